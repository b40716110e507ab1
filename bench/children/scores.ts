import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { seededRandom } from '#core/kernel/random';
import { systemClock } from '#hub/system-clock';
import { listening } from '#main/feed/transports/test-servers';
import type { Pace } from '../kit/pace';
import { play } from '../kit/role';
import { monotonicMs, pause } from '../kit/time';
import type { SentValue } from '../wall/paint-latencies';
import { Rush } from '../wall/rush';

interface Options {
  readonly people: number;
  readonly seed: number;
}

const clock = systemClock();

/** A leaderboard backend that tells of what happens when it is asked to. */
play(async ({ people, seed }: Options) => {
  const rush = new Rush(seededRandom(seed), people);
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  const house = io.of('/leaderboard');
  house.on('connection', (socket) => {
    socket.on('display:hello', (_hello: unknown, answer: unknown) => {
      if (typeof answer === 'function') (answer as (reply: object) => void)({ ok: true });
    });
    socket.on('join:tv-display', () => socket.emit('leaderboard:refresh', rush.board));
  });
  const listener = await listening(http, 0);
  return {
    ready: { url: listener.url },
    commands: {
      /** At an even pace; what was sent, and when. */
      async rush({ perSecond, forMs }: Pace) {
        const total = Math.floor((perSecond * forMs) / 1_000);
        const sent: SentValue[] = [];
        const startMs = monotonicMs();
        while (sent.length < total) {
          const due = Math.min(total, Math.floor(((monotonicMs() - startMs) * perSecond) / 1_000));
          while (sent.length < due) {
            const update = rush.next();
            sent.push({ entryId: String(update.userId), value: update.value, sentMs: monotonicMs() });
            house.emit('rankings:update', update);
          }
          await pause(1);
        }
        return sent;
      },
      overtake() {
        house.emit('rankings:update', rush.overtake());
      },
      celebrate(id: string) {
        house.emit('achievement:celebration', {
          id,
          userId: 2,
          userName: 'Wall Person 2',
          achievementType: 'milestone',
          rarity: 'legendary',
          title: 'A hundred deals this year',
          description: 'The first one ever to get there',
          timestamp: new Date(clock.now()).toISOString(),
        });
      },
    },
  };
});
