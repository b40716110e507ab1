import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { silentLogger, type Logger, type LogFacts } from '#main/ports/logger';
import { noHints } from '#main/ports/network-hints';
import { forgetfulSessions } from './auth/session-tokens';
import { sourceConfig, UPDATE } from './dialects/leaderboard-fixtures';
import { FeedService } from './feed-service';
import { fakeTransports, type FakeTransport } from './transports/fake-transport';

let clock: FakeClock;
let tokens: Map<string, string>;
let made: FakeTransport[];
let feed: FeedService;
let applied: string[];
let logged: (readonly [message: string, facts: LogFacts | undefined])[];

beforeEach(() => {
  clock = new FakeClock();
  tokens = new Map();
  applied = [];
  logged = [];
  const note = (message: string, facts?: LogFacts) => void logged.push([message, facts]);
  const log: Logger = { ...silentLogger, warn: note, error: note, child: () => log };
  const transports = fakeTransports();
  made = transports.made;
  feed = new FeedService({
    clock,
    random: seededRandom(1),
    fetch: () => Promise.reject(new Error('no network here')),
    log,
    sink: {
      apply: (id) => {
        if (id === 'broken') throw new Error('the board fails');
        applied.push(id);
        return null;
      },
      changed: () => undefined,
    },
    transport: transports.factory,
    token: (id) => tokens.get(id) ?? null,
    sessions: forgetfulSessions,
    hide: () => undefined,
    network: noHints,
  });
});

const config = (id: string, rest: object = {}) => sourceConfig({ id, ...rest });
const states = () => feed.sources.map((source) => `${source.config.id} ${source.state.name}`);

it('runs the sources side by side, in the order of the configuration', () => {
  feed.run([config('b'), config('a')]);
  for (const transport of made) transport.connect();
  expect(states()).toEqual(['b live', 'a live']);
  expect(feed.source('a')?.config.id).toBe('a');
  expect(feed.source('c')).toBeNull();
});

it('knows sources while it holds them, and starts then those that are still wanted, once', () => {
  feed.hold();
  feed.run([config('a'), config('gone')]);
  feed.run([config('b'), config('a')]);
  expect(states()).toEqual(['b idle', 'a idle']);
  feed.release();
  feed.release();
  feed.run([config('b'), config('a'), config('c')]);
  expect(states()).toEqual(['b connecting', 'a connecting', 'c connecting']);
  expect(made.map(({ opens }) => opens)).toEqual([1, 0, 1, 1]);
});

it('a source that is configured as before keeps its connection, also in another order', () => {
  feed.run([config('a'), config('b')]);
  const [first, second] = feed.sources;
  feed.run([config('b'), config('a'), config('c')]);
  expect(feed.sources[0]).toBe(second);
  expect(feed.sources[1]).toBe(first);
  expect(made.map(({ opens, closes }) => [opens, closes])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
});

it.each([{ url: 'http://127.0.0.1:4101' }, { join: { team: 7 } }, { snapshotUrl: 'http://127.0.0.1:4100/b' }])(
  'a change of %j makes a new connection, and ends the old one',
  (change) => {
    feed.run([config('a'), config('b')]);
    const [, other] = feed.sources;
    feed.run([config('a', change), config('b')]);
    expect(made.map(({ isOpen }) => isOpen)).toEqual([false, true, true]);
    expect(feed.sources[1]).toBe(other);
  },
);

it('a new token makes a new connection with it; the same one does not', () => {
  tokens.set('a', 'old');
  feed.run([config('a')]);
  expect(made[0]?.plan.token()).toBe('old');
  feed.run([config('a')]);
  expect(made).toHaveLength(1);
  tokens.set('a', 'new');
  feed.run([config('a')]);
  expect(made.map(({ isOpen }) => isOpen)).toEqual([false, true]);
  expect(made[1]?.plan.token()).toBe('new');
  tokens.delete('a');
  feed.run([config('a')]);
  expect(made[2]?.plan.token()).toBeNull();
});

it('one source that fails never touches another', () => {
  feed.run([config('broken'), config('a')]);
  for (const transport of made) {
    transport.connect();
    transport.listener.message('/leaderboard', 'rankings:update', [UPDATE]);
  }
  made[0]?.drop();
  expect(states()).toEqual(['broken waiting', 'a live']);
  expect(applied).toEqual(['a']);
});

it('one source that cannot even be made leaves the others running', () => {
  feed.run([{ ...config('unmapped'), dialect: 'custom' }, config('a')]);
  made[0]?.connect();
  expect(states()).toEqual(['a live']);
  expect(logged).toMatchObject([['A source could not be started', { source: 'unmapped' }]]);
});

it('a flood of what fails or is refused does not fill the log', () => {
  feed.run([config('broken')]);
  made[0]?.connect();
  const flood = () => {
    for (let n = 0; n < 50; n++) {
      made[0]?.listener.message('/leaderboard', 'rankings:update', [UPDATE]);
      made[0]?.listener.message('/leaderboard', 'error', [{ message: 'team:5 is not yours' }]);
    }
  };
  flood();
  clock.advance(10_000);
  flood();
  const failures = logged.flatMap(([message, facts]) => (/taken in/.test(message) ? [facts?.['failures']] : []));
  expect(failures).toEqual([1, 50]);
  expect(logged.filter(([message]) => /refused a room/.test(message))).toHaveLength(1);
});

it('what is gone is stopped, and a stop leaves nothing', () => {
  feed.run([config('a'), config('b')]);
  const [gone] = feed.sources;
  feed.run([config('b')]);
  expect([gone?.state.name, states()]).toEqual(['stopped', ['b connecting']]);
  feed.stop();
  feed.stop();
  expect([feed.sources, clock.pendingTimers, made.some(({ isOpen }) => isOpen)]).toEqual([[], 0, false]);
});

it('a refused room is what is wrong with a source, until it connects anew', () => {
  feed.run([config('a')]);
  const [source] = feed.sources;
  made[0]?.connect();
  made[0]?.listener.message('/leaderboard', 'error', [{ message: 'team:5 is not yours' }]);
  expect(source?.problem).toMatchObject({ trouble: 'room-refused' });
  expect(source?.state.name).toBe('live');
  source?.reconnect();
  expect(source?.problem).toBeNull();
});
