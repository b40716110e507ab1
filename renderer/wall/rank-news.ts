import type { WallState } from './wall-state';

/** More than these would be read out for too long. */
const MOST_TOLD = 3;

export interface RankChange {
  readonly entryId: string;
  readonly rank: number;
}

/** Gathers changes of rank, so that they can be told now and then instead of with every frame. */
export class RankNews {
  /** Where those who have moved stood when the last news were told. */
  #from = new Map<string, number>();

  /** True when there is something to tell. */
  take(before: WallState, after: WallState): boolean {
    // Another board is no news about anyone.
    if (before.board === null || before.board.id !== after.board?.id || before.epoch !== after.epoch)
      this.#from.clear();
    else if (before.rows !== after.rows) {
      for (const [id, row] of after.rows) {
        const was = before.rows.get(id)?.rank;
        if (was !== undefined && was !== row.rank && !this.#from.has(id)) this.#from.set(id, was);
      }
    }
    return this.#from.size > 0;
  }

  /** Who has come up since this was asked last, the best first. Those who were passed are not named for it. */
  told({ rows }: Pick<WallState, 'rows'>): readonly RankChange[] {
    const from = this.#from;
    this.#from = new Map();
    return [...from]
      .flatMap(([entryId, was]) => {
        const rank = rows.get(entryId)?.rank;
        return rank === undefined || rank >= was ? [] : [{ entryId, rank }];
      })
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MOST_TOLD);
  }
}
