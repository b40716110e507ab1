import type { NetworkInterfaceInfo } from 'node:os';
import type { Clock } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';
import type { NetworkHints } from '#main/ports/network-hints';

/** The addresses of this machine are compared this often; no system tells Node of a change. */
export const LOOK_EVERY_MS = 3_000;

export type Interfaces = () => Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Looks whether this machine's addresses are others than before: a cable, a wireless network, a lease. */
export class NodeNetworkHints implements NetworkHints {
  readonly #clock: Clock;
  readonly #interfaces: Interfaces;
  readonly #listeners = new Set<() => void>();
  #looking: Disposable | null = null;
  #known = '';

  /** @param interfaces `networkInterfaces` of node:os */
  constructor(clock: Clock, interfaces: Interfaces) {
    this.#clock = clock;
    this.#interfaces = interfaces;
  }

  onChange(listener: () => void): Disposable {
    // The same function may listen twice.
    const held = (): void => {
      listener();
    };
    this.#listeners.add(held);
    if (this.#looking === null) {
      this.#known = this.#addresses() ?? '';
      this.#looking = this.#clock.every(LOOK_EVERY_MS, () => {
        this.#look();
      });
    }
    return disposable(() => {
      this.#listeners.delete(held);
      if (this.#listeners.size > 0) return;
      this.#looking?.dispose();
      this.#looking = null;
    });
  }

  isUp(): boolean {
    return (this.#addresses() ?? '') !== '';
  }

  #look(): void {
    const now = this.#addresses();
    if (now === null || now === this.#known) return;
    this.#known = now;
    for (const listener of [...this.#listeners]) listener();
  }

  /** null where the system does not tell. */
  #addresses(): string | null {
    try {
      const all = Object.entries(this.#interfaces()).flatMap(([name, addresses = []]) =>
        addresses.filter(({ internal }) => !internal).map(({ cidr, address }) => `${name} ${cidr ?? address}`),
      );
      return all.sort().join('\n');
    } catch {
      return null;
    }
  }
}
