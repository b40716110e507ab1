import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';

/** A browser that ends sooner than this did not work; the pause before the next try then grows. */
const WORKED_AFTER_MS = 20_000;
const PAUSE_MS = { shortest: 2_000, longest: 60_000 };

/** A browser's process. */
export interface RunningBrowser {
  /** Called when it has ended, or could not be started; perhaps twice. */
  onEnd(listener: () => void): void;
  kill(): void;
}

export interface KioskDeps {
  readonly clock: Clock;
  /** Starts a browser with this address. */
  readonly start: (url: string) => RunningBrowser;
}

/** Keeps a browser open on the wall: one that crashed or was closed by accident is opened again. */
export class Kiosk {
  readonly #deps: KioskDeps;
  #browser: RunningBrowser | null = null;
  #again: Disposable | null = null;
  #failures = 0;
  #closed = false;

  constructor(deps: KioskDeps) {
    this.#deps = deps;
  }

  show(url: string): void {
    const startedMs = this.#deps.clock.monotonic();
    const browser = this.#deps.start(url);
    this.#browser = browser;
    browser.onEnd(() => {
      if (this.#closed || this.#browser !== browser) return;
      this.#browser = null;
      this.#failures = this.#deps.clock.monotonic() - startedMs >= WORKED_AFTER_MS ? 0 : this.#failures + 1;
      const pauseMs = Math.min(PAUSE_MS.longest, PAUSE_MS.shortest * 2 ** this.#failures);
      this.#again = this.#deps.clock.after(pauseMs, () => this.show(url));
    });
  }

  close(): void {
    this.#closed = true;
    this.#again?.dispose();
    this.#browser?.kill();
  }
}
