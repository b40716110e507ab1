import { ioServer } from '#main/feed/transports/test-servers';
import { play } from '../kit/role';
import { monotonicMs } from '../kit/time';

interface Options {
  /** How long a message takes it, ms; several at a time. */
  readonly workMs?: number;
}

interface Report {
  readonly messageId: string;
  readonly body: { readonly order?: string } | null;
}

/** Takes reports, answers each, and applies each id once. */
play(async ({ workMs = 0 }: Options) => {
  const server = await ioServer(['/leaderboard']);
  const timesCame = new Map<string, number>();
  const idsOfOrders = new Map<string, Set<string>>();
  let lastAtMs = 0;
  let received = 0;
  server.io.of('/leaderboard').on('connection', (socket) => {
    socket.on('display:hello', (_hello: unknown, answer: unknown) => {
      if (typeof answer === 'function') (answer as (reply: object) => void)({ ok: true, reports: true });
    });
    socket.on('display:report', ({ messageId, body }: Report, answer: unknown) => {
      received++;
      lastAtMs = monotonicMs();
      timesCame.set(messageId, (timesCame.get(messageId) ?? 0) + 1);
      const order = body?.order;
      if (order !== undefined) {
        const ids = idsOfOrders.get(order) ?? new Set();
        idsOfOrders.set(order, ids.add(messageId));
      }
      if (typeof answer !== 'function') return;
      const done = () => (answer as (reply: object) => void)({ ok: true });
      if (workMs > 0) setTimeout(done, workMs);
      else done();
    });
  });
  return {
    ready: { url: server.url },
    commands: {
      counts: () => ({
        received,
        lastAtMs,
        distinct: timesCame.size,
        repeats: received - timesCame.size,
        orders: [...idsOfOrders.keys()],
        ordersUnderSeveralIds: [...idsOfOrders.values()].filter((ids) => ids.size > 1).length,
      }),
    },
  };
});
