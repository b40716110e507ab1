import { sourceOfBoard } from '#core/domain/board';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { FrameRow } from '#core/ipc/frame';
import type { Words } from '../../language/words';
import type { WallState } from '../../wall/wall-state';

export interface CelebrationTexts {
  readonly heading: string;
  readonly name: string;
  /** Empty where there is nothing more to say. */
  readonly title: string;
  /** Is the title about this one moment, and not about several? */
  readonly titleIsOwn: boolean;
  readonly lines: readonly string[];
}

/** What a celebration says. People whom a backend tells only by their id are called by the name on the board. */
export function celebrationTexts(
  celebration: StagedCelebration,
  words: Words['celebrations'],
  rows: ReadonlyMap<string, Pick<FrameRow, 'name' | 'rank'>>,
): CelebrationTexts {
  const { kind, rarity, entryId, name, others, othersCount, lines, moreLines, digest, rehearsal } = celebration;
  const called = (id: string | null, told: string): string => (id === told ? (rows.get(id)?.name ?? told) : told);
  if (kind === 'digest') {
    return {
      heading: words.away.heading,
      name: (digest?.counts ?? []).map((one) => words.alike(one.kind, one.count)).join(' · '),
      title: words.away.best,
      titleIsOwn: false,
      lines: (digest?.best ?? []).map((one) => `${called(one.entryId, one.name)}: ${one.title}`),
    };
  }
  const people = [called(entryId, name), ...others.map((one) => called(one.entryId, one.name))];
  // Those without a name here are counted.
  const unnamed = Array<string>(othersCount - others.length).fill('');
  const own = celebration.title === '' && rehearsal ? words.samples[kind] : celebration.title;
  return {
    heading: isFirstRank(celebration, rows) ? words.newNumberOne : words.heading(kind, rarity),
    name: othersCount === 0 ? called(entryId, name) : words.together([...people, ...unnamed]),
    title: own === '' ? words.alike(kind, othersCount + 1) : own,
    titleIsOwn: own !== '',
    lines: moreLines === 0 ? lines : [...lines, words.more(moreLines)],
  };
}

/** Has somebody become the first of the board? */
export function isFirstRank(
  { kind, entryId }: StagedCelebration,
  rows: ReadonlyMap<string, Pick<FrameRow, 'rank'>>,
): boolean {
  return kind === 'rank' && entryId !== null && rows.get(entryId)?.rank === 1;
}

/** The people of the board on show, where it is one of the source that celebrates: ids mean something else elsewhere. */
export function rowsOnShow({ board, rows }: WallState, { sourceId }: StagedCelebration): ReadonlyMap<string, FrameRow> {
  return board !== null && (sourceId === undefined || sourceOfBoard(board.id) === sourceId) ? rows : NOBODY;
}

const NOBODY: ReadonlyMap<string, FrameRow> = new Map();
