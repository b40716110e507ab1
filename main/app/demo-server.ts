import { startHub, type Hub } from '#hub/server';
import { DEMO_URL, DEMOS, type DemoUrl } from '#core/config/choices';
import type { Clock } from '#core/kernel/clock';
import type { DemoServer } from './ports';

const SCENARIOS = {
  'demo:office': 'office',
  'demo:study-group': 'study-group',
  'demo:academy': 'academy',
  'demo:quiz-room': 'quiz-room',
  'demo:masterx': 'masterx',
} as const satisfies Readonly<Record<DemoUrl, string>>;

/** The hub as the built-in demos: a server of its own for each, started when a source wants it. */
export function demoServer(clock: Clock, seed: () => number): DemoServer {
  const running = new Map<DemoUrl, Promise<Hub>>();

  async function stopOne(demo: DemoUrl): Promise<void> {
    const hub = running.get(demo);
    running.delete(demo);
    await hub?.then(
      (started) => started.stop(),
      () => undefined,
    );
  }

  return {
    async start(demo = DEMO_URL) {
      const starting = running.get(demo) ?? startHub({ clock, scenario: SCENARIOS[demo], seed: seed() });
      running.set(demo, starting);
      try {
        const { tokenUrl: _, ...addresses } = (await starting).addresses[DEMOS[demo]];
        return addresses;
      } catch (cause) {
        // The next start tries anew.
        if (running.get(demo) === starting) running.delete(demo);
        throw cause;
      }
    },
    async stop(demo) {
      await Promise.all((demo === undefined ? [...running.keys()] : [demo]).map(stopOne));
    },
  };
}
