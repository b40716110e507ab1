import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Scenario } from './scenario/scenario';
import type { Emission } from './wire-types';

/** After a longer pause, such as a sleeping machine, the story goes on where it was instead of catching up. */
const LONGEST_CATCH_UP_MS = 2_000;

/** Plays a scenario in real time until it is disposed. */
export class Player implements Disposable {
  readonly #clock: Clock;
  readonly #scenario: Scenario;
  readonly #send: (emission: Emission) => void;
  #timer: Disposable | null = null;
  #lastMs: number;

  constructor(clock: Clock, scenario: Scenario, send: (emission: Emission) => void) {
    this.#clock = clock;
    this.#scenario = scenario;
    this.#send = send;
    this.#lastMs = clock.monotonic();
    this.#wait();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = null;
  }

  #wait(): void {
    const waitMs = this.#scenario.nextInMs;
    if (waitMs === Infinity) return;
    this.#timer = this.#clock.after(Math.max(1, Math.ceil(waitMs)), () => {
      this.#play();
    });
  }

  #play(): void {
    const nowMs = this.#clock.monotonic();
    const waitedMs = this.#scenario.nextInMs;
    const elapsedMs = Math.min(nowMs - this.#lastMs, waitedMs + LONGEST_CATCH_UP_MS);
    this.#lastMs = nowMs;
    for (const emission of this.#scenario.advance(elapsedMs, this.#clock.now())) this.#send(emission);
    this.#wait();
  }
}
