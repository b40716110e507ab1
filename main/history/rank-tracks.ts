import type { Entry } from '#core/domain/board';

/** When an entry came to a rank, ms since the epoch. */
export type RankPoint = readonly [atMs: number, rank: number];

/** Who was never this high has no track. */
const RANKS_TRACKED = 30;
/** Changes nearer than this are one. */
export const POINT_SPACING_MS = 15_000;
/** Of more, every second one goes. */
const POINTS_PER_TRACK = 160;

/** How the ranks near the top went, since the day began. */
export class RankTracks {
  readonly #tracks = new Map<string, RankPoint[]>();
  #fromMs = 0;

  get fromMs(): number {
    return this.#fromMs;
  }

  get all(): readonly (readonly [string, readonly RankPoint[]])[] {
    return [...this.#tracks].map(([id, points]) => [id, [...points]]);
  }

  of(id: string): readonly RankPoint[] {
    return this.#tracks.get(id) ?? [];
  }

  restore(tracks: readonly (readonly [string, readonly RankPoint[]])[], fromMs: number): void {
    this.#fromMs = fromMs;
    for (const [id, points] of tracks) this.#tracks.set(id, [...points]);
  }

  clear(): void {
    this.#tracks.clear();
  }

  look(entries: readonly Entry[], atMs: number): void {
    if (this.#tracks.size === 0) this.#fromMs = atMs;
    const listed = new Set(entries.map((entry) => entry.id));
    for (const id of this.#tracks.keys()) if (!listed.has(id)) this.#tracks.delete(id);
    for (const { id, rank } of entries) {
      const points = this.#tracks.get(id);
      if (points !== undefined) note(points, atMs, rank);
      else if (rank <= RANKS_TRACKED) this.#tracks.set(id, [[atMs, rank]]);
    }
  }
}

function note(points: RankPoint[], atMs: number, rank: number): void {
  const last = points.at(-1);
  if (last?.[1] === rank) return;
  const [lastMs] = last ?? [-Infinity];
  if (points.length > 1 && atMs - lastMs < POINT_SPACING_MS) points.pop();
  if (points.at(-1)?.[1] !== rank) points.push([Math.max(atMs, points.at(-1)?.[0] ?? atMs), rank]);
  if (points.length <= POINTS_PER_TRACK) return;
  const thinned = points.filter((_, index) => index % 2 === 0 || index === points.length - 1);
  points.splice(0, points.length, ...thinned);
}
