import { CELEBRATION_KINDS, type Celebration, type CelebrationKind, type Rarity } from './celebrations';
import type { CelebrationSound } from './motifs';

/** A celebration as a wall is to show it: one moment, several in one, or what happened during an outage. */

export type StagedKind = CelebrationKind | 'digest';

export const STAGED_KINDS = [...CELEBRATION_KINDS, 'digest'] as const satisfies readonly StagedKind[];

export interface StagedCelebration extends Omit<Celebration, 'kind' | 'happenedAtMs'> {
  readonly kind: StagedKind;
  /** Who else is celebrated for the same, as far as there is room for their names… */
  readonly others: readonly { readonly entryId: string | null; readonly name: string }[];
  /** …and how many there are. */
  readonly othersCount: number;
  /** What else the same person has reached, as far as there is room… */
  readonly lines: readonly string[];
  /** …and how many more. */
  readonly moreLines: number;
  /** Of an outage. */
  readonly digest: Digest | null;
  /** Asked for in the settings window: marked, and told to nobody. */
  readonly rehearsal: boolean;
  /** null on walls that stay silent. */
  readonly sound: CelebrationSound | null;
}

export interface Digest {
  readonly counts: readonly { readonly kind: CelebrationKind; readonly count: number }[];
  /** The most important ones, at most `DIGEST_BEST`. */
  readonly best: readonly { readonly entryId: string | null; readonly name: string; readonly title: string }[];
}

export const OTHERS_NAMED = 4;
export const LINES_SHOWN = 3;
export const DIGEST_BEST = 3;

/** How long a celebration holds the screen, by rarity. */
const SHOW_MS: Readonly<Record<Rarity, number>> = { common: 4_500, rare: 5_500, epic: 7_000, legendary: 9_000 };
const DIGEST_MS = 9_000;
/** Each further name or line takes this long to read. */
const READING_MS = 500;

/** How long it leaves, and for how long the scene is seen before the next one. */
export const CELEBRATION_OUT_MS = 350;
export const CELEBRATION_PAUSE_MS = 600;

export function showMs(staged: Pick<StagedCelebration, 'kind' | 'rarity' | 'others' | 'lines'>): number {
  if (staged.kind === 'digest') return DIGEST_MS;
  return SHOW_MS[staged.rarity] + (staged.others.length + staged.lines.length) * READING_MS;
}

/** From its start until the next may start. */
export function turnMs(staged: Pick<StagedCelebration, 'kind' | 'rarity' | 'others' | 'lines'>): number {
  return showMs(staged) + CELEBRATION_OUT_MS + CELEBRATION_PAUSE_MS;
}

/** May it take the place of one that is on show? Great moments do not wait behind small ones. */
export function interrupts(
  arrival: Pick<StagedCelebration, 'rarity'>,
  onShow: Pick<StagedCelebration, 'rarity'>,
): boolean {
  return arrival.rarity === 'legendary' && (onShow.rarity === 'common' || onShow.rarity === 'rare');
}
