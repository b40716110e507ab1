import type { Disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';

/** For tests: a clock of a process that may stand still: what is due meanwhile happens at the end of it, all at once. */
export class FreezingClock extends FakeClock {
  #freezeEndMs = 0;

  override monotonic(): number {
    return Math.max(super.monotonic(), this.#freezeEndMs);
  }

  override now(): number {
    return super.now() + this.#aheadMs();
  }

  override after(delayMs: number, callback: () => void): Disposable {
    // As in Node, nothing that is asked for now happens in this turn.
    return super.after(this.#aheadMs() + Math.max(1, delayMs), callback);
  }

  freeze(ms: number): void {
    this.#freezeEndMs = super.monotonic() + ms;
    this.advance(ms);
  }

  #aheadMs(): number {
    return this.monotonic() - super.monotonic();
  }
}
