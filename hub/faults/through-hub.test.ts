import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { startHub, type Hub } from '../server';
import type { FaultLogWhat } from './fault-log';
import { startFaultProxy, type FaultProxy } from './proxy';
import { settled } from './testing/raw-ends';

let clock: FakeClock;
let hub: Hub;
let proxy: FaultProxy;
const sockets: Socket[] = [];

beforeEach(async () => {
  clock = new FakeClock();
  hub = await startHub({ clock: new FakeClock(), scenario: 'quiet' });
  const target = { host: '127.0.0.1', port: Number(new URL(hub.url).port) };
  proxy = await startFaultProxy({ target, clock, random: seededRandom(1) });
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await proxy.stop();
  await hub.stop();
});

const soon = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

const told = (what: FaultLogWhat) => proxy.log.filter((entry) => entry.what === what);

/** A display that tries to come back within milliseconds, and the numbers that it was sent. */
function display(): { socket: Socket; heard: number[]; dropped: string[]; refused: string[] } {
  const socket = io(`${proxy.url}/leaderboard`, {
    forceNew: true,
    transports: ['websocket'],
    reconnectionDelay: 5,
    reconnectionDelayMax: 10,
  });
  sockets.push(socket);
  const heard: number[] = [];
  const dropped: string[] = [];
  const refused: string[] = [];
  socket.on('probe', (number: number) => heard.push(number));
  socket.on('disconnect', (reason) => dropped.push(reason));
  socket.on('connect_error', (error) => refused.push(error.message));
  return { socket, heard, dropped, refused };
}

async function connected(): Promise<ReturnType<typeof display>> {
  const each = display();
  await soon(() => expect(each.socket.connected).toBe(true));
  probe(0);
  await soon(() => expect(each.heard).toEqual([0]));
  return each;
}

const probe = (number: number) => {
  hub.emit('/leaderboard', 'probe', number);
};

test.each(['rst', 'fin'] as const)('cut by %s: dropped at once, back at once, and recovered', async (how) => {
  const { socket, heard, dropped } = await connected();
  proxy.cut(how);
  await soon(() => expect(dropped).toHaveLength(1));
  expect(['transport close', 'transport error']).toContain(dropped[0]);
  probe(1);
  await soon(() => expect([socket.recovered, heard]).toEqual([true, [0, 1]]));
  expect(told(how)).toHaveLength(1);
});

test('blackhole: still "connected", nothing comes; whoever tries anew gets no answer until it ends', async () => {
  const { socket, heard, dropped } = await connected();
  proxy.set({ kind: 'blackhole', direction: 'to-client' });
  probe(1);
  await soon(() => expect(told('swallowed')).toHaveLength(1));
  await expect(socket.timeout(30).emitWithAck('join:team', 5)).rejects.toThrow('timed out');
  expect(hub.received.map(({ event }) => event)).toEqual(['join:team']);
  proxy.set({ kind: 'blackhole', direction: 'both' });
  const newcomer = display();
  await soon(() => expect(told('held')).toHaveLength(1));
  expect([socket.connected, newcomer.socket.connected, heard, dropped]).toEqual([true, false, [0], []]);
  proxy.set(null);
  const healthy = await connected();
  expect([healthy.heard, heard]).toEqual([[0], [0]]);
});

test('delay: everything comes later, in order', async () => {
  const { heard } = await connected();
  proxy.set({ kind: 'delay', delayMs: 200, jitterMs: 100 });
  for (let number = 1; number <= 20; number++) probe(number);
  await soon(() => expect(clock.pendingTimers).toBe(1));
  clock.advance(199);
  await settled();
  expect(heard).toEqual([0]);
  clock.advance(101);
  await soon(() => {
    clock.advance(301);
    expect(heard).toEqual(Array.from({ length: 21 }, (_, index) => index));
  });
});

test('slice: byte by byte, a display connects, joins and gets the whole board', async () => {
  proxy.set({ kind: 'slice', bytes: 1 });
  const { socket } = display();
  const refresh = new Promise<{ rankings: unknown[] }>((resolve) => socket.once('leaderboard:refresh', resolve));
  expect(await socket.emitWithAck('join:tv-display')).toEqual({ ok: true });
  expect((await refresh).rankings).toHaveLength(24);
});

test('refuse: connect errors while it lasts, then back', async () => {
  proxy.set({ kind: 'refuse' });
  const { socket, refused } = display();
  await soon(() => expect(refused.length).toBeGreaterThan(1));
  expect([told('accepted').length, socket.connected]).toEqual([0, false]);
  proxy.set(null);
  await soon(() => expect(socket.connected).toBe(true));
  expect(told('listening')).toHaveLength(1);
});

test('accept-then-drop: it connects again and again, and stays once the server is well', async () => {
  proxy.set({ kind: 'accept-then-drop', afterMs: 100, how: 'rst' });
  const { socket, dropped } = display();
  for (let round = 1; round <= 3; round++) {
    await soon(() => expect(socket.connected).toBe(true));
    clock.advance(100);
    await soon(() => expect(dropped).toHaveLength(round));
  }
  await soon(() => expect(socket.connected).toBe(true));
  proxy.set(null);
  clock.advance(1_000);
  expect([told('accepted').length, told('rst').length]).toEqual([4, 3]);
  expect(await socket.emitWithAck('join:team', 5)).toEqual({ ok: true });
});

test('freeze: silence, then everything that was said meanwhile', async () => {
  const { socket, heard, dropped } = await connected();
  proxy.set({ kind: 'freeze' });
  const newcomer = display();
  for (let number = 1; number <= 3; number++) probe(number);
  await expect(socket.timeout(30).emitWithAck('join:team', 5)).rejects.toThrow('timed out');
  expect([hub.received, heard, newcomer.socket.connected]).toEqual([[], [0], false]);
  proxy.set(null);
  await soon(() => expect([heard, newcomer.socket.connected]).toEqual([[0, 1, 2, 3], true]));
  await soon(() => expect(hub.received.map(({ event }) => event)).toEqual(['join:team']));
  expect(dropped).toEqual([]);
});

test('loss: a stall holds up what comes after it, and nothing is missing', async () => {
  const { heard } = await connected();
  proxy.set({ kind: 'loss', share: 1 });
  probe(1);
  await soon(() => expect(told('stalled').length).toBeGreaterThan(0));
  probe(2);
  await soon(() => expect(told('stalled').length).toBeGreaterThan(1));
  clock.advance(199);
  await settled();
  expect(heard).toEqual([0]);
  clock.advance(3_000);
  await soon(() => expect(heard).toEqual([0, 1, 2]));
});

test('reorder-connections: all get through, in another order than they came', async () => {
  proxy.set({ kind: 'reorder-connections', holdMs: 100 });
  const displays = Array.from({ length: 6 }, display);
  await soon(() => expect(told('held')).toHaveLength(6));
  expect(hub.connections()).toBe(0);
  clock.advance(100);
  await soon(() => expect(displays.every(({ socket }) => socket.connected)).toBe(true));
  const order = told('let-through').map(({ connection }) => connection);
  expect([...order].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(order).not.toEqual([1, 2, 3, 4, 5, 6]);
});
