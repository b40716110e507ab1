import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { Recorder } from './recorder';
import { listening } from './test-servers';
import { WebSocketTransport } from './websocket';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0)) await end();
});

describe('another place of the server', () => {
  const at = async (path: string, status: number, closing = false) => {
    const paths: (string | undefined)[] = [];
    const http = createServer();
    const made = await listening(http, 0);
    cleanUp.push(() => made.stop());
    new WebSocketServer({
      server: http,
      verifyClient: ({ req }: { readonly req: IncomingMessage }, answer: (ok: boolean, code?: number) => void) => {
        paths.push(req.url);
        answer(req.url === path, status);
      },
    });
    const transport = new WebSocketTransport({
      kind: 'websocket',
      url: `${made.url}/ws`,
      otherwise: `${made.url}/`,
      channels: [{ name: 'main', required: true }],
      token: () => null,
    });
    const attempt = async () => {
      const recorder = new Recorder();
      transport.open(recorder);
      await (closing ? recorder.untilEnd() : recorder.untilOpened());
      transport.close();
      return recorder;
    };
    return { paths, attempt };
  };

  it.each([404, 403])(
    'is where it is found when the first is answered by %i, and from then on nowhere else',
    async (no) => {
      const { paths, attempt } = await at('/', no);
      expect((await attempt()).all.map(({ kind }) => kind)).toEqual(['channel', 'opened']);
      await attempt();
      expect(paths).toEqual(['/ws', '/', '/']);
    },
  );

  it('is not asked where the first is right, nor told of where neither is', async () => {
    const right = await at('/ws', 404);
    await right.attempt();
    expect(right.paths).toEqual(['/ws']);
    const neither = await at('/nowhere', 404, true);
    const { all } = await neither.attempt();
    expect(all).toMatchObject([{ kind: 'refused', reason: { trouble: 'not-found' } }]);
    const busy = await at('/nowhere', 503, true);
    expect((await busy.attempt()).all).toMatchObject([{ kind: 'lost' }]);
    expect([neither.paths, busy.paths]).toEqual([['/ws', '/'], ['/ws']]);
  });
});
