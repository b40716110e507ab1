import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  CELEBRATION_SHOW_MS,
  celebrationKey,
  enqueueCelebration,
  nextCelebration,
  type Celebration,
} from '#core/domain/celebrations';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';

export type CelebrationOutcome = 'shown' | 'expired' | 'dropped';

export interface CelebrationOnShow {
  readonly celebration: Celebration;
  readonly leaving: boolean;
}

export const CELEBRATION_OUT_MS = 350;
/** The board is seen for a moment between two celebrations. */
const PAUSE_MS = 600;

export interface CelebrationParts {
  readonly clock: Clock;
  /** Told once for each celebration that arrived. */
  readonly report: (celebration: Celebration, outcome: CelebrationOutcome) => void;
}

/** Shows celebrations one at a time, the most important first, and none that has become old news. */
export class CelebrationDirector implements Disposable {
  readonly onShow: StoreApi<{ readonly current: CelebrationOnShow | null }> = createStore<{
    readonly current: CelebrationOnShow | null;
  }>(() => ({ current: null }));
  readonly #parts: CelebrationParts;
  #queue: readonly Celebration[] = [];
  #timer: Disposable | null = null;

  constructor(parts: CelebrationParts) {
    this.#parts = parts;
  }

  arrive(celebrations: readonly Celebration[]): void {
    for (const celebration of celebrations) {
      if (this.#known(celebration)) continue;
      const { queue, dropped } = enqueueCelebration(this.#queue, celebration);
      this.#queue = queue;
      if (dropped !== null) this.#parts.report(dropped, 'dropped');
    }
    if (this.#timer === null) this.#next();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = null;
  }

  #known(arrival: Celebration): boolean {
    const current = this.onShow.getState().current;
    const known = current === null ? this.#queue : [current.celebration, ...this.#queue];
    return known.some((one) => celebrationKey(one) === celebrationKey(arrival));
  }

  #next(): void {
    const { show, queue, expired } = nextCelebration(this.#queue, this.#parts.clock.now());
    this.#queue = queue;
    this.#timer = null;
    for (const old of expired) this.#parts.report(old, 'expired');
    if (show === null) return;
    this.onShow.setState({ current: { celebration: show, leaving: false } });
    this.#parts.report(show, 'shown');
    this.#after(CELEBRATION_SHOW_MS[show.rarity], () => {
      this.onShow.setState({ current: { celebration: show, leaving: true } });
      this.#after(CELEBRATION_OUT_MS, () => {
        this.onShow.setState({ current: null });
        this.#after(PAUSE_MS, () => {
          this.#next();
        });
      });
    });
  }

  #after(delayMs: number, step: () => void): void {
    this.#timer = this.#parts.clock.after(delayMs, step);
  }
}
