import type { Clock } from '#core/kernel/clock';
import type { Logger } from '#main/ports/logger';
import type { AppPart } from './parts';

/** A part that does not stop in time is left behind: the screen must not stay with an app that is going. */
const STOP_WITHIN_MS = 3_000;

/** Ends the app in order: everything is stopped first, once, for at most three seconds. */
export class Lifecycle {
  readonly #app: Pick<AppPart, 'on' | 'exit'>;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #stop: () => Promise<void>;
  #ending: Promise<void> | null = null;

  constructor(app: Pick<AppPart, 'on' | 'exit'>, clock: Clock, log: Logger, stop: () => Promise<void>) {
    this.#app = app;
    this.#clock = clock;
    this.#log = log;
    this.#stop = stop;
    app.on('before-quit', (event) => {
      event.preventDefault();
      this.quit();
    });
    // A kiosk does not end because a window was closed.
    app.on('window-all-closed', () => undefined);
  }

  get ending(): boolean {
    return this.#ending !== null;
  }

  quit(): void {
    this.end(() => {
      this.#app.exit(0);
    });
  }

  /** Stops everything, then does the last thing. Only the first call counts. */
  end(last: () => void): void {
    this.#ending ??= this.#stopInTime().then(last);
  }

  #stopInTime(): Promise<void> {
    return new Promise((resolve) => {
      const late = this.#clock.after(STOP_WITHIN_MS, () => {
        this.#log.warn('Not everything stopped in time', { withinMs: STOP_WITHIN_MS });
        resolve();
      });
      this.#stop()
        .catch((cause: unknown) => {
          this.#log.error('Something could not be stopped', { cause });
        })
        .finally(() => {
          late.dispose();
          resolve();
        });
    });
  }
}
