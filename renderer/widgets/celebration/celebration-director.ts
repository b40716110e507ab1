import { createStore, type StoreApi } from 'zustand/vanilla';
import { celebrationKey, importance } from '#core/domain/celebrations';
import {
  CELEBRATION_OUT_MS,
  CELEBRATION_PAUSE_MS,
  interrupts,
  showMs,
  type StagedCelebration,
} from '#core/domain/staged-celebration';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';

export type CelebrationOutcome = 'shown' | 'expired' | 'dropped';

export interface CelebrationOnShow {
  readonly celebration: StagedCelebration;
  readonly leaving: boolean;
}

export interface CelebrationParts {
  readonly clock: Clock;
  /** Told once for each celebration that arrived. */
  readonly report: (celebration: StagedCelebration, outcome: CelebrationOutcome) => void;
  /** Told as it begins: its sound may start. */
  readonly begins?: (celebration: StagedCelebration) => void;
}

/** The app sends one when the screen is free. One that had to wait longer than this waited for a page that stood still. */
const PATIENCE_MS = 30_000;
/** More than this waits for no one: the least important one is dropped. */
const WAITING_LIMIT = 4;

/**
 * Shows celebrations one at a time; which ones and when is the app's decision. Scenes change before or after one, and a
 * great moment that arrives during a small one lets that one leave first.
 */
export class CelebrationDirector implements Disposable {
  readonly onShow: StoreApi<{ readonly current: CelebrationOnShow | null }> = createStore<{
    readonly current: CelebrationOnShow | null;
  }>(() => ({ current: null }));
  readonly #parts: CelebrationParts;
  #waiting: readonly StagedCelebration[] = [];
  #timer: Disposable | null = null;
  /** Scene changes that are under way. */
  #held = 0;

  constructor(parts: CelebrationParts) {
    this.#parts = parts;
  }

  arrive(celebrations: readonly StagedCelebration[]): void {
    for (const celebration of celebrations) {
      if (this.#known(celebration)) continue;
      this.#wait(celebration);
      const { current } = this.onShow.getState();
      if (current !== null && !current.leaving && interrupts(celebration, current.celebration)) this.#leave();
    }
    if (this.#timer === null) this.#next();
  }

  /** Begins nothing until the promise settles: a scene is changing. */
  waitFor(change: Promise<unknown>): void {
    this.#held++;
    const done = (): void => {
      this.#held--;
      if (this.#timer === null) this.#next();
    };
    change.then(done, done);
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = null;
  }

  #known(arrival: StagedCelebration): boolean {
    const current = this.onShow.getState().current;
    const known = current === null ? this.#waiting : [current.celebration, ...this.#waiting];
    return known.some((one) => celebrationKey(one) === celebrationKey(arrival));
  }

  #wait(arrival: StagedCelebration): void {
    const at = this.#waiting.findIndex((waiting) => importance(waiting) < importance(arrival));
    const place = at === -1 ? this.#waiting.length : at;
    const next = [...this.#waiting.slice(0, place), arrival, ...this.#waiting.slice(place)];
    this.#waiting = next.slice(0, WAITING_LIMIT);
    for (const one of next.slice(WAITING_LIMIT)) this.#parts.report(one, 'dropped');
  }

  #next(): void {
    this.#timer = null;
    if (this.#held > 0) return;
    const [show, ...rest] = this.#waiting;
    if (show === undefined) return;
    this.#waiting = rest;
    if (this.#parts.clock.now() - show.atMs > PATIENCE_MS) {
      this.#parts.report(show, 'expired');
      this.#next();
      return;
    }
    this.onShow.setState({ current: { celebration: show, leaving: false } });
    this.#parts.report(show, 'shown');
    this.#parts.begins?.(show);
    this.#after(showMs(show), () => {
      this.#leave();
    });
  }

  /** By its own exit, whenever that is. */
  #leave(): void {
    const { current } = this.onShow.getState();
    if (current === null) return;
    this.onShow.setState({ current: { ...current, leaving: true } });
    this.#after(CELEBRATION_OUT_MS, () => {
      this.onShow.setState({ current: null });
      this.#after(CELEBRATION_PAUSE_MS, () => {
        this.#next();
      });
    });
  }

  #after(delayMs: number, step: () => void): void {
    this.#timer?.dispose();
    this.#timer = this.#parts.clock.after(delayMs, step);
  }
}
