import { ioServer } from '#main/feed/transports/test-servers';
import { play } from '../kit/role';

/** Drops every client that has greeted, until it is told to be kind; goes on with the drops where it had stopped. */
play(async () => {
  const server = await ioServer(['/leaderboard']);
  let dropsLeft = 0;
  let drops = 0;
  const waiting = new Set<() => void>();
  server.io.of('/leaderboard').on('connection', (socket) => {
    const drop = (): void => {
      if (dropsLeft <= 0) {
        waiting.add(drop);
        return;
      }
      dropsLeft--;
      drops++;
      socket.conn.close();
    };
    socket.on('disconnect', () => waiting.delete(drop));
    socket.on('display:hello', (_hello: unknown, answer: unknown) => {
      if (typeof answer === 'function') (answer as (reply: object) => void)({ ok: true });
      setImmediate(drop);
    });
  });
  return {
    ready: { url: server.url },
    commands: {
      /** So many more. */
      drop(count: number): void {
        dropsLeft += count;
        for (const next of [...waiting]) {
          waiting.delete(next);
          next();
        }
      },
      drops: () => drops,
      clients: () => server.io.of('/leaderboard').sockets.size,
    },
  };
});
