import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import type { Reason } from './connection/reasons';
import { REFETCH_DEBOUNCE_MS, REFETCH_LONGEST_WAIT_MS, SnapshotReader, type Fetch } from './snapshot-reader';

let clock: FakeClock;
let applied: unknown[];
let failures: Reason[];
let onSettled: () => void;

beforeEach(() => {
  clock = new FakeClock();
  applied = [];
  failures = [];
  onSettled = () => undefined;
});

function readerOf(fetch: Fetch, url = 'http://scores.example/board', token: string | null = null): SnapshotReader {
  return new SnapshotReader({
    url,
    token: () => token,
    fetch,
    clock,
    apply: (body) => {
      applied.push(body);
      onSettled();
    },
    failed: (reason) => {
      failures.push(reason);
      onSettled();
    },
  });
}

/** Lets promises settle; no time passes. */
const settle = () => clock.advanceAsync(0);

/** A server whose answers the test gives one by one. */
function answering() {
  const waiting: { readonly signal: AbortSignal; readonly give: (response: Response) => void }[] = [];
  let requests = 0;
  const fetch: Fetch = (_url, init) =>
    new Promise((resolve, reject) => {
      requests++;
      const signal = init.signal as AbortSignal;
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
      waiting.push({ signal, give: resolve });
    });
  return {
    fetch,
    get requests() {
      return requests;
    },
    async answer(body: unknown): Promise<void> {
      waiting.shift()?.give(new Response(JSON.stringify(body)));
      await clock.advanceAsync(0);
      await new Promise(setImmediate);
    },
    aborted: () => waiting.map(({ signal }) => signal.aborted),
  };
}

describe('when it reads', () => {
  it('reads at once when told so', async () => {
    const server = answering();
    readerOf(server.fetch).readNow();
    expect(server.requests).toBe(1);
    await server.answer([1]);
    expect(applied).toEqual([[1]]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('waits for a second of quiet after increments', () => {
    const server = answering();
    const reader = readerOf(server.fetch);
    for (let turn = 0; turn < 4; turn++) {
      reader.askSoon();
      clock.advance(REFETCH_DEBOUNCE_MS - 1);
    }
    expect(server.requests).toBe(0);
    clock.advance(1);
    expect(server.requests).toBe(1);
    expect(clock.pendingTimers).toBe(1);
  });

  it('but not for longer than five seconds', () => {
    const server = answering();
    const reader = readerOf(server.fetch);
    for (let ms = 0; ms < REFETCH_LONGEST_WAIT_MS; ms += 100) {
      expect(server.requests).toBe(0);
      reader.askSoon();
      clock.advance(100);
    }
    expect(server.requests).toBe(1);
  });

  it('starts one read for all that asked, and none while one is under way', async () => {
    const server = answering();
    const reader = readerOf(server.fetch);
    reader.askSoon();
    reader.readNow();
    reader.readNow();
    clock.advance(9_000);
    expect(server.requests).toBe(1);
    await server.answer([1]);
    clock.advance(60_000);
    expect([server.requests, applied.length]).toEqual([1, 1]);
  });
});

describe('a snapshot that was overtaken while it was read', () => {
  it('is read again before it is applied', async () => {
    const server = answering();
    const reader = readerOf(server.fetch);
    reader.readNow();
    reader.askSoon();
    await server.answer('old');
    expect([applied, server.requests]).toEqual([[], 2]);
    await server.answer('new');
    expect(applied).toEqual(['new']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('by the board itself told anew, too', async () => {
    const server = answering();
    const reader = readerOf(server.fetch);
    reader.overtaken();
    reader.readNow();
    reader.overtaken();
    await server.answer('old');
    await server.answer('new');
    expect(applied).toEqual(['new']);
  });

  it('over and over is taken as it is, and asked for again in a second', async () => {
    const server = answering();
    const reader = readerOf(server.fetch);
    reader.readNow();
    for (let turn = 0; turn < 4; turn++) {
      reader.askSoon();
      await server.answer(turn);
    }
    expect([applied, server.requests]).toEqual([[3], 4]);
    clock.advance(REFETCH_DEBOUNCE_MS);
    expect(server.requests).toBe(5);
  });
});

describe('cancel', () => {
  it('forgets what was asked, ends what is under way, and lets it be asked again', async () => {
    const server = answering();
    const reader = readerOf(server.fetch);
    reader.askSoon();
    reader.cancel();
    expect(clock.pendingTimers).toBe(0);
    reader.readNow();
    reader.askSoon();
    reader.cancel();
    expect(server.aborted()).toEqual([true]);
    await settle();
    expect([applied, failures, clock.pendingTimers]).toEqual([[], [], 0]);
    reader.readNow();
    await server.answer('first');
    await server.answer('second');
    expect(applied).toEqual(['second']);
  });
});

describe('failures', () => {
  it('one that takes too long', async () => {
    const server = answering();
    readerOf(server.fetch).readNow();
    await clock.advanceAsync(10_000, 1_000);
    await settle();
    expect(failures).toMatchObject([{ trouble: 'server-not-answering' }]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('a failure is not the end: what was asked meanwhile is read soon', async () => {
    let requests = 0;
    const reader = readerOf(() => {
      requests++;
      return Promise.reject(new TypeError('no'));
    });
    reader.readNow();
    reader.askSoon();
    await settle();
    expect(failures).toHaveLength(1);
    clock.advance(REFETCH_DEBOUNCE_MS);
    expect(requests).toBe(2);
  });
});

describe('over HTTP', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(
      () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeAllConnections();
        }),
    );
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/board`;
  }

  async function read(url: string, token: string | null = null): Promise<void> {
    const settled = new Promise<void>((resolve) => {
      onSettled = resolve;
    });
    readerOf((address, init) => fetch(address, init), url, token).readNow();
    await settled;
  }

  it.each([
    ['secret', { authorization: 'Bearer secret', cookie: undefined }],
    ['sid=abc', { authorization: undefined, cookie: 'sid=abc' }],
    [null, { authorization: undefined, cookie: undefined }],
    ['schlüssel', { authorization: undefined, cookie: undefined }],
  ])('shows the token %j as the socket does', async (token, expected) => {
    let headers: object = {};
    const url = await serve((request, response) => {
      const { authorization, cookie } = request.headers;
      headers = { authorization, cookie };
      response.end('[]');
    });
    await read(url, token);
    expect([applied, failures, headers]).toEqual([[[]], [], expected]);
  });

  it('takes a token nowhere else', async () => {
    const visits: unknown[] = [];
    const elsewhere = await serve((request, response) => {
      visits.push(request.headers.authorization);
      response.end('[]');
    });
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: elsewhere }).end();
    });
    await read(url, 'secret');
    expect([applied, visits]).toEqual([[], []]);
    expect(failures).toMatchObject([{ trouble: 'moved' }]);
  });

  it.each([
    [401, 'token-refused'],
    [403, 'token-refused'],
    [404, 'not-found'],
    [429, 'server-not-answering'],
    [500, 'server-not-answering'],
    [503, 'server-not-answering'],
  ])('an answer of %i is %s', async (status, trouble) => {
    await read(
      await serve((_request, response) => {
        response.writeHead(status).end('[]');
      }),
    );
    expect(failures).toEqual([{ trouble, detail: `the snapshot address answered ${status}` }]);
  });

  it.each([['<html>'], [''], ['{"a":']])('%j is not a scoreboard', async (body) => {
    await read(
      await serve((_request, response) => {
        response.end(body);
      }),
    );
    expect(failures).toMatchObject([{ trouble: 'not-a-scoreboard' }]);
  });

  it('text is read as UTF-8 across the seams of chunks, with or without a mark in front', async () => {
    await read(
      await serve((_request, response) => {
        const bytes = Buffer.from('\ufeff["Łukasz 🏆"]');
        for (const byte of bytes) response.write(Buffer.of(byte));
        response.end();
      }),
    );
    expect(applied).toEqual([['Łukasz 🏆']]);
  });

  it.each([[true], [false]])('nothing endless is read (length declared: %s)', async (declared) => {
    let sent = 0;
    const gone = new Promise<void>((resolve) => {
      void serve((_request, response) => {
        response.on('close', resolve);
        if (declared) response.setHeader('content-length', 1_000_000_000);
        const chunk = Buffer.alloc(1_000_000, ' ');
        const more = (): void => {
          sent++;
          if (!response.destroyed) response.write(chunk, more);
        };
        more();
      }).then(async (url) => {
        await read(url);
      });
    });
    await gone;
    expect(failures).toMatchObject([{ trouble: 'not-a-scoreboard', detail: 'the snapshot is too large' }]);
    expect(sent).toBeLessThan(40);
  });

  it('nobody there is unreachable', async () => {
    const url = await serve(() => undefined);
    await stops.pop()?.();
    await read(url);
    expect(failures).toMatchObject([{ trouble: 'server-unreachable' }]);
  });
});
