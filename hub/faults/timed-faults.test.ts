import { afterEach, beforeEach, expect, test } from 'vitest';
import { bothEnds, faultFixture, soon, type Fixture } from './testing/fixture';
import { settled } from './testing/raw-ends';

let it: Fixture;

beforeEach(async () => {
  it = await faultFixture();
});

afterEach(async () => {
  await it.stop();
});

const connected = () => bothEnds(it);

test('delay: everything arrives later, both ways', async () => {
  const { client, server } = await connected();
  it.proxy.set({ kind: 'delay', delayMs: 100 });
  client.socket.end('ping');
  await soon(() => expect(it.told()).toContain('1 closed-by-client fin'));
  it.clock.advance(99);
  await settled();
  expect([server.text, server.ended]).toEqual(['', false]);
  it.clock.advance(1);
  await soon(() => expect([server.text, server.ended]).toEqual(['ping', true]));
  server.send('pong');
  await soon(() => expect(it.clock.pendingTimers).toBe(1));
  it.clock.advance(99);
  await settled();
  expect(client.text).toBe('');
  it.clock.advance(1);
  await soon(() => expect(client.text).toBe('pong'));
  expect(it.told()).toContain('0 delay-on delayMs 100');
});

test('delay: jitter keeps the order; what is under way when the fault ends arrives at once', async () => {
  const { client, server } = await connected();
  it.proxy.set({ kind: 'delay', delayMs: 10, jitterMs: 200 });
  for (let index = 0; index < 10; index++) {
    client.send(String(index));
    await settled();
  }
  it.clock.advance(9);
  await settled();
  expect(server.text).toBe('');
  for (let step = 0; step < 10; step++) {
    it.clock.advance(10);
    await settled();
    expect('0123456789'.startsWith(server.text)).toBe(true);
  }
  expect(server.text).not.toBe('0123456789');
  it.proxy.set(null);
  await soon(() => expect(server.text).toBe('0123456789'));
  expect(it.clock.pendingTimers).toBe(0);
});

test('loss: what is lost stalls the stream as long as a retransmission, and nothing is missing', async () => {
  const { client, server } = await connected();
  it.proxy.set({ kind: 'loss', share: 1 });
  client.send('late');
  await soon(() => expect(it.told().at(-1)).toMatch(/^1 stalled to-server, \d+ ms$/));
  const stallMs = Number(/(\d+) ms/.exec(it.told().at(-1)!)![1]);
  expect(stallMs).toBeGreaterThanOrEqual(200);
  expect(stallMs).toBeLessThanOrEqual(1_500);
  it.clock.advance(stallMs - 1);
  await settled();
  expect(server.text).toBe('');
  it.proxy.set({ kind: 'loss', share: 0 });
  client.send(' and whole');
  await soon(() => expect(server.text).toBe('late and whole'));
});

test('slice: as many bytes at a time as said, and all of them', async () => {
  const { client, server } = await connected();
  it.proxy.set({ kind: 'slice', bytes: 3 });
  const text = 'The quick brown fox jumps over the lazy dog';
  client.socket.end(text);
  await soon(() => expect([server.text, server.ended]).toEqual([text, true]));
  // The receiving kernel may join some slices again; whole, it would be one chunk.
  expect(server.chunks.length).toBeGreaterThan(5);
  expect(it.told()).toContain('0 slice-on bytes 3');
});

test('slice: what is under way when the fault ends arrives at once', async () => {
  const { client, server } = await connected();
  it.proxy.set({ kind: 'slice', bytes: 1 });
  client.send('x'.repeat(200_000));
  await soon(() => expect(server.text.length).toBeGreaterThan(5));
  it.proxy.set(null);
  await soon(() => expect(server.text.length).toBe(200_000));
  expect(server.chunks.length).toBeLessThan(100_000);
});

test.each([
  ['rst', 'ECONNRESET', false],
  ['fin', '', true],
] as const)(
  'accept-then-drop by %s: works for a while, then ends; earlier connections stay',
  async (how, code, ended) => {
    const early = await connected();
    it.proxy.set({ kind: 'accept-then-drop', afterMs: 50, how });
    const { client, server } = await connected();
    client.send('hello');
    await soon(() => expect(server.text).toBe('hello'));
    it.clock.advance(49);
    await settled();
    expect([client.ended, client.closed, it.proxy.connections()]).toEqual([false, false, 2]);
    it.clock.advance(1);
    await soon(() => expect([client.errorCode, client.ended]).toEqual([code, ended]));
    expect(it.told().slice(-3)).toEqual([`0 accept-then-drop-on afterMs 50, how ${how}`, '2 accepted', `2 ${how}`]);
    expect(it.proxy.connections()).toBe(1);
    early.client.send('still here');
    await soon(() => expect(early.server.text).toBe('still here'));
  },
);

test('accept-then-drop: whoever came during the fault and outlives it stays', async () => {
  it.proxy.set({ kind: 'accept-then-drop', afterMs: 50, how: 'rst' });
  const { client, server } = await connected();
  it.proxy.set(null);
  expect(it.clock.pendingTimers).toBe(0);
  it.clock.advance(100);
  client.send('hello');
  await soon(() => expect(server.text).toBe('hello'));
});

test('reorder-connections: new ones wait together and come in another order', async () => {
  it.proxy.set({ kind: 'reorder-connections', holdMs: 80 });
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const [index, name] of names.entries()) {
    it.client().send(name);
    await soon(() => expect(it.told()).toContain(`${index + 1} held`));
  }
  it.clock.advance(79);
  await settled();
  expect(it.server.ends).toHaveLength(0);
  it.clock.advance(1);
  await soon(() => expect(it.server.ends.map(({ text }) => text).sort()).toEqual(names));
  const through = it.told().filter((line) => line.endsWith('let-through'));
  expect(through).toHaveLength(6);
  expect(through.map((line) => names[Number(line.split(' ')[0]) - 1])).not.toEqual(names);
  it.client().send('g');
  await soon(() => expect(it.told()).toContain('7 held'));
  it.proxy.set(null);
  await soon(() => expect(it.server.ends[6]?.text).toBe('g'));
  expect(it.clock.pendingTimers).toBe(0);
});

test('a fault follows another at once: what a freeze kept is lost in a blackhole', async () => {
  const { client, server } = await connected();
  it.proxy.set({ kind: 'freeze' });
  client.send('kept, then lost');
  await settled();
  it.proxy.set({ kind: 'blackhole', direction: 'to-server' });
  await soon(() => expect(it.told().at(-1)).toBe('1 swallowed to-server'));
  it.proxy.set(null);
  await settled();
  expect(server.text).toBe('');
});

test('whoever waits goes on waiting when the next fault lets nobody in either', async () => {
  it.proxy.set({ kind: 'freeze' });
  const client = it.client();
  await soon(() => expect(it.told()).toContain('1 held'));
  it.proxy.set({ kind: 'blackhole', direction: 'both' });
  await settled();
  expect(it.server.ends).toHaveLength(0);
  it.proxy.set({ kind: 'delay', delayMs: 0 });
  await soon(() => expect(it.server.ends).toHaveLength(1));
  expect(client.closed).toBe(false);
});

test('a script plays by the clock, from the start of the proxy', async () => {
  await it.stop();
  const clock = it.clock;
  it = await faultFixture({
    clock,
    script: {
      seed: 5,
      steps: [
        { atMs: 0, do: { kind: 'freeze' } },
        { atMs: 100, do: { kind: 'clear' } },
        { atMs: 100, do: { kind: 'cut', how: 'rst' } },
        { atMs: 300, do: { kind: 'delay', delayMs: 5, jitterMs: 1 } },
      ],
    },
  });
  const client = it.client();
  await soon(() => expect(it.told()).toContain('1 held'));
  clock.advance(300);
  await soon(() => expect(client.errorCode).toBe('ECONNRESET'));
  expect(it.proxy.log.map(({ atMs, what }) => [atMs, what])).toEqual([
    [0, 'freeze-on'],
    [0, 'accepted'],
    [0, 'held'],
    [100, 'freeze-off'],
    [100, 'let-through'],
    [100, 'rst'],
    [300, 'delay-on'],
    [300, 'script-ended'],
  ]);
  expect(clock.pendingTimers).toBe(0);
});
