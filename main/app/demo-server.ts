import { startHub, type Hub } from '#hub/server';
import type { Clock } from '#core/kernel/clock';
import type { DemoServer } from './ports';

/** The hub as the built-in demo: a real server on a free loopback port, started when a source wants it. */
export function demoServer(clock: Clock, seed: () => number): DemoServer {
  let running: Promise<Hub> | null = null;
  return {
    async start() {
      const starting = (running ??= startHub({ clock, scenario: 'office', seed: seed() }));
      try {
        const { url, snapshotUrl } = await starting;
        return { url, snapshotUrl };
      } catch (cause) {
        // The next start tries anew.
        if (running === starting) running = null;
        throw cause;
      }
    },
    async stop() {
      const hub = running;
      running = null;
      await hub?.then(
        (started) => started.stop(),
        () => undefined,
      );
    },
  };
}
