import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { silentLogger, type Logger } from '#main/ports/logger';
import { trouble } from './connection/reasons';
import { leaderboardDialect } from './dialects/leaderboard';
import { DOCUMENTED, sourceConfig, UPDATE } from './dialects/leaderboard-fixtures';
import type { Fetch } from './snapshot-reader';
import { MISSING_CHANNELS_RETRY_MS, ROOM_ANSWER_MS } from './link';
import { Source } from './source';
import { SILENCE_CHECK_MS } from './sync/sync';
import { fakeTransports, type FakeTransport } from './transports/fake-transport';

const BOARD = { rankings: [{ userId: 1, userName: 'Ada', rank: 1, value: 5 }] };
const SNAPSHOT_URL = 'http://127.0.0.1:4100/api/leaderboard';

let clock: FakeClock;
let transport: FakeTransport;
let applied: { readonly id: string; readonly events: readonly DomainEvent[] }[];
let doubt: string | null;
let apply: (events: readonly DomainEvent[]) => void;
let reads: number;
let answer: () => Promise<Response>;
let warnings: string[];

beforeEach(() => {
  clock = new FakeClock();
  applied = [];
  doubt = null;
  apply = () => undefined;
  reads = 0;
  answer = () => Promise.resolve(new Response(JSON.stringify(BOARD)));
  warnings = [];
});

const fetch: Fetch = () => {
  reads++;
  return answer();
};

function sourceWith(rest: Record<string, unknown> = {}): Source {
  const transports = fakeTransports();
  const log: Logger = { ...silentLogger, warn: (message) => warnings.push(message), child: () => log };
  const source = new Source(sourceConfig(rest), {
    clock,
    random: seededRandom(1),
    fetch,
    log,
    dialect: leaderboardDialect,
    transport: transports.factory,
    token: () => null,
    clean: String,
    sink: {
      apply: (id, events) => {
        apply(events);
        applied.push({ id, events });
        return doubt;
      },
      changed: () => undefined,
    },
  });
  const [made] = transports.made;
  if (!made) throw new Error('no transport was asked for');
  transport = made;
  return source;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
}

/** A source that is connected, and has read its board if it has an address for that. */
async function live(rest: Record<string, unknown> = {}): Promise<Source> {
  const source = sourceWith(rest);
  source.start();
  transport.connect();
  await settle();
  expect(source.state.name).toBe('live');
  return source;
}

const say = (event: string, payload?: unknown, channel = '/leaderboard'): void => {
  transport.listener.message(channel, event, [payload]);
};

describe('rooms', () => {
  const join = { tvDisplay: true, team: '5', user: '9' };
  const joins = () => transport.sent.filter(({ event }) => event.startsWith('join:'));

  it('are joined on every connection, channel by channel', async () => {
    await live({ join });
    const first = joins();
    expect(first.map(({ channel, event, args }) => [channel, event, ...args])).toEqual([
      ['/leaderboard', 'join:tv-display'],
      ['/leaderboard', 'join:team', 5],
      ['/leaderboard', 'join:user', 9],
      ['/training', 'join:user', 9],
    ]);
    transport.drop();
    clock.advance(5_000);
    transport.connect('/leaderboard');
    expect(joins().slice(4)).toEqual(first.slice(0, 3));
    transport.connected.add('/training');
    transport.listener.channelOpened('/training');
    expect(joins().slice(7)).toEqual(first.slice(3));
  });

  it('are never queued for a channel that is not open', async () => {
    const source = sourceWith({ join });
    source.start();
    transport.listener.channelOpened('/leaderboard');
    expect(transport.sent).toEqual([]);
    transport.connect();
    await settle();
    expect(joins()).toHaveLength(4);
  });

  it('that are refused are shown, and the rest goes on; a new connection asks anew', async () => {
    const source = await live();
    say('error', { message: 'Unauthorized' });
    say('error', { message: 'Unauthorized' });
    say('rankings:update', UPDATE);
    expect(source.diagnostics.refusedRooms).toEqual(['Unauthorized']);
    expect(source.state.name).toBe('live');
    expect(source.diagnostics.counts).toEqual({ received: 1, applied: 1, rejected: 0, unknown: 0, duplicates: 0 });
    expect(warnings).toHaveLength(1);
    transport.drop();
    clock.advance(5_000);
    expect(source.diagnostics.refusedRooms).toEqual([]);
  });

  it('are refused soon after they were asked for, and where: any other error is only counted', async () => {
    const source = await live({ join: { user: '9' } });
    say('error', { message: 'no answer' }, '/field');
    clock.advance(ROOM_ANSWER_MS);
    say('error', { message: 'the database is away' });
    expect([source.diagnostics.refusedRooms, source.problem]).toEqual([[], null]);
    expect(source.diagnostics.counts).toMatchObject({ received: 2, applied: 2 });
    transport.connected.add('/training');
    transport.listener.channelOpened('/training');
    say('error', { message: 'the database is away' });
    say('error', { message: 'Unauthorized' }, '/training');
    expect(source.diagnostics.refusedRooms).toEqual(['Unauthorized']);
  });

  it('of channels that are missing are asked for now and then, while there is a connection', async () => {
    await live();
    clock.advance(2 * MISSING_CHANNELS_RETRY_MS);
    expect(transport.openMissingCalls).toBe(2);
    transport.drop(trouble('connection-lost', 'cut'));
    transport.onOpen = (listener) => {
      listener.lost(trouble('server-unreachable', 'no'));
    };
    clock.advance(2 * MISSING_CHANNELS_RETRY_MS);
    expect(transport.openMissingCalls).toBe(2);
  });
});

describe('counts', () => {
  it('tell what became of each message', async () => {
    const source = await live();
    say('rankings:update', UPDATE);
    say('rankings:update', {});
    say('rankings:update', [UPDATE, {}, {}]);
    say('rankings:update', []);
    say('nonsense', 5);
    expect(source.diagnostics.counts).toEqual({ received: 7, applied: 3, rejected: 3, unknown: 1, duplicates: 0 });
    expect(source.diagnostics.rejections[0]).toMatchObject({ event: 'rankings:update', reason: '"userId" is missing' });
    expect(source.diagnostics.eventsLastMinute(clock.now())).toBe(7);
  });

  it('add up under any sequence of messages, faults and outages', () => {
    const message = fc.oneof(
      fc.constantFrom(...DOCUMENTED).map(([channel, event, payload]) => ({ channel, event, payload })),
      fc.record({
        channel: fc.constantFrom('/leaderboard', '/training', '/field', '/', '/x'),
        event: fc.oneof(fc.constantFrom(...DOCUMENTED.map(([, event]) => event)), fc.string()),
        payload: fc.anything(),
      }),
      fc.constantFrom('drop', 'throw', 'wait').map((action) => ({ action })),
    );
    fc.assert(
      fc.property(fc.array(message, { maxLength: 30 }), (messages) => {
        clock = new FakeClock();
        const source = sourceWith();
        source.start();
        transport.connect();
        let failing = false;
        apply = () => {
          if (failing) throw new Error('the board fails');
        };
        for (const one of messages) {
          const { received } = source.diagnostics.counts;
          if ('action' in one) {
            if (one.action === 'drop') {
              transport.drop();
              clock.advance((source.nextAttemptAtMs ?? 0) - clock.now() + 1);
              transport.connect();
            } else if (one.action === 'throw') failing = !failing;
            else clock.advance(30_000);
            continue;
          }
          transport.listener.message(one.channel, one.event, [one.payload]);
          const { counts } = source.diagnostics;
          expect(counts.received).toBe(counts.applied + counts.rejected + counts.unknown + counts.duplicates);
          if (one.event !== 'error') expect(counts.received).toBeGreaterThan(received);
        }
        expect(source.state.name).toBe('live');
        source.stop();
        expect(clock.pendingTimers).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('a message that the wall fails on is counted as rejected, and the next one goes on', async () => {
    const source = await live();
    apply = () => {
      throw new Error('a fault of ours');
    };
    say('rankings:update', UPDATE);
    apply = () => undefined;
    say('rankings:update', UPDATE);
    expect(source.diagnostics.counts).toEqual({ received: 2, applied: 1, rejected: 1, unknown: 0, duplicates: 0 });
  });
});

describe('the snapshot', () => {
  it('is read on every connection, and only then is the source live', async () => {
    const source = sourceWith({ snapshotUrl: SNAPSHOT_URL });
    source.start();
    transport.connect();
    expect(source.state.name).toBe('syncing');
    await settle();
    expect(source.state.name).toBe('live');
    expect(applied).toMatchObject([{ id: 'sales', events: [{ kind: 'snapshot', entries: [{ id: '1' }] }] }]);
    expect(source.confirmedAtMs).toBe(clock.now());
    transport.drop();
    clock.advance(5_000);
    transport.connect();
    await settle();
    expect([reads, source.reconnects]).toEqual([2, 1]);
  });

  it('is read again after increments, a second later', async () => {
    await live({ snapshotUrl: SNAPSHOT_URL });
    for (const event of ['rankings:update', 'rank:changed']) {
      const before = reads;
      say(event, UPDATE);
      clock.advance(999);
      expect(reads).toBe(before);
      clock.advance(1);
      expect(reads).toBe(before + 1);
      await settle();
    }
  });

  it('is not read again after what changes no ranks, or after a whole board', async () => {
    await live({ snapshotUrl: SNAPSHOT_URL });
    say('achievement:earned', { userId: 1, title: 'Best' });
    say('leaderboard:refresh', BOARD);
    say('nonsense');
    clock.advance(5_000);
    expect(reads).toBe(1);
  });

  it('is read again when what was told contradicts what is held', async () => {
    await live({ snapshotUrl: SNAPSHOT_URL });
    doubt = 'a move from nowhere';
    say('achievement:earned', { userId: 1, title: 'Best' });
    clock.advance(1_000);
    expect(reads).toBe(2);
  });

  it('never undoes a whole board that was told while it was read', async () => {
    let give: (response: Response) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    const source = sourceWith({ snapshotUrl: SNAPSHOT_URL });
    source.start();
    transport.connect();
    say('leaderboard:refresh', BOARD);
    give(new Response(JSON.stringify(BOARD)));
    await settle();
    expect([reads, applied.length]).toEqual([2, 1]);
    give(new Response(JSON.stringify(BOARD)));
    await settle();
    expect([reads, applied.length, source.state.name]).toEqual([2, 2, 'live']);
  });

  it.each([
    ['cannot be reached', () => Promise.reject(new TypeError('no')), 'server-unreachable'],
    ['is refused', () => Promise.resolve(new Response('', { status: 401 })), 'token-refused'],
    ['is no board', () => Promise.resolve(new Response('{"hello":1}')), 'not-a-scoreboard'],
    ['holds nobody', () => Promise.resolve(new Response('[{"rank":1}]')), 'not-a-scoreboard'],
  ])('that %s does not stop the source', async (_what, response, kind) => {
    answer = response;
    const source = await live({ snapshotUrl: SNAPSHOT_URL });
    expect(source.problem).toMatchObject({ trouble: kind });
    say('rankings:update', UPDATE);
    expect(source.diagnostics.counts.applied).toBe(1);
    // Told once in the log, not every time.
    for (let turn = 0; turn < 5; turn++) {
      await clock.advanceAsync(SILENCE_CHECK_MS, 1_000);
      await settle();
    }
    expect(reads).toBeGreaterThan(3);
    expect(warnings).toHaveLength(1);
    answer = () => Promise.resolve(new Response(JSON.stringify(BOARD)));
    clock.advance(SILENCE_CHECK_MS);
    await settle();
    expect(source.problem).toBeNull();
  });

  it('that is on its way when the connection ends changes nothing any more', async () => {
    let give: (response: Response) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    const source = sourceWith({ snapshotUrl: SNAPSHOT_URL });
    source.start();
    transport.connect();
    transport.drop();
    give(new Response(JSON.stringify(BOARD)));
    await settle();
    expect([source.state.name, applied]).toEqual(['waiting', []]);
  });
});

describe('silence', () => {
  it('makes a source with a snapshot address ask again, and so the board is confirmed', async () => {
    const source = await live({ snapshotUrl: SNAPSHOT_URL });
    const firstMs = clock.now();
    clock.advance(SILENCE_CHECK_MS);
    await settle();
    expect(reads).toBe(2);
    expect(source.confirmedAtMs).toBe(firstMs + SILENCE_CHECK_MS);
  });

  it('is not broken by talk', async () => {
    const source = await live({ snapshotUrl: SNAPSHOT_URL });
    const firstMs = clock.now();
    for (let turn = 0; turn < SILENCE_CHECK_MS / 1_000; turn++) {
      clock.advance(1_000);
      if (turn < 19) say('roleplay:typing', {}, '/training');
    }
    expect(reads).toBe(2);
    expect(source.confirmedAtMs).toBe(firstMs);
    expect(source.lastEventAtMs).toBe(firstMs + 19_000);
  });

  it('is silence of the board: other messages confirm the rest, and do not put off the question', async () => {
    const source = await live({ snapshotUrl: SNAPSHOT_URL });
    const firstMs = clock.now();
    clock.advance(SILENCE_CHECK_MS - 1_000);
    say('achievement:earned', { userId: 1, title: 'Best' });
    expect(source.confirmedAtMs).toBe(firstMs + SILENCE_CHECK_MS - 1_000);
    clock.advance(1_000);
    expect(reads).toBe(2);
  });

  it('is not asked about while the board is told, or without a connection', async () => {
    await live({ snapshotUrl: SNAPSHOT_URL });
    clock.advance(SILENCE_CHECK_MS - 1);
    say('leaderboard:refresh', BOARD);
    clock.advance(1);
    expect(reads).toBe(1);
    transport.drop();
    transport.onOpen = (listener) => {
      listener.lost(trouble('server-unreachable', 'no'));
    };
    clock.advance(10 * SILENCE_CHECK_MS);
    expect(reads).toBe(1);
  });

  it('survives a wall clock that is set back', async () => {
    await live({ snapshotUrl: SNAPSHOT_URL });
    clock.stepWallClock(-86_400_000);
    clock.advance(SILENCE_CHECK_MS);
    expect(reads).toBe(2);
  });
});

describe('trouble', () => {
  it('stays in sight while the source tries again, and goes when it is over', async () => {
    const source = await live();
    expect(source.problem).toBeNull();
    transport.drop(trouble('connection-lost', 'cut'));
    const dueMs = source.nextAttemptAtMs;
    expect(source.problem).toMatchObject({ trouble: 'connection-lost' });
    clock.advance((dueMs ?? 0) - clock.now() + 1);
    expect(source.state.name).toBe('connecting');
    expect(source.problem).toMatchObject({ trouble: 'connection-lost' });
    transport.connect();
    expect(source.problem).toBeNull();
  });

  it('is none at the first attempt, and none after a stop', () => {
    const source = sourceWith();
    source.start();
    expect(source.problem).toBeNull();
    transport.drop();
    source.stop();
    expect([source.problem, clock.pendingTimers]).toEqual([null, 0]);
  });
});

it('a snapshot proves a connection as a message does', async () => {
  const source = sourceWith({ snapshotUrl: SNAPSHOT_URL });
  source.start();
  transport.drop();
  clock.advance(5_000);
  transport.connect();
  await settle();
  expect(source.state).toMatchObject({ name: 'live', attempt: 1 });
  clock.advance(10_000);
  expect(source.state.attempt).toBe(0);
});

it('an operator reconnects', async () => {
  const source = await live({ snapshotUrl: SNAPSHOT_URL });
  source.reconnect();
  expect(source.state.name).toBe('connecting');
  transport.connect();
  await settle();
  expect([source.state.name, transport.opens, reads]).toEqual(['live', 2, 2]);
});
