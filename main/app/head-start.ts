import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';

/** Without a wall, the sources wait for no longer. */
const MOST_MS = 1_000;

/**
 * What a wall has over the sources when the app starts: the last board is on screen sooner while this process answers the
 * page alone. Connecting keeps it busy for some tenths of a second, just when the page asks for its files.
 */
export class HeadStart implements Disposable {
  readonly #clock: Clock;
  #timer: Disposable | null = null;
  #over: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls back once a wall shows something, or after a moment without one; not when disposed before. */
  give(over: () => void): void {
    this.#over = over;
    this.#timer = this.#clock.after(MOST_MS, () => {
      this.painted();
    });
  }

  /** A wall shows something. */
  painted(): void {
    const over = this.#over;
    this.dispose();
    over();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#over = () => undefined;
  }
}
