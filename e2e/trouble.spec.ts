import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from '@playwright/test';
import { Server as SocketIoServer } from 'socket.io';
import { WebSocketServer } from 'ws';
import { startHub, type Hub, type HubOptions } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import type { FamilyId } from '#hub/wire-types';
import { expect, test } from './fixtures';
import { cardOf, openSettings, testedSteps } from './settings-window';
import type { WallApp } from './wall-app';

const ALL = ['leaderboard', 'learning-coach', 'academy', 'educator-quiz', 'masterx'] as const;
type Sources = readonly (readonly [FamilyId, Readonly<Record<string, unknown>>])[];

/** One message for each trouble: what is wrong, what to do, and its code. */
const WORDS = {
  'AUTH-1': ['The server refused this token.', 'Paste a new token.'],
  'AUTH-2': ['The token has ended, and no new one is to be had.', 'Check the address that gives new tokens'],
  'AUTH-3': ['The server asks for a token.', 'Paste the token of this backend.'],
  'AUTH-4': ['The server does not let the wall in.', 'Check the token, and the path of the address'],
  'SRC-1': ['A server answers at this address, but not as this kind of backend.', 'Check the address and the kind'],
  'SRC-3': ['Nothing answers at this path of the server.', 'Check the path of the address'],
  'SRC-4': ['A web server answers at this address, but it opens no WebSocket.', 'Check the path and the port'],
  'SRC-5': ['The server is another kind of backend.', 'Check the path of the address, and choose the kind'],
  'NET-4': ['the server is asked every few seconds instead.', 'Check the path of the address, and that no proxy'],
} as const;
type Code = keyof typeof WORDS;

const ending: (() => Promise<unknown>)[] = [];
test.afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function hubWith(options: Partial<HubOptions> = {}): Promise<Hub> {
  const hub = await startHub({ clock: systemClock(), scenario: 'quiet', ...options });
  ending.push(() => hub.stop());
  return hub;
}

/** Something else than a backend. What it returns ends it, and frees the port. */
async function listenAt(server: Server, port: number): Promise<{ readonly port: number; stop(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  ending.push(stop);
  return { port: (server.address() as AddressInfo).port, stop };
}

/** A source of each family at the hub, with what is given for it. */
function configOf(sources: Sources, addressesOf: (family: FamilyId) => object): object {
  return {
    version: 1,
    wall: { ageingAfterSeconds: 1, staleAfterSeconds: 3 },
    sources: sources.map(([family, rest]) => ({
      id: family,
      name: family,
      dialect: family,
      ...addressesOf(family),
      ...rest,
    })),
  };
}

const withoutTokenUrl = (hub: Hub) => (family: FamilyId) => {
  const { tokenUrl: _, ...addresses } = hub.addresses[family];
  return addresses;
};
const urlOnly = (hub: Hub) => (family: FamilyId) => ({ url: hub.addresses[family].url });

/** The health page says it whole. */
async function healthSays(app: WallApp, family: FamilyId, code: Code): Promise<void> {
  await expect
    .poll(async () => (await app.source(family)).reason, { message: family, timeout: 20_000 })
    .toContain(`(${code}: `);
  for (const part of WORDS[code]) expect((await app.source(family)).reason).toContain(part);
}

/** So does the card of the running source, once. */
async function cardSays(page: Page, family: FamilyId, code: Code): Promise<void> {
  const problem = cardOf(page, family).locator('.problem');
  for (const part of [...WORDS[code], code]) await expect(problem).toContainText(part);
  await expect(problem.locator('p')).toHaveCount(1);
}

/** And so does the last word of a connection test. */
async function testSays(page: Page, family: FamilyId, code: Code): Promise<void> {
  const failed = (await testedSteps(page, family)).and(page.locator('[data-outcome=failed]')).first();
  for (const part of [...WORDS[code], code]) await expect(failed).toContainText(part, { timeout: 15_000 });
  await page.getByRole('button', { name: `Close ${family}`, exact: true }).click();
}

async function isLive(app: WallApp, families: readonly FamilyId[], timeout = 15_000): Promise<void> {
  await expect
    .poll(
      async () => {
        const { sources } = await app.health();
        return sources.flatMap(({ id, state, reason }) =>
          families.some((one) => one === id) && (state !== 'live' || reason.includes('-')) ? [`${id}: ${reason}`] : [],
        );
      },
      { timeout },
    )
    .toEqual([]);
}

async function pasteToken(page: Page, family: FamilyId, token: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${family}`, exact: true }).click();
  await page.getByRole('button', { name: /Replace/ }).click();
  await page.getByLabel('Token', { exact: true }).fill(token);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

const reconnectButton = (page: Page, family: FamilyId): Locator =>
  page.getByRole('button', { name: `Reconnect ${family} now`, exact: true });

/** For sources that are not tried again by themselves soon. */
async function reconnect(page: Page, families: readonly FamilyId[]): Promise<void> {
  for (const family of families) await reconnectButton(page, family).click({ timeout: 2_000 });
}

/** For those that are, with some luck before this: then there is nothing left to click. */
async function reconnectUnlessLive(page: Page, families: readonly FamilyId[]): Promise<void> {
  for (const family of families) {
    const button = reconnectButton(page, family);
    await button.click({ timeout: 2_000 }).catch(async (fault: unknown) => {
      if (await button.isVisible()) throw fault;
    });
  }
}

test('a token that is refused, and none', async ({ launch, dataDir, page, context }) => {
  const hub = await hubWith({ tokens: ['right'] });
  const app = await launch({
    config: configOf(
      ALL.map((family) => [family, family === 'academy' ? {} : { token: 'wrong' }]),
      withoutTokenUrl(hub),
    ),
  });
  for (const family of ALL.filter((one) => one !== 'academy')) await healthSays(app, family, 'AUTH-1');
  await openSettings(page, app, dataDir);
  for (const family of ALL.filter((one) => one !== 'academy')) {
    await cardSays(page, family, 'AUTH-1');
    await expect(cardOf(page, family)).toContainText(/next try in \d+\s(s|min)/);
    expect(await app.source(family)).toMatchObject({ state: 'rejected', status: 'error', reconnects: 0 });
  }
  await testSays(page, 'masterx', 'AUTH-1');

  await test.step('who shows none is asked for one, when the server has waited for it', async () => {
    await healthSays(app, 'academy', 'AUTH-3');
    await cardSays(page, 'academy', 'AUTH-3');
  });

  await test.step('a new token that is saved is tried at once', async () => {
    await pasteToken(page, 'masterx', 'right');
    await isLive(app, ['masterx'], 5_000);
  });

  await test.step('one that is accepted by now is tried when the operator says so', async () => {
    hub.admission.accept(['right', 'wrong']);
    const others = ALL.filter((one) => one !== 'academy' && one !== 'masterx');
    await reconnect(page, others);
    await isLive(app, others);
  });

  await test.step('one that is withdrawn is said on the wall too', async () => {
    hub.admission.accept(['other']);
    hub.closeAll(1008, 'Invalid token');
    await healthSays(app, 'leaderboard', 'AUTH-1');
    await healthSays(app, 'masterx', 'AUTH-1');
    const wall = await context.newPage();
    await wall.goto(app.url);
    const stale = wall.getByTestId('stale-card');
    await expect(stale).toContainText('The server refuses the access token.');
    await expect(stale).toContainText('AUTH-1');
  });
});

test('a token that ends is renewed once, and the wall is back within two seconds', async ({ launch }) => {
  const hub = await hubWith({ tokenRequired: true });
  const app = await launch({
    config: configOf(
      ALL.map((family) => [family, { token: hub.issueToken({ ttlMs: 4_000 }) }]),
      (family) => hub.addresses[family],
    ),
  });
  await isLive(app, ALL);
  const longest = await longestOutages(app, 7_000);
  for (const family of ALL) expect(longest.get(family) ?? 0, family).toBeLessThan(2_000);
  await isLive(app, ALL);
  expect(hub.admission.refreshes).toBe(ALL.length);
});

test('a token that has ended, and no new one is to be had', async ({ launch, dataDir, page }) => {
  const families = ['leaderboard', 'academy', 'masterx'] as const;
  const hub = await hubWith({ tokenRequired: true });
  hub.admission.refusesRefresh = true;
  const app = await launch({
    config: configOf(
      families.map((family) => [family, { token: hub.issueToken({ ttlMs: -60_000 }) }]),
      (family) => hub.addresses[family],
    ),
  });
  await openSettings(page, app, dataDir);
  for (const family of families) {
    await healthSays(app, family, 'AUTH-2');
    await cardSays(page, family, 'AUTH-2');
  }
  await test.step('a new one that is pasted ends it at once', async () => {
    await pasteToken(page, 'masterx', hub.issueToken());
    await isLive(app, ['masterx'], 5_000);
  });
  await test.step('and so does an address that gives new ones again', async () => {
    hub.admission.refusesRefresh = false;
    await reconnect(page, ['leaderboard', 'academy']);
    await isLive(app, families, 5_000);
  });
});

/** For how long each source was not connected at most, ms, as far as looking often can tell. */
async function longestOutages(app: WallApp, durationMs: number): Promise<ReadonlyMap<string, number>> {
  const longest = new Map<string, number>();
  const downSince = new Map<string, number>();
  const startMs = performance.now();
  while (performance.now() - startMs < durationMs) {
    for (const { id, status } of (await app.health()).sources) {
      if (status === 'connected') downSince.delete(id);
      else downSince.set(id, downSince.get(id) ?? performance.now());
      const sinceMs = downSince.get(id);
      if (sinceMs !== undefined) longest.set(id, Math.max(longest.get(id) ?? 0, performance.now() - sinceMs));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return longest;
}

test('a room that is refused, while all else goes on', async ({ launch, dataDir, page }) => {
  const families = ['leaderboard', 'learning-coach', 'masterx'] as const;
  const hub = await hubWith({ refusedRooms: ['team:5', 'room:5', 'session:5'] });
  const join = { team: '5', room: '5', session: '5' };
  const sources = families.map((family) => [family, { join }] as const);
  const app = await launch({ config: configOf(sources, urlOnly(hub)) });
  await openSettings(page, app, dataDir);
  for (const family of families) {
    await expect.poll(async () => (await app.source(family)).reason).toContain('(SRC-6: ');
    const { state, reason } = await app.source(family);
    expect([family, state]).toEqual([family, 'live']);
    expect(reason).toContain('The server refused a room. Check the rooms, or the rights of the token.');
    const problem = cardOf(page, family).locator('.problem');
    await expect(problem).toContainText('Rooms refused by the server: Unauthorized. Check the ids of the rooms');
    await expect(problem).toContainText('SRC-6');
    await expect(problem.locator('p')).toHaveCount(1);
  }
  const failed = (await testedSteps(page, 'masterx')).and(page.locator('[data-outcome=failed]')).first();
  await expect(failed).toContainText('The server refused a room: Unauthorized.');
  await expect(failed).toContainText('Check the rooms, or the rights of the token.');

  await test.step('the server lets it in after a restart: nobody has to do anything', async () => {
    const { port } = new URL(hub.url);
    await hub.stop();
    await hubWith({ port: Number(port) });
    await isLive(app, families, 20_000);
  });
});

const NO_BACKENDS: readonly {
  readonly what: string;
  readonly server: () => Server;
  readonly codes: Readonly<Partial<Record<FamilyId, Code>>>;
}[] = [
  {
    what: 'a web page',
    server: () => createServer((_request, response) => response.end('<!doctype html><title>Hello</title>')),
    codes: {
      leaderboard: 'SRC-1',
      'learning-coach': 'SRC-4',
      academy: 'SRC-4',
      'educator-quiz': 'SRC-4',
      masterx: 'SRC-4',
    },
  },
  {
    what: 'a web server that knows no such path',
    server: () => createServer((_request, response) => response.writeHead(404).end()),
    codes: {
      leaderboard: 'SRC-3',
      'learning-coach': 'SRC-3',
      academy: 'SRC-3',
      'educator-quiz': 'SRC-3',
      masterx: 'SRC-3',
    },
  },
  {
    what: 'a server of Socket.IO',
    server: () => {
      const http = createServer((_request, response) => response.writeHead(404).end());
      new SocketIoServer(http);
      return http;
    },
    codes: { 'learning-coach': 'SRC-5', academy: 'SRC-5', 'educator-quiz': 'SRC-5', masterx: 'SRC-5' },
  },
  {
    what: 'a server of Socket.IO beside a framework that knows no other path',
    server: () => {
      const http = createServer((_request, response) => response.writeHead(404).end());
      new SocketIoServer(http, { destroyUpgrade: false });
      return http.on('upgrade', ({ url = '' }, socket) => {
        if (!url.startsWith('/socket.io/')) socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
      });
    },
    codes: { leaderboard: 'SRC-1', masterx: 'SRC-5', 'educator-quiz': 'SRC-5' },
  },
  {
    what: 'a server of plain WebSockets',
    server: () => {
      const http = createServer((_request, response) => response.writeHead(426).end());
      new WebSocketServer({ server: http, path: '/elsewhere' });
      return http;
    },
    codes: { leaderboard: 'SRC-5', academy: 'SRC-1', masterx: 'SRC-1' },
  },
  {
    what: 'a server that forbids',
    server: () => createServer((_request, response) => response.writeHead(403).end()),
    codes: { leaderboard: 'AUTH-3', academy: 'AUTH-4', 'educator-quiz': 'AUTH-4', masterx: 'AUTH-4' },
  },
];

for (const { what, server, codes } of NO_BACKENDS) {
  test(`${what} instead of a backend`, async ({ launch, dataDir, page }) => {
    const families = ALL.filter((family) => codes[family] !== undefined);
    const wrong = await listenAt(server(), 0);
    const { port } = wrong;
    const config = configOf(
      families.map((family) => [family, {}]),
      () => ({ url: `http://127.0.0.1:${port}` }),
    );
    const app = await launch({ config });
    await openSettings(page, app, dataDir);
    for (const family of families) {
      const code = codes[family];
      if (code === undefined) continue;
      await healthSays(app, family, code);
      await cardSays(page, family, code);
    }
    for (const family of families.filter((one) => one === 'leaderboard' || one === 'academy')) {
      await testSays(page, family, codes[family] ?? 'SRC-1');
    }
    await wrong.stop();
    await hubWith({ port });
    await reconnectUnlessLive(page, families);
    await isLive(app, families);
  });
}

test('a wrong server that is put right: nobody has to do anything', async ({ launch }) => {
  const families = ['leaderboard', 'educator-quiz', 'masterx'] as const;
  const wrong = await listenAt(
    createServer((_request, response) => response.end('<!doctype html><title>Hello</title>')),
    0,
  );
  const { port } = wrong;
  const config = configOf(
    families.map((family) => [family, {}]),
    () => ({ url: `http://127.0.0.1:${port}` }),
  );
  const app = await launch({ config });
  for (const family of families) await expect.poll(async () => (await app.source(family)).state).toBe('rejected');
  await wrong.stop();
  await hubWith({ port });
  await isLive(app, families, 15_000);
});

test('what stands in for a server that is being replaced keeps nobody away for long', async ({ launch }) => {
  const families = ['leaderboard', 'academy', 'masterx'] as const;
  const hub = await hubWith();
  const app = await launch({
    config: configOf(
      families.map((family) => [family, {}]),
      urlOnly(hub),
    ),
  });
  await isLive(app, families);
  const port = Number(new URL(hub.url).port);
  await hub.stop();
  const standIn = await listenAt(
    createServer((_request, response) => response.writeHead(404).end()),
    port,
  );
  for (const family of families) await healthSays(app, family, 'SRC-3');
  expect((await app.source('masterx')).state).not.toBe('rejected');
  await standIn.stop();
  await hubWith({ port });
  await isLive(app, families, 10_000);
});

test('a backend of another family that opens the same kind of connection', async ({ launch, dataDir, page }) => {
  const hub = await hubWith({ scenario: 'academy', eventsPerSecond: 10 });
  const app = await launch({ config: configOf([['masterx', {}]], () => ({ url: hub.addresses.academy.url })) });
  await openSettings(page, app, dataDir);
  await healthSays(app, 'masterx', 'SRC-5');
  await cardSays(page, 'masterx', 'SRC-5');
});

test('without WebSockets', async ({ launch, dataDir, page }) => {
  const families = ['learning-coach', 'academy', 'educator-quiz', 'masterx'] as const;
  const hub = await hubWith();
  hub.offerWebSockets(false);
  const app = await launch({
    config: configOf(
      families.map((family) => [family, {}]),
      urlOnly(hub),
    ),
  });
  await openSettings(page, app, dataDir);
  await healthSays(app, 'educator-quiz', 'NET-4');
  await cardSays(page, 'educator-quiz', 'NET-4');
  expect((await app.source('educator-quiz')).state).toBe('live');
  for (const family of families.filter((one) => one !== 'educator-quiz')) {
    // The hub speaks Socket.IO beside them, which is not what is wrong.
    await healthSays(app, family, 'SRC-4');
    await cardSays(page, family, 'SRC-4');
  }
  hub.offerWebSockets(true);
  await reconnectUnlessLive(page, families);
  await isLive(app, families);
});
