import { beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { silentLogger, type Logger } from '#main/ports/logger';
import { leaderboardDialect } from '../dialects/leaderboard';
import { sourceConfig } from '../dialects/leaderboard-fixtures';
import { Source } from '../source';
import { fakeTransports, type FakeTransport } from '../transports/fake-transport';
import { HEAD_GRACE_MS } from './head-watch';
import { SILENCE_CHECK_MS } from './sync';

const ADDRESS = { snapshotUrl: 'http://scores.example/board' };
const RANKINGS = [{ userId: 1, userName: 'Ada', rank: 1, value: 5 }];

let clock: FakeClock;
let transport: FakeTransport;
let source: Source;
let applied: DomainEvent[];
let doubt: string | null;
let log: string[];
let reads: number;
/** What the snapshot address answers; null: nothing. */
let body: object | null;
/** Answers of the snapshot address are held back while this is set. */
let held: (() => void)[] | null;

beforeEach(() => {
  clock = new FakeClock();
  applied = [];
  doubt = null;
  log = [];
  reads = 0;
  body = { rankings: RANKINGS };
  held = null;
});

const at = (seq: number, epoch = 'e1', stream = 'board') => ({ stream, epoch, seq });
const move = (seq: number, epoch?: string) => ({ ...at(seq, epoch), userId: 1, newRank: 1, value: seq });
const board = (seq: number, epoch?: string) => ({ ...at(seq, epoch), rankings: RANKINGS });
const say = (event: string, payload: unknown) => {
  transport.listener.message('/leaderboard', event, [payload]);
};
const told = (...seqs: number[]) => {
  for (const seq of seqs) say('rankings:update', move(seq));
};
const joins = () => transport.sent.filter(({ event }) => event === 'join:tv-display').length;
const greetings = () => transport.sent.filter(({ event }) => event === 'display:hello');
const heads = (...list: object[]) => {
  greetings().at(-1)?.onAnswer?.({ ok: true, heads: list });
};
const gaps = () => [source.gaps.found, source.gaps.healed, source.incompleteSince === null];
const pass = async (ms: number) => {
  await clock.advanceAsync(ms);
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
};

async function connect(rest: object = {}): Promise<void> {
  const transports = fakeTransports();
  const note = (message: string) => log.push(message);
  const logger: Logger = { ...silentLogger, info: note, warn: note, child: () => logger };
  source = new Source(sourceConfig({ ...rest }), {
    clock,
    random: seededRandom(1),
    fetch: async () => {
      reads++;
      const answer = body;
      if (held !== null) await new Promise<void>((resolve) => held?.push(resolve));
      if (answer === null) throw new TypeError('nobody there');
      return new Response(JSON.stringify(answer));
    },
    log: logger,
    dialect: leaderboardDialect,
    transport: transports.factory,
    token: () => null,
    sink: {
      apply: (_id, events) => {
        applied.push(...events);
        return doubt;
      },
      changed: () => undefined,
    },
  });
  [transport] = transports.made as [FakeTransport];
  source.start();
  transport.connect();
  await pass(10);
}

const release = async () => {
  for (const resolve of held?.splice(0) ?? []) resolve();
  await pass(10);
};

describe('messages that were seen', () => {
  it('are not applied again, by number or by id, and are counted; they are a sign of life and confirm', async () => {
    await connect();
    told(1, 2);
    say('rankings:update', { userId: 1, newRank: 1, messageId: 'm1' });
    await pass(5_000);
    told(2);
    say('rankings:update', { userId: 1, newRank: 1, messageId: 'm1' });
    say('nonsense', at(1));
    expect(applied).toHaveLength(3);
    expect(source.diagnostics.counts).toEqual({ received: 6, applied: 3, rejected: 0, unknown: 0, duplicates: 3 });
    expect(source.confirmedAtMs).toBe(clock.now());
    await pass(5_000);
    expect(source.state.attempt).toBe(0);
  });

  it('by id are the same message in another stream', async () => {
    await connect();
    say('rankings:update', { ...move(1), messageId: 'm1' });
    say('rankings:update', { ...move(1), stream: 'team', messageId: 'm1' });
    say('rankings:update', { ...move(2), stream: 'team', messageId: 'm2' });
    expect(source.diagnostics.counts).toMatchObject({ applied: 2, duplicates: 1 });
    expect(gaps()).toEqual([0, 0, true]);
  });

  it('late, give the wall what is not of the board, once', async () => {
    await connect(ADDRESS);
    say('achievement:celebration', { ...at(1), userId: 1, title: 'First' });
    told(4);
    say('achievement:celebration', { ...at(2), userId: 1, title: 'Second' });
    say('achievement:celebration', { ...at(2), userId: 1, title: 'Second' });
    told(3);
    expect(applied.filter(({ kind }) => kind === 'celebration')).toHaveLength(2);
    expect(applied.filter(({ kind }) => kind === 'moves')).toHaveLength(1);
    expect(source.diagnostics.counts).toMatchObject({ received: 5, applied: 3, duplicates: 2 });
  });
});

describe('a gap', () => {
  it('is counted, logged once, and the board is read at once; nothing else confirms until then', async () => {
    body = board(1);
    await connect(ADDRESS);
    told(2, 3);
    body = board(3);
    await pass(3_000);
    body = board(6);
    held = [];
    const before = { reads, confirmed: source.confirmedAtMs };
    told(6, 8);
    expect(gaps()).toEqual([2, 0, false]);
    await pass(500);
    expect(reads).toBe(before.reads + 1);
    told(9);
    say('achievement:earned', { userId: 1, title: 'Best' });
    expect(source.confirmedAtMs).toBe(before.confirmed);
    // What it lacks of a gap cannot be made up.
    await release();
    expect(gaps()).toEqual([2, 0, false]);
    body = board(9);
    await pass(600);
    await release();
    expect(gaps()).toEqual([2, 2, true]);
    expect(source.confirmedAtMs).toBeGreaterThan(before.confirmed ?? 0);
    expect(log.filter((line) => line.startsWith('Messages are missing'))).toHaveLength(1);
    expect(log.filter((line) => line.startsWith('Nothing is missing'))).toHaveLength(1);
  });

  it('after another asks once a second', async () => {
    body = null;
    await connect(ADDRESS);
    const before = reads;
    for (let seq = 0; seq < 100; seq += 2) {
      told(seq);
      await pass(100);
    }
    expect(reads - before).toBeGreaterThanOrEqual(5);
    expect(reads - before).toBeLessThanOrEqual(10);
    body = board(98);
    await pass(5_100);
    expect(gaps()).toEqual([49, 49, true]);
  });

  it('is closed by a snapshot and the messages that followed it while it was on its way', async () => {
    body = board(1);
    await connect(ADDRESS);
    await pass(1_000);
    held = [];
    body = board(5);
    told(5, 6);
    say('achievement:earned', { ...at(7), userId: 1, title: 'Best' });
    say('nonsense', at(8));
    say('rankings:update', { ...at(9) });
    applied = [];
    await release();
    expect(applied.map(({ kind }) => kind)).toEqual(['snapshot', 'moves']);
    expect(gaps()).toEqual([1, 1, true]);
    told(10);
    expect(gaps()).toEqual([1, 1, true]);
  });

  it('of a backend without positions in its snapshots is closed by one that was asked for after it', async () => {
    await connect(ADDRESS);
    told(1);
    await pass(2_000);
    held = [];
    await pass(SILENCE_CHECK_MS);
    told(3);
    await release();
    await release();
    expect(gaps()).toEqual([1, 1, true]);
  });

  it('without an address says the joins again, once a second, then less often', async () => {
    await connect();
    say('leaderboard:refresh', board(1));
    await pass(1_000);
    const before = joins();
    told(3);
    expect(joins()).toBe(before + 1);
    told(5);
    await pass(999);
    expect(joins()).toBe(before + 1);
    await pass(1_901);
    expect(joins()).toBe(before + 3);
    say('leaderboard:refresh', board(5));
    expect(gaps()).toEqual([2, 2, true]);
    await pass(60_000);
    expect([joins(), transport.opens]).toEqual([before + 3, 1]);
  });

  it('that no join makes up for brings a new connection, rarely; nothing confirms until the board is told', async () => {
    await connect();
    say('leaderboard:refresh', board(1));
    await pass(1_000);
    const confirmed = source.confirmedAtMs;
    told(3);
    await pass(5_000);
    expect(transport.opens).toBe(2);
    for (let turn = 0; turn < 5; turn++) {
      if (transport.connected.size === 0) transport.connect();
      told(4 + turn);
      await pass(5_000);
    }
    expect(transport.opens).toBe(2);
    expect([source.confirmedAtMs, source.state.reason.detail]).toEqual([confirmed, 'connected']);
    for (let second = 0; second < 40 && transport.opens === 2; second++) await pass(1_000);
    expect([transport.opens, source.state.reason.detail]).toEqual([3, 'messages are missing']);
    transport.connect();
    say('leaderboard:refresh', board(8));
    await pass(60_000);
    expect([gaps(), transport.opens]).toEqual([[1, 1, true], 3]);
  });

  it('where no board was ever told is counted, and the joins said again once', async () => {
    await connect();
    await pass(1_000);
    const before = joins();
    told(1, 3);
    await pass(30_000);
    expect(joins()).toBe(before + 1);
    expect(gaps()).toEqual([1, 0, true]);
  });

  it('found as the connection comes back is healed by what that brings', async () => {
    await connect();
    say('leaderboard:refresh', board(1));
    transport.drop();
    await pass(5_000);
    transport.connect();
    say('leaderboard:refresh', board(9));
    told(10);
    expect(gaps()).toEqual([0, 0, true]);
  });
});

describe('an old snapshot', () => {
  it('is not applied, is asked for again a second later, and is believed the fourth time', async () => {
    body = board(5);
    await connect(ADDRESS);
    told(6, 7);
    body = board(6);
    applied = [];
    const before = reads;
    await pass(1_000);
    expect([reads, applied.length]).toEqual([before + 1, 0]);
    expect(source.incompleteSince).not.toBeNull();
    await pass(2_000);
    expect([reads, applied.length]).toEqual([before + 3, 0]);
    await pass(1_000);
    expect([reads, applied.length]).toEqual([before + 4, 1]);
    told(7);
    expect(applied).toHaveLength(2);
  });

  it('keeps a new connection from being live until it is believed or a newer one comes', async () => {
    body = board(5);
    await connect(ADDRESS);
    told(6);
    body = board(5);
    transport.drop();
    await pass(5_000);
    transport.connect();
    await pass(500);
    expect(source.state.name).toBe('syncing');
    body = board(6);
    await pass(1_000);
    expect([source.state.name, source.incompleteSince]).toEqual(['live', null]);
  });
});

describe('heads', () => {
  it('that are where we are confirm, and need no snapshot to be live again', async () => {
    body = board(5);
    await connect(ADDRESS);
    transport.drop();
    await pass(5_000);
    held = [];
    transport.connect();
    await pass(500);
    expect(source.state.name).toBe('syncing');
    heads(at(5));
    expect([source.state.name, source.confirmedAtMs]).toEqual(['live', clock.now()]);
  });

  it('ahead of a silent feed are found and healed, and the rooms are joined again', async () => {
    body = board(5);
    await connect(ADDRESS);
    await pass(1_000);
    body = board(9);
    heads(at(9));
    const before = { joins: joins(), reads, confirmed: source.confirmedAtMs };
    await pass(HEAD_GRACE_MS - 10);
    expect(gaps()).toEqual([0, 0, true]);
    await pass(50);
    expect(gaps()).toEqual([1, 1, true]);
    expect([joins(), reads]).toEqual([before.joins + 1, before.reads + 1]);
    expect(source.confirmedAtMs).toBeGreaterThan(before.confirmed ?? 0);
  });

  it('are asked for where there is no address, of a backend that tells them', async () => {
    await connect();
    const before = greetings().length;
    await pass(2 * SILENCE_CHECK_MS);
    expect(greetings()).toHaveLength(before);
    heads();
    say('leaderboard:refresh', board(5));
    while (greetings().length === before) {
      say('achievement:earned', { userId: 1, title: 'Best' });
      await pass(1_000);
    }
    heads(at(7));
    await pass(HEAD_GRACE_MS + 50);
    expect(gaps()).toEqual([1, 0, false]);
    expect(joins()).toBe(2);
    say('leaderboard:refresh', board(7));
    expect(gaps()).toEqual([1, 1, true]);
  });

  it('that the feed reaches in time, or of streams that are not followed, mean nothing', async () => {
    await connect();
    say('leaderboard:refresh', board(5));
    heads(at(6), at(9, 'e1', 'unheard of'));
    told(6);
    await pass(10_000);
    expect(gaps()).toEqual([0, 0, true]);
  });
});

describe('an address that fails', () => {
  it('is tried again within seconds, and the board is there when it answers', async () => {
    body = null;
    await connect(ADDRESS);
    expect(source.state.name).toBe('live');
    await pass(60_000);
    expect(source.problem).toMatchObject({ trouble: 'server-unreachable' });
    expect(reads).toBeGreaterThan(12);
    expect(reads).toBeLessThan(60);
    expect(log.filter((line) => line.startsWith('The snapshot could not be read'))).toHaveLength(1);
    body = board(1);
    await pass(5_100);
    expect([source.problem, applied.length]).toEqual([null, 1]);
    const after = reads;
    await pass(SILENCE_CHECK_MS - 6_000);
    expect(reads).toBe(after);
  });

  it('is left alone without a connection', async () => {
    body = null;
    await connect(ADDRESS);
    transport.drop();
    transport.onOpen = () => undefined;
    const before = reads;
    await pass(60_000);
    expect(reads).toBe(before);
    source.stop();
    expect(clock.pendingTimers).toBe(0);
  });
});
