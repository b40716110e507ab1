import { instant, type Clock, type Instant } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Position } from './position';
import type { Streams } from './streams';

/** A head that is not reached within this time will not be: the feed is silent. */
export const HEAD_GRACE_MS = 2_000;

export interface HeadWatchDeps {
  readonly clock: Clock;
  readonly streams: Streams;
}

/** Compares what a backend says of its streams with what has come of them: a live socket may stand before a silent feed. */
export class HeadWatch implements Disposable {
  readonly #deps: HeadWatchDeps;
  #grace: Disposable | null = null;

  constructor(deps: HeadWatchDeps) {
    this.#deps = deps;
  }

  /** True: all that the backend has told has come. Otherwise `missed` is called if that stays so for the grace time. */
  told(heads: readonly Position[], missed: () => void): boolean {
    const { clock, streams } = this.#deps;
    if (streams.agrees(heads)) return true;
    if (this.#grace !== null) return false;
    const since = instant(clock);
    const doubtful = heads.flatMap((head) => {
      const held = streams.heldAt(head);
      return held === undefined || held === head.seq ? [] : [{ head, held }];
    });
    if (doubtful.length === 0) return false;
    this.#grace = clock.after(HEAD_GRACE_MS, () => {
      this.#grace = null;
      const behind = doubtful.filter(({ head, held }) => !this.#caughtUp(head, held));
      this.#miss(
        behind.map(({ head }) => head),
        since,
        missed,
      );
    });
    return false;
  }

  dispose(): void {
    this.#grace?.dispose();
    this.#grace = null;
  }

  #miss(heads: readonly Position[], since: Instant, missed: () => void): void {
    for (const head of heads) this.#deps.streams.missed(head, since);
    if (heads.length > 0) missed();
  }

  /** Has the feed come to the head, or gone on from where it was when the head was behind it? */
  #caughtUp(head: Position, before: number | null): boolean {
    const held = this.#deps.streams.heldAt(head);
    if (held === undefined) return true;
    return held !== null && held >= head.seq && (held === head.seq || held > (before ?? -Infinity));
  }
}
