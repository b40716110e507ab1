import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { sourceSchema } from '#core/config/schema';
import { seededRandom } from '#core/kernel/random';
import { startHub, type Hub, type HubOptions } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { silentLogger } from '#main/ports/logger';
import { noHints } from '#main/ports/network-hints';
import { FeedService } from '../feed-service';
import type { Source } from '../source';
import { transportFor } from '../transports/registry';
import { httpServer, ioServer, listening } from '../transports/test-servers';
import { SessionTokens } from './session-tokens';

/** From the moment at which a good token can be had. */
const CONNECTED_WITHIN_MS = 2_000;
const DIALECTS = ['leaderboard', 'masterx', 'learning-coach', 'academy'] as const;
type DialectId = (typeof DIALECTS)[number];

const clock = systemClock();
const cleanUp: (() => Promise<void> | void)[] = [];
let stored: string;
let kept: Map<string, string>;
/** Every state of every source, from the start on. */
let states: string[];
let changed: (() => void)[];

beforeEach(() => {
  kept = new Map();
  states = [];
  changed = [];
});

afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

async function hubWith(options: Partial<HubOptions> = {}): Promise<Hub> {
  const hub = await startHub({ clock, scenario: 'quiet', tokenRequired: true, ...options });
  cleanUp.push(() => hub.stop());
  return hub;
}

function feedOf(): FeedService {
  const feed: FeedService = new FeedService({
    clock,
    random: seededRandom(3),
    fetch: (url, init) => fetch(url, init),
    log: silentLogger,
    transport: transportFor,
    token: () => stored,
    sessions: new SessionTokens({
      get: (name) => kept.get(name) ?? null,
      set: (name, secret) => {
        if (secret !== null) kept.set(name, secret);
      },
    }),
    hide: () => undefined,
    network: noHints,
    sink: {
      apply: () => null,
      changed: (id) => {
        const state = feed.source(id)?.state.name ?? 'gone';
        if (states.at(-1) !== state) states.push(state);
        for (const wake of changed.splice(0)) wake();
      },
    },
  });
  cleanUp.push(() => {
    feed.stop();
  });
  return feed;
}

const configOf = (hub: Hub, dialect: DialectId, rest: object = {}) =>
  sourceSchema.parse({ id: 'sales', dialect, ...hub.addresses[dialect], ...rest });

function started(hub: Hub, dialect: DialectId, rest: object = {}): Source {
  const feed = feedOf();
  feed.run([configOf(hub, dialect, rest)]);
  const source = feed.source('sales');
  if (!source) throw new Error('the source does not run');
  return source;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise<void>((resolve) => {
      changed.push(resolve);
    });
  }
}

const allLive = (source: Source) => () => source.connections.every(({ state }) => state.name === 'live');

describe.each(DIALECTS)('%s', (dialect) => {
  it('a JWT that has expired is renewed by one request, and the wall is connected within 2 s', async () => {
    const hub = await hubWith();
    stored = hub.issueToken({ ttlMs: -60_000 });
    const startMs = clock.monotonic();
    const feed = feedOf();
    feed.run([configOf(hub, dialect)]);
    await until(() => feed.sources.some((source) => allLive(source)()));
    expect(clock.monotonic() - startMs).toBeLessThan(CONNECTED_WITHIN_MS);
    expect(hub.admission.refreshes).toBe(1);
    expect(hub.admission.admits(feed.newestToken('sales', stored)).kind).toBe('admitted');
    expect([feed.newestToken('sales', 'typed'), feed.newestToken('other', 'typed')]).toEqual(['typed', 'typed']);
    expect(states).not.toContain('rejected');
    expect(kept.size).toBe(1);
  });

  it('a token that is withdrawn is asked for once, and the one that an admin pastes connects at once', async () => {
    const hub = await hubWith({ tokens: ['tv-old'] });
    stored = 'tv-old';
    const feed = feedOf();
    feed.run([configOf(hub, dialect)]);
    const source = (): Source | null => feed.source('sales');
    await until(() => source()?.state.name === 'live');
    hub.admission.accept([]);
    hub.dropConnections();
    hub.closeAll(1012, 'restart');
    await until(() => source()?.state.name === 'rejected');
    expect(hub.admission.refreshes).toBe(1);
    expect(source()?.problem?.trouble).toMatch(/^token-(refused|not-renewed)$/);
    stored = hub.issueToken();
    const pastedMs = clock.monotonic();
    feed.run([configOf(hub, dialect)]);
    await until(() => source()?.state.name === 'live');
    expect(clock.monotonic() - pastedMs).toBeLessThan(CONNECTED_WITHIN_MS);
  });

  it('with no new token to be had it is rejected after one request, and knocks no more for a while', async () => {
    const hub = await hubWith();
    stored = hub.issueToken({ ttlMs: -60_000 });
    hub.admission.refusesRefresh = true;
    const source = started(hub, dialect);
    await until(() => source.state.name === 'rejected');
    const { refreshes } = hub.admission;
    const before = states.length;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([hub.admission.refreshes, states.length]).toEqual([refreshes, before]);
    expect((source.nextAttemptAtMs ?? 0) - clock.now()).toBeGreaterThan(50_000);
    // The operator need not wait.
    hub.admission.refusesRefresh = false;
    const askedMs = clock.monotonic();
    source.reconnect();
    await until(allLive(source));
    expect(clock.monotonic() - askedMs).toBeLessThan(CONNECTED_WITHIN_MS);
  });
});

it('a wall that is let out when its token expires is back with a new one within 2 s', async () => {
  const hub = await hubWith();
  stored = hub.issueToken({ ttlMs: 1_500 });
  const source = started(hub, 'masterx');
  await until(() => source.state.name === 'live');
  await until(() => source.state.name !== 'live');
  const lostMs = clock.monotonic();
  await until(() => source.state.name === 'live');
  expect(clock.monotonic() - lostMs).toBeLessThan(CONNECTED_WITHIN_MS);
  expect(hub.admission.refreshes).toBe(1);
});

it('a wall that is kicked, its token expired meanwhile, is back with a new one within 2 s', async () => {
  const hub = await hubWith();
  stored = hub.issueToken({ ttlMs: 300 });
  const source = started(hub, 'leaderboard', { snapshotUrl: undefined });
  await until(() => source.state.name === 'live');
  await new Promise((resolve) => setTimeout(resolve, 400));
  hub.kickEveryone();
  const kickedMs = clock.monotonic();
  await until(() => source.state.name !== 'live');
  await until(() => source.state.name === 'live');
  expect(clock.monotonic() - kickedMs).toBeLessThan(CONNECTED_WITHIN_MS);
  expect(hub.admission.refreshes).toBe(1);
});

it('a snapshot that is refused over a good connection is read with a new token, and the connection goes on', async () => {
  const hub = await hubWith({ tokenRequired: false });
  let asked = 0;
  let reads = 0;
  const backend = await listening(
    createServer((request, response) => {
      if (request.url === '/token') {
        asked++;
        response.end('{"access_token":"new-token"}');
        return;
      }
      reads++;
      const good = request.headers.authorization === 'Bearer new-token';
      response.writeHead(good ? 200 : 401).end('{"rankings":[{"userId":1,"userName":"Ada","rank":1,"value":5}]}');
    }),
    0,
  );
  cleanUp.push(() => backend.stop());
  stored = 'opaque';
  const addresses = { snapshotUrl: `${backend.url}/board`, tokenUrl: `${backend.url}/token` };
  const source = started(hub, 'leaderboard', addresses);
  await until(() => source.state.name === 'live' && reads >= 2);
  expect([asked, source.problem, source.reconnects]).toEqual([1, null, 0]);
});

it('an expired token is renewed also where the server that forbids it speaks Socket.IO besides', async () => {
  const { io, ...backend } = await ioServer(['/'], { destroyUpgrade: false });
  cleanUp.push(() => backend.stop());
  const sockets = new WebSocketServer({ noServer: true });
  io.httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.startsWith('/socket.io/') === true) return;
    // As FastAPI does before it accepts.
    if (request.headers.authorization !== 'Bearer new-token') socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    else sockets.handleUpgrade(request, socket, head, () => undefined);
  });
  const giver = await httpServer((_request, response) => response.end('{"token":"new-token"}'));
  cleanUp.push(() => giver.stop());
  stored = 'expired';
  const feed = feedOf();
  const addresses = { url: `${backend.url}/ws`, tokenUrl: giver.url };
  feed.run([sourceSchema.parse({ id: 'sales', dialect: 'masterx', ...addresses })]);
  await until(() => feed.source('sales')?.state.name === 'live');
  expect(states).not.toContain('rejected');
});
