/** What is celebrated; decides the words above the name. */
export type CelebrationKind = 'rank' | 'milestone' | 'streak' | 'contest' | 'level' | 'achievement' | 'team-goal';

/** Decides the size of a celebration. */
export type Rarity = 'common' | 'rare' | 'epic' | 'legendary';

export const CELEBRATION_KINDS = [
  'rank',
  'milestone',
  'streak',
  'contest',
  'level',
  'achievement',
  'team-goal',
] as const satisfies readonly CelebrationKind[];

export const RARITIES = ['common', 'rare', 'epic', 'legendary'] as const satisfies readonly Rarity[];

/** A moment that may take the screen. */
export interface Celebration {
  /** The backend's id, or one made from what it says: the same moment told twice has the same id. */
  readonly id: string;
  /** Whose it is: two sources may give the same id. Absent until it goes to the walls. */
  readonly sourceId?: string | undefined;
  readonly kind: CelebrationKind;
  readonly rarity: Rarity;
  readonly entryId: string | null;
  readonly name: string;
  readonly title: string;
  readonly detail: string | null;
  readonly icon: string | null;
  /** A `data:` picture of the person, where it is known. */
  readonly avatar?: string | null | undefined;
  /** When it came, ms since the epoch. */
  readonly atMs: number;
  /** When it happened by the backend's clock, which may be wrong; absent where it does not say. */
  readonly happenedAtMs?: number | undefined;
}

/** One for each celebration of all sources. */
export function celebrationKey({ sourceId, id }: Pick<Celebration, 'id' | 'sourceId'>): string {
  return `${sourceId ?? ''}/${id}`;
}

/** How long a celebration is worth showing after it happened, by rarity. Older ones are dropped, not replayed. */
const TTL_MS: Readonly<Record<Rarity, number>> = { common: 60_000, rare: 90_000, epic: 180_000, legendary: 300_000 };

/** A rank is soon another one; a contest that was won and a goal that was reached stay so. */
const LASTING: Readonly<Record<CelebrationKind, number>> = {
  rank: 0.5,
  milestone: 1,
  streak: 1,
  contest: 2,
  level: 1,
  achievement: 1,
  'team-goal': 2,
};

export function timeToLiveMs({ kind, rarity }: Pick<Celebration, 'kind' | 'rarity'>): number {
  return TTL_MS[rarity] * LASTING[kind];
}

/** 0 for common to 3 for legendary. */
export function importance({ rarity }: { readonly rarity: Rarity }): number {
  return RARITIES.indexOf(rarity);
}
