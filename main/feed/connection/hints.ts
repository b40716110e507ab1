import type { Clock } from '#core/kernel/clock';
import { Disposer, disposable, type Disposable } from '#core/kernel/disposer';
import type { NetworkHints } from '#main/ports/network-hints';
import { WakeWatch } from './wake-watch';

/** Changes of the network are passed on this often at most; the last of them always is. */
export const HINT_GAP_MS = 3_000;

/** `wake`: this machine may have slept. `network`: its addresses are others. */
export type Hint = 'wake' | 'network';

/** What makes it worth while to try a connection at once: shared by all sources. It runs only while somebody listens. */
export class Hints {
  readonly #clock: Clock;
  readonly #network: NetworkHints | null;
  readonly #wake: WakeWatch;
  readonly #listeners = new Set<(hint: Hint) => void>();
  #running: Disposer | null = null;
  #toldMs: number | null = null;
  #later: Disposable | null = null;

  constructor(clock: Clock, network: NetworkHints | null = null) {
    this.#clock = clock;
    this.#network = network;
    this.#wake = new WakeWatch(clock);
  }

  /** Is this machine in a network at all, as far as is known? */
  get networkIsUp(): boolean {
    return this.#network?.isUp?.() === true;
  }

  onHint(listener: (hint: Hint) => void): Disposable {
    const held = (hint: Hint): void => {
      listener(hint);
    };
    this.#listeners.add(held);
    this.#running ??= this.#run();
    return disposable(() => {
      this.#listeners.delete(held);
      if (this.#listeners.size > 0) return;
      this.#running?.dispose();
      this.#running = null;
    });
  }

  #run(): Disposer {
    const running = new Disposer();
    running.add(
      this.#wake.onWake(() => {
        this.#tell('wake');
      }),
    );
    const network = this.#network?.onChange(() => {
      this.#networkChanged();
    });
    if (network) running.add(network);
    running.add(
      disposable(() => {
        this.#later?.dispose();
        this.#later = null;
      }),
    );
    return running;
  }

  /** A network that comes and goes must not become a storm of attempts. */
  #networkChanged(): void {
    if (this.#later) return;
    const leftMs = this.#toldMs === null ? 0 : this.#toldMs + HINT_GAP_MS - this.#clock.monotonic();
    if (leftMs <= 0) {
      this.#tell('network');
      return;
    }
    this.#later = this.#clock.after(leftMs, () => {
      this.#later = null;
      this.#tell('network');
    });
  }

  #tell(hint: Hint): void {
    this.#toldMs = this.#clock.monotonic();
    for (const listener of [...this.#listeners]) listener(hint);
  }
}
