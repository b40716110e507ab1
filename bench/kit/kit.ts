import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '#core/kernel/clock';
import { systemClock } from '#hub/system-clock';
import { startChild, type Child, type ChildOptions } from './child';
import type { Finding } from './finding';

type Release = () => unknown;

/** What a measurement works with. All that it started is ended with it. */
export class Kit {
  readonly clock: Clock = systemClock();
  readonly #releases: Release[] = [];

  /** Ended in reverse order of their making. */
  onEnd(release: Release): void {
    this.#releases.push(release);
  }

  async child(name: string, argument: unknown, options?: ChildOptions): Promise<Child> {
    const child = await startChild(name, argument, options);
    this.onEnd(() => child.kill());
    return child;
  }

  /** A folder of its own, removed at the end. */
  scratch(): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'scorewall-bench-'));
    this.onEnd(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    return folder;
  }

  async end(): Promise<void> {
    for (const release of this.#releases.splice(0).reverse()) await release();
  }
}

export interface Goal {
  /** Such as `G7` (feed) or `W2` (wall). */
  readonly id: string;
  readonly title: string;
  /** One that mostly waits runs beside others; one that needs the processor runs alone. */
  readonly runs: 'beside-others' | 'alone';
  measure(kit: Kit): Promise<Finding[]>;
}
