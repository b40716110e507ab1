/** What is celebrated; decides the words above the name. */
export type CelebrationKind = 'rank' | 'milestone' | 'streak' | 'contest' | 'level' | 'achievement' | 'team-goal';

/** Decides the size of a celebration. */
export type Rarity = 'common' | 'rare' | 'epic' | 'legendary';

export const RARITIES: readonly Rarity[] = ['common', 'rare', 'epic', 'legendary'];

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
  readonly atMs: number;
}

/** One for each celebration of all sources. */
export function celebrationKey({ sourceId, id }: Pick<Celebration, 'id' | 'sourceId'>): string {
  return `${sourceId ?? ''}/${id}`;
}

/** How long a celebration is worth showing after it happened, by rarity. Older ones are dropped, not replayed. */
export const CELEBRATION_TTL_MS: Readonly<Record<Rarity, number>> = {
  common: 60_000,
  rare: 90_000,
  epic: 180_000,
  legendary: 300_000,
};

/** How long a celebration holds the screen, by rarity. */
export const CELEBRATION_SHOW_MS: Readonly<Record<Rarity, number>> = {
  common: 4_500,
  rare: 5_500,
  epic: 7_000,
  legendary: 9_000,
};

/** More than this waits for no one: the least important waiting celebration is dropped. */
export const CELEBRATION_QUEUE_LIMIT = 12;

const weight = (rarity: Rarity): number => RARITIES.indexOf(rarity);

/** Adds a celebration in order of importance, then age. Returns what had to go, for the count. */
export function enqueueCelebration(
  queue: readonly Celebration[],
  arrival: Celebration,
): { readonly queue: readonly Celebration[]; readonly dropped: Celebration | null } {
  const at = queue.findIndex((waiting) => weight(waiting.rarity) < weight(arrival.rarity));
  const next = at === -1 ? [...queue, arrival] : [...queue.slice(0, at), arrival, ...queue.slice(at)];
  if (next.length <= CELEBRATION_QUEUE_LIMIT) return { queue: next, dropped: null };
  return { queue: next.slice(0, CELEBRATION_QUEUE_LIMIT), dropped: next.at(-1) ?? null };
}

/** Takes the first celebration that is still worth showing; what expired while waiting is returned for the count. */
export function nextCelebration(
  queue: readonly Celebration[],
  nowMs: number,
): {
  readonly show: Celebration | null;
  readonly queue: readonly Celebration[];
  readonly expired: readonly Celebration[];
} {
  const expired: Celebration[] = [];
  for (const [index, waiting] of queue.entries()) {
    if (nowMs - waiting.atMs <= CELEBRATION_TTL_MS[waiting.rarity]) {
      return { show: waiting, queue: queue.slice(index + 1), expired };
    }
    expired.push(waiting);
  }
  return { show: null, queue: [], expired };
}
