import { startHub, type Hub } from '#hub/server';
import type { Clock } from '#core/kernel/clock';
import type { DemoServer } from './ports';

/** The hub as the built-in demo: a real server on a free loopback port, started when a source wants it. */
export function demoServer(clock: Clock, seed: () => number): DemoServer {
  let running: Promise<Hub> | null = null;
  return {
    async start() {
      running ??= startHub({ clock, scenario: 'office', seed: seed() });
      const { url, snapshotUrl } = await running;
      return { url, snapshotUrl };
    },
    async stop() {
      const hub = running;
      running = null;
      await (await hub)?.stop();
    },
  };
}
