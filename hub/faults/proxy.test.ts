import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { HubError } from '../hub-error';
import { startFaultProxy } from './proxy';
import { bothEnds, faultFixture, soon, type Fixture } from './testing/fixture';
import { rawClient, settled, type RawEnd } from './testing/raw-ends';

let it: Fixture;

beforeEach(async () => {
  it = await faultFixture();
});

afterEach(async () => {
  await it.stop();
});

/** A connection that carries bytes both ways, and its end at the server. */
async function connected(): Promise<{ client: RawEnd; server: RawEnd }> {
  const { client, server } = await bothEnds(it);
  client.send('hello ');
  server.send('welcome ');
  await soon(() => expect([server.text, client.text]).toEqual(['hello ', 'welcome ']));
  return { client, server };
}

describe('without a fault', () => {
  test('bytes and ends pass both ways', async () => {
    const { client, server } = await connected();
    client.socket.end('last');
    await soon(() => expect([server.text, server.ended]).toEqual(['hello last', true]));
    server.socket.end('words');
    await soon(() => expect([client.text, client.closed, server.closed]).toEqual(['welcome words', true, true]));
    await soon(() => expect(it.proxy.connections()).toBe(0));
    expect([client.errorCode, server.errorCode]).toEqual(['', '']);
    expect(it.told()).toEqual(['1 accepted', '1 closed-by-client fin']);
  });

  test('a reset passes as a reset', async () => {
    const { client, server } = await connected();
    server.socket.resetAndDestroy();
    await soon(() => expect(client.errorCode).toBe('ECONNRESET'));
    expect(it.told()).toEqual(['1 accepted', '1 closed-by-server rst']);
    expect(it.proxy.connections()).toBe(0);
  });

  test('a server that cannot be reached is a reset, and said', async () => {
    await it.server.stop();
    const client = it.client();
    await soon(() => expect(client.errorCode).toBe('ECONNRESET'));
    expect(it.told()).toEqual(['1 accepted', '1 server-unreachable ECONNREFUSED']);
  });

  test('the target is asked for anew for every connection', async () => {
    const other = await faultFixture();
    let { port } = it.server;
    const proxy = await startFaultProxy({
      target: () => ({ host: '127.0.0.1', port }),
      clock: it.clock,
      random: seededRandom(1),
    });
    const clients = [rawClient(proxy.port)];
    await soon(() => expect(it.server.ends).toHaveLength(1));
    port = other.server.port;
    clients.push(rawClient(proxy.port));
    await soon(() => expect(other.server.ends).toHaveLength(1));
    for (const { socket } of clients) socket.destroy();
    await proxy.stop();
    await other.stop();
  });
});

describe('cut', () => {
  test('by RST: both sides see a reset', async () => {
    const { client, server } = await connected();
    it.proxy.cut('rst');
    expect(it.proxy.connections()).toBe(0);
    await soon(() => expect([client.errorCode, server.errorCode]).toEqual(['ECONNRESET', 'ECONNRESET']));
    expect(it.told()).toEqual(['1 accepted', '1 rst']);
  });

  test('by FIN: both sides see an orderly end; whoever connects next is served', async () => {
    const { client, server } = await connected();
    client.send('never to arrive');
    it.proxy.cut('fin');
    await soon(() => expect([client.ended, server.ended]).toEqual([true, true]));
    client.socket.end();
    server.socket.end();
    await soon(() => expect([client.closed, server.closed]).toEqual([true, true]));
    expect([client.errorCode, server.errorCode, server.text]).toEqual(['', '', 'hello ']);
    expect(it.told()).toEqual(['1 accepted', '1 fin']);
    await connected();
  });
});

describe('blackhole', () => {
  test('both ways: bytes vanish, sockets stay open, newcomers are swallowed', async () => {
    const old = await connected();
    const idle = await connected();
    it.proxy.set({ kind: 'blackhole', direction: 'both' });
    const newcomer = it.client();
    for (const end of [old.client, old.server, newcomer]) end.send('lost');
    await soon(() => expect(it.told().filter((line) => line.includes('swallowed'))).toHaveLength(3));
    it.proxy.set(null);
    for (const end of [old.client, old.server, newcomer]) end.send('too late');
    idle.client.send('alive');
    await soon(() => expect(idle.server.text).toBe('hello alive'));
    await settled();
    expect([old.server.text, old.client.text, newcomer.text]).toEqual(['hello ', 'welcome ', '']);
    expect([old.client.closed, old.server.closed, newcomer.closed]).toEqual([false, false, false]);
    expect(it.server.ends).toHaveLength(2);
    expect(it.proxy.connections()).toBe(3);
    expect(it.told()).toEqual(
      expect.arrayContaining([
        '0 blackhole-on direction both',
        '3 held',
        '1 swallowed to-server',
        '1 swallowed to-client',
        '3 swallowed to-server',
        '0 blackhole-off',
      ]),
    );
    newcomer.socket.end();
    await soon(() => expect(newcomer.closed).toBe(true));
  });

  test.each([
    ['to-server', 'hello ', 'welcome heard'],
    ['to-client', 'hello heard', 'welcome '],
  ] as const)('%s: the other way still works', async (direction, atServer, atClient) => {
    const { client, server } = await connected();
    it.proxy.set({ kind: 'blackhole', direction });
    client.send('heard');
    server.send('heard');
    await soon(() => expect(server.text + client.text).toBe(atServer + atClient));
    await settled();
    expect([server.text, client.text]).toEqual([atServer, atClient]);
    expect(it.told()).toContain(`1 swallowed ${direction}`);
  });

  test('an end vanishes, too: the other side learns of it by a reset when the fault is over', async () => {
    const { client, server } = await connected();
    it.proxy.set({ kind: 'blackhole', direction: 'both' });
    client.socket.resetAndDestroy();
    await soon(() => expect(it.told()).toContain('1 closed-by-client rst'));
    await settled();
    expect([server.closed, it.proxy.connections()]).toEqual([false, 1]);
    it.proxy.set(null);
    await soon(() => expect(server.errorCode).toBe('ECONNRESET'));
    expect(it.proxy.connections()).toBe(0);
  });

  test('swallows without end: the sender never has to wait', async () => {
    const { client } = await connected();
    it.proxy.set({ kind: 'blackhole', direction: 'to-server' });
    await new Promise((resolve) => client.socket.write(Buffer.alloc(32 * 1024 * 1024), resolve));
    await soon(() => expect(client.socket.writableLength).toBe(0));
  });
});

describe('freeze', () => {
  test('keeps everything, newcomers included, and delivers it at the end', async () => {
    const { client, server } = await connected();
    it.proxy.set({ kind: 'freeze' });
    const newcomer = it.client();
    newcomer.send('me too');
    client.socket.end('kept');
    server.send('kept');
    await soon(() => expect(it.told()).toContain('1 closed-by-client fin'));
    await settled();
    expect([server.text, server.ended, client.text, it.server.ends.length]).toEqual(['hello ', false, 'welcome ', 1]);
    it.proxy.set(null);
    await soon(() => expect([server.text, server.ended]).toEqual(['hello kept', true]));
    await soon(() => expect(it.server.ends[1]?.text).toBe('me too'));
    await soon(() => expect(client.text).toBe('welcome kept'));
    expect(it.told()).toEqual(expect.arrayContaining(['2 held', '0 freeze-off', '2 let-through']));
  });

  test('keeps a few megabytes at most; nothing is lost', async () => {
    const { client, server } = await connected();
    it.proxy.set({ kind: 'freeze' });
    const total = 24 * 1024 * 1024;
    const piece = Buffer.from(Array.from({ length: 65_521 }, (_, index) => index % 251));
    const sent = Buffer.alloc(total, piece);
    client.socket.write(sent);
    await settled();
    expect(client.socket.bytesWritten - client.socket.writableLength).toBeLessThan(total);
    expect(client.socket.writableLength).toBeGreaterThan(0);
    it.proxy.set(null);
    await soon(() => expect(server.byteCount).toBe(total + 6));
    expect(Buffer.concat(server.chunks).subarray(6).equals(sent)).toBe(true);
  });
});

describe('refuse', () => {
  test('refuses new connections, keeps present ones, and listens on the same port again', async () => {
    const { client, server } = await connected();
    it.proxy.set({ kind: 'refuse' });
    const refused = it.client();
    await soon(() => expect(refused.errorCode).toBe('ECONNREFUSED'));
    client.send('still here');
    await soon(() => expect(server.text).toBe('hello still here'));
    it.proxy.set(null);
    await soon(() => expect(it.told()).toContain(`0 listening port ${it.proxy.port}`));
    await connected();
    expect(it.told()).toEqual(expect.arrayContaining(['0 refuse-on', '0 refuse-off']));
  });

  test('changed many times in one turn, the last word counts', async () => {
    for (let turn = 0; turn < 5; turn++) {
      it.proxy.set(null);
      it.proxy.set({ kind: 'refuse' });
    }
    await settled();
    const refused = it.client();
    await soon(() => expect(refused.errorCode).toBe('ECONNREFUSED'));
    it.proxy.set({ kind: 'refuse' });
    it.proxy.set(null);
    await soon(() => expect(it.told()).toContain(`0 listening port ${it.proxy.port}`));
    await connected();
  });

  test('a port that somebody else has taken is tried again until it is free', async () => {
    it.proxy.set({ kind: 'refuse' });
    const thief = await startFaultProxy({
      target: { host: '127.0.0.1', port: 9 },
      clock: it.clock,
      random: seededRandom(1),
      port: it.proxy.port,
    });
    it.proxy.set(null);
    await soon(() => expect(it.told()).toContain('0 listen-failed EADDRINUSE'));
    await thief.stop();
    it.clock.advance(100);
    await soon(() => expect(it.told()).toContain(`0 listening port ${it.proxy.port}`));
    await connected();
  });
});

describe('start and stop', () => {
  test('a port in use is a HubError', async () => {
    const again = startFaultProxy({
      target: { host: '127.0.0.1', port: 9 },
      clock: it.clock,
      random: seededRandom(1),
      port: it.proxy.port,
    });
    await expect(again).rejects.toBeInstanceOf(HubError);
  });

  test('stop frees the port and leaves neither socket nor timer behind, whatever is under way', async () => {
    const { client, server } = await connected();
    const { port } = it.proxy;
    it.proxy.set({ kind: 'delay', delayMs: 1_000 });
    client.send('under way');
    await soon(() => expect(it.clock.pendingTimers).toBe(1));
    it.proxy.set({ kind: 'reorder-connections', holdMs: 1_000 });
    const waiting = it.client();
    await soon(() => expect(it.told()).toContain('2 held'));
    await Promise.all([it.proxy.stop(), it.proxy.stop()]);
    expect([it.clock.pendingTimers, it.proxy.connections()]).toEqual([0, 0]);
    await soon(() => expect([client.closed, server.closed, waiting.closed]).toEqual([true, true, true]));
    it.proxy.set(null);
    const next = await faultFixture({ port });
    expect(next.proxy.port).toBe(port);
    await next.stop();
  });

  test('stop while the port is about to open', async () => {
    it.proxy.set({ kind: 'refuse' });
    it.proxy.set(null);
    await it.proxy.stop();
    const refused = it.client();
    await soon(() => expect(refused.errorCode).toBe('ECONNREFUSED'));
  });
});
