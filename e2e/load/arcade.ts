import { WebSocketServer } from 'ws';
import type { TrueRow } from '../health';

const PLAYERS = 20;

/** A backend of no known family: whoever scores is told with all their points. */
export interface Arcade {
  readonly url: string;
  /** As it stands in the configuration. */
  readonly mapping: object;
  truth(): readonly TrueRow[];
  rest(): void;
  stop(): Promise<void>;
}

const TURN_MS = 20;

export async function startArcade(messagesPerSecond: number): Promise<Arcade> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const points = Array.from({ length: PLAYERS }, (_, player) => player);
  let turn = 0;
  const all = (): string =>
    JSON.stringify({ type: 'standings', players: points.map((pts, uid) => ({ uid, nick: `Player ${uid + 1}`, pts })) });
  server.on('connection', (socket) => {
    socket.send(all());
  });
  const timer = setInterval(() => {
    for (let left = (messagesPerSecond * TURN_MS) / 1_000; left > 0; left--) {
      const uid = (turn * 7) % PLAYERS;
      // No two players ever have the same.
      points[uid] = (points[uid] ?? 0) + PLAYERS * (1 + (turn++ % 3));
      const text = JSON.stringify({ type: 'score', uid, pts: points[uid] });
      for (const client of server.clients) client.send(text);
    }
  }, TURN_MS);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `ws://127.0.0.1:${port}`,
    mapping: {
      rules: [
        {
          when: "event == 'standings'",
          as: 'board',
          each: 'data.players',
          set: { id: 'item.uid', name: 'item.nick', value: 'item.pts', metric: "'points'" },
        },
        {
          when: "event == 'score'",
          as: 'values',
          set: { id: 'data.uid', value: 'data.pts', metric: "'points'" },
        },
      ],
    },
    truth: () =>
      points
        .map((value, id) => ({ id, value }))
        .sort((a, b) => b.value - a.value)
        .map((row, index) => ({ ...row, rank: index + 1 })),
    rest: () => {
      clearInterval(timer);
    },
    async stop() {
      clearInterval(timer);
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
