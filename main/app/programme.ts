import type { PlaylistItem } from '#core/config/playlist';
import { sourceOfBoard } from '#core/domain/board';
import { isWithin, localTimeAt } from '#core/domain/hours';
import type { PassedOver } from '#core/ipc/playlist-view';
import type { FramePanels } from '#core/ipc/panels';
import { boardsInTurn, livelySources, LIVE_SCENE, quietSources, type RankedBoards, type Showing } from './playlist';

/** What there is to choose from now. */
export interface Offer {
  /** Of the sources that are switched on, in their order. */
  readonly sourceIds: readonly string[];
  readonly boards: RankedBoards & { has(boardId: string): boolean };
  readonly panels: FramePanels;
  /** The board of the contest of a source while it runs; null otherwise. */
  readonly contestBoardId: (sourceId: string) => string | null;
  /** The same, whether it runs or not. */
  readonly lastContestBoardId: (sourceId: string) => string | null;
  /** Has this something to show? */
  readonly has: (showing: Showing) => boolean;
  readonly nowMs: number;
}

/** One item of a playlist: what it shows now, or why it is passed over. */
export interface Slot {
  readonly item: PlaylistItem;
  readonly showings: readonly Showing[];
  readonly passedOver: PassedOver | null;
}

const DAY = '00:00';

/** @param name of the playlist: slots of two playlists are not the same */
export function programme(items: readonly PlaylistItem[], offer: Offer, name: string): readonly Slot[] {
  return items.map((item, index) => slotOf(item, offer, `${name}/${index}`));
}

export function slotOf(item: PlaylistItem, offer: Offer, slot: string): Slot {
  const hindrance = hindered(item, offer);
  if (hindrance !== null) return { item, showings: [], passedOver: hindrance };
  const settings = settingsOf(item);
  const showings = candidates(item, offer)
    .map((one) => ({ ...one, ...settings, slot }))
    .filter(offer.has);
  return { item, showings, passedOver: showings.length > 0 ? null : (missing(item, offer) ?? 'no-data') };
}

/** Conditions that have nothing to do with data. */
function hindered({ when, source }: PlaylistItem, offer: Offer): PassedOver | null {
  if (source !== undefined && !offer.sourceIds.includes(source)) return 'source-off';
  if (when === undefined) return null;
  const { from = DAY, until = DAY, weekdays, contest } = when;
  if (!isWithin({ from, until, weekdays }, localTimeAt(offer.nowMs))) return 'hours';
  return contest === true && !contestRuns(source, offer) ? 'no-contest' : null;
}

function missing({ scene, source }: PlaylistItem, offer: Offer): PassedOver | null {
  return scene === 'contest' && !contestRuns(source, offer) ? 'no-contest' : null;
}

function contestRuns(source: string | undefined, { sourceIds, contestBoardId }: Offer): boolean {
  return sourceIds.some((id) => (source === undefined || source === id) && contestBoardId(id) !== null);
}

/** What is said of a showing besides what it shows. */
function settingsOf({ durationSeconds, period, view, title }: PlaylistItem): Partial<Showing> {
  return {
    ...(durationSeconds === undefined ? {} : { turnMs: durationSeconds * 1_000 }),
    ...(period === undefined ? {} : { period }),
    ...(view === undefined ? {} : { view }),
    ...(title === undefined ? {} : { title }),
  };
}

function candidates(item: PlaylistItem, offer: Offer): readonly Showing[] {
  const { scene, source } = item;
  const { boards, panels } = offer;
  const sourceIds = source === undefined ? offer.sourceIds : [source];
  const at = (boardId: string | null, ids: readonly string[]): Showing => ({ scene, boardId, sourceIds: ids });
  switch (scene) {
    case 'leaderboard':
      return onBoard(item, offer) ?? boardsInTurn(sourceIds, boards);
    case 'battle':
    case 'movers':
    case 'race':
      return (
        onBoard(item, offer) ??
        boardsInTurn(sourceIds, boards)
          .map((one) => ({ ...one, scene }))
          .slice(0, 1)
      );
    case 'contest':
      return (
        onBoard(item, offer) ??
        sourceIds.flatMap((id) => {
          const boardId = offer.contestBoardId(id);
          return boardId === null ? [] : [at(boardId, [id])];
        })
      );
    case 'winners':
    case 'hall-of-fame':
      return onBoard(item, offer) ?? (sourceIds.length === 0 ? [] : [at(null, sourceIds)]);
    case 'pair':
      return pairOf(item, sourceIds, boards);
    case LIVE_SCENE:
    case 'activity': {
      const told = scene === 'activity' ? activeSources(panels) : [...livelySources(panels), ...quietSources(panels)];
      const shown = sourceIds.filter((id) => told.includes(id));
      return shown.length === 0 ? [] : [at(null, shown)];
    }
    case 'message': {
      const { title = null, text = null, image = null } = item;
      return (title ?? text ?? image) ? [{ ...at(null, sourceIds), message: { title, text, image } }] : [];
    }
  }
}

/** The board that an item names, if it does; nothing while there is no such board. */
function onBoard({ scene, board }: PlaylistItem, { boards, sourceIds }: Offer): readonly Showing[] | null {
  if (board === undefined) return null;
  const sourceId = sourceOfBoard(board);
  const there = sourceIds.includes(sourceId) && boards.has(board);
  return there ? [{ scene, boardId: board, sourceIds: [sourceId] }] : [];
}

/** The two that are named; or else the main boards of the first two sources, or two boards of the only one. */
function pairOf({ boards: named }: PlaylistItem, sourceIds: readonly string[], boards: Offer['boards']): Showing[] {
  const mains = boardsInTurn(sourceIds, boards).flatMap(({ boardId }) => boardId ?? []);
  const firsts = mains.filter(
    (id, index) => mains.findIndex((one) => sourceOfBoard(one) === sourceOfBoard(id)) === index,
  );
  const inOne = sourceIds.flatMap((id) => boards.boardIds(id));
  const chosen = named ?? [firsts, mains, inOne].find(({ length }) => length > 1)?.slice(0, 2) ?? [];
  const there = chosen.filter((id) => boards.has(id) && sourceIds.includes(sourceOfBoard(id)));
  const [first, second] = there;
  if (first === undefined || second === undefined) return [];
  const ids = [...new Set(there.map(sourceOfBoard))];
  return [{ scene: 'pair', boardId: first, boardIds: [first, second], sourceIds: ids }];
}

function activeSources({ activity }: FramePanels): readonly string[] {
  return activity.map(({ sourceId }) => sourceId);
}
