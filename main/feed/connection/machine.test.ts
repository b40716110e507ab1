import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceState } from '#core/ipc/frame';
import {
  INITIAL,
  LONG_OUTAGE_MS,
  transition,
  type ConnectionEffect,
  type ConnectionEvent,
  type ConnectionState,
} from './machine';
import { fine, trouble } from './reasons';
import { STATES } from './states';

const REASON = trouble('connection-lost', 'cut');
const REFUSED = trouble('token-refused', 'no');
const EVENTS = {
  start: { type: 'start' },
  stop: { type: 'stop' },
  reconnect: { type: 'reconnect' },
  'opened, to sync': { type: 'opened', needsSync: true },
  opened: { type: 'opened', needsSync: false },
  synced: { type: 'synced' },
  proven: { type: 'proven' },
  lost: { type: 'lost', reason: REASON },
  refused: { type: 'refused', reason: REASON, next: 'wait' },
  'refused, to renew': { type: 'refused', reason: REFUSED, next: 'renew' },
  'token-renewed': { type: 'token-renewed' },
  hint: { type: 'hint', hint: 'network' },
  'retry-due': { type: 'retry-due' },
} as const satisfies Record<string, ConnectionEvent>;
type EventName = keyof typeof EVENTS;

const NAMES = Object.keys(STATES) as SourceState[];
const EVENT_NAMES = Object.keys(EVENTS) as EventName[];
const NOW = { wallMs: 1_000_000, monotonicMs: 500_000 };

function state(name: SourceState, rest: Partial<ConnectionState> = {}): ConnectionState {
  return { ...INITIAL, name, reason: fine('before'), sinceMs: 7, ...rest };
}

function inWords([next, effects]: readonly [ConnectionState, readonly ConnectionEffect[]]): string {
  const words = effects.map((effect) => {
    switch (effect.type) {
      case 'schedule-retry':
        return `retry ${effect.pace} ${effect.attempt}`;
      case 'open':
        return effect.token === 'held' ? 'open' : `open with a ${effect.token} token`;
      case 'probe':
        return `probe for ${effect.hint}`;
      default:
        return effect.type;
    }
  });
  return [next.name, ...words].join(', ');
}

/** What each event leads to in each state, and what is to be done; a dot changes nothing. */
const TABLE: Record<SourceState, Record<EventName, string>> = {
  idle: {
    start: 'connecting, open',
    stop: 'stopped',
    reconnect: 'connecting, open',
    'opened, to sync': '.',
    opened: '.',
    synced: '.',
    proven: '.',
    lost: '.',
    refused: '.',
    'refused, to renew': '.',
    'token-renewed': '.',
    hint: '.',
    'retry-due': '.',
  },
  connecting: {
    start: '.',
    stop: 'stopped, close',
    reconnect: 'connecting, close, open',
    'opened, to sync': 'syncing, prove, sync',
    opened: 'live, prove',
    synced: '.',
    proven: '.',
    lost: 'waiting, close, retry brisk 1',
    refused: 'rejected, close, retry steady 1',
    'refused, to renew': 'connecting, close, open with a new token',
    'token-renewed': '.',
    hint: '.',
    'retry-due': '.',
  },
  syncing: {
    start: '.',
    stop: 'stopped, close',
    reconnect: 'connecting, close, open',
    'opened, to sync': '.',
    opened: '.',
    synced: 'live',
    proven: 'syncing',
    lost: 'waiting, close, retry patient 1',
    refused: 'rejected, close, retry steady 1',
    'refused, to renew': 'connecting, close, open with a new token',
    'token-renewed': '.',
    hint: 'syncing, probe for network',
    'retry-due': '.',
  },
  live: {
    start: '.',
    stop: 'stopped, close',
    reconnect: 'connecting, close, open',
    'opened, to sync': '.',
    opened: '.',
    synced: '.',
    proven: 'live',
    lost: 'waiting, close, retry patient 1',
    refused: 'rejected, close, retry steady 1',
    'refused, to renew': 'connecting, close, open with a new token',
    'token-renewed': '.',
    hint: 'live, probe for network',
    'retry-due': '.',
  },
  waiting: {
    start: '.',
    stop: 'stopped',
    reconnect: 'connecting, open',
    'opened, to sync': '.',
    opened: '.',
    synced: '.',
    proven: '.',
    lost: '.',
    refused: '.',
    'refused, to renew': '.',
    'token-renewed': '.',
    hint: 'waiting, retry soon 0',
    'retry-due': 'connecting, open',
  },
  degraded: {
    start: '.',
    stop: 'stopped',
    reconnect: 'connecting, open',
    'opened, to sync': '.',
    opened: '.',
    synced: '.',
    proven: '.',
    lost: '.',
    refused: '.',
    'refused, to renew': '.',
    'token-renewed': '.',
    hint: 'degraded, retry soon 0',
    'retry-due': 'connecting, open',
  },
  rejected: {
    start: '.',
    stop: 'stopped',
    reconnect: 'connecting, open',
    'opened, to sync': '.',
    opened: '.',
    synced: '.',
    proven: '.',
    lost: '.',
    refused: '.',
    'refused, to renew': '.',
    'token-renewed': '.',
    hint: 'rejected, retry soon 0',
    'retry-due': 'connecting, open',
  },
  stopped: {
    start: 'connecting, open',
    stop: 'stopped',
    reconnect: 'connecting, open',
    'opened, to sync': '.',
    opened: '.',
    synced: '.',
    proven: '.',
    lost: '.',
    refused: '.',
    'refused, to renew': '.',
    'token-renewed': '.',
    hint: '.',
    'retry-due': '.',
  },
};

it('an outage begins with the silence that it was known by, not when it was known', () => {
  const live: ConnectionState = { ...INITIAL, name: 'live', connectedBefore: true };
  const lost = { type: 'lost', reason: trouble('server-not-answering', 'silent'), silentMs: 7_000 } as const;
  const [state] = transition(live, lost, { wallMs: 100_000, monotonicMs: 50_000 });
  expect(state).toMatchObject({ name: 'waiting', sinceMs: 100_000, outageSinceMs: 93_000, outageStartMs: 43_000 });
});

describe('every event in every state', () => {
  const cases = NAMES.flatMap((name) => EVENT_NAMES.map((event) => [name, event, TABLE[name][event]] as const));
  it.each(cases)('%s + %s → %s', (name, event, expected) => {
    const before = state(name);
    const result = transition(before, EVENTS[event], NOW);
    if (expected === '.') {
      expect(result[0]).toBe(before);
      expect(result[1]).toEqual([]);
    } else {
      expect(inWords(result)).toBe(expected);
    }
  });
});

describe('a token that was refused', () => {
  const rejected = state('rejected', { reason: REFUSED, attempt: 2 });

  it.each([
    ['retry-due', 'connecting, open with a newer token'],
    ['reconnect', 'connecting, open with a newer token'],
    ['token-renewed', 'connecting, open'],
    ['hint', '.'],
  ] as const)('rejected for it + %s → %s', (event, expected) => {
    const result = transition(rejected, EVENTS[event], NOW);
    expect(result[0] === rejected ? '.' : inWords(result)).toBe(expected);
  });

  it('is renewed at once and without a failed attempt, in an outage that lasts until it connects', () => {
    const [renewing] = transition(state('live', { attempt: 1 }), EVENTS['refused, to renew'], NOW);
    expect(renewing).toMatchObject({ name: 'connecting', attempt: 1, reason: REFUSED, outageSinceMs: NOW.wallMs });
    const [none, effects] = transition(
      renewing,
      { type: 'refused', reason: trouble('token-not-renewed', 'none'), next: 'wait' },
      later(100),
    );
    expect(none).toMatchObject({ name: 'rejected', attempt: 2, refusals: 1, outageSinceMs: NOW.wallMs });
    expect(effects).toContainEqual({ type: 'schedule-retry', pace: 'slow', attempt: 1 });
    expect(inWords(transition(none, EVENTS['retry-due'], later(60_000)))).toBe('connecting, open with a newer token');
  });
});

describe('a token that is refused after it was good', () => {
  const again = { type: 'refused', reason: REFUSED, next: 'again' } as const;
  const refused = { ...again, next: 'wait' } as const;

  it('is shown once more soon, and the long pauses begin with the shortest after that', () => {
    const [first, soon] = transition(state('live', { attempt: 5, connectedBefore: true }), again, NOW);
    expect(first).toMatchObject({ name: 'rejected', attempt: 6, refusals: 0, reason: REFUSED });
    expect(soon).toContainEqual({ type: 'schedule-retry', pace: 'again', attempt: 6 });
    const [trying] = transition(first, EVENTS['retry-due'], later(5_000));
    const [second, long] = transition(trying, refused, later(5_100));
    expect(second).toMatchObject({ name: 'rejected', refusals: 1 });
    expect(long).toContainEqual({ type: 'schedule-retry', pace: 'slow', attempt: 1 });
  });

  it('counts no refusals any more once a connection has proved itself', () => {
    expect(transition(state('live', { refusals: 3 }), EVENTS.proven, NOW)[0]).toMatchObject({ refusals: 0 });
  });

  it('is no reason to look for a server of another kind sooner', () => {
    const elsewhere = { ...again, reason: trouble('not-found', 'no') };
    expect(inWords(transition(state('connecting'), elsewhere, NOW))).toBe('rejected, close, retry steady 1');
  });
});

describe('a refusal that is not about the token', () => {
  const NOT_FOUND = { type: 'refused', reason: trouble('not-found', 'no'), next: 'wait' } as const;
  const outage = { attempt: 3, outageSinceMs: NOW.wallMs, outageStartMs: NOW.monotonicMs };

  it.each([
    [true, 1_000, 'waiting, close, retry brisk 4'],
    [true, LONG_OUTAGE_MS - 1, 'waiting, close, retry brisk 4'],
    [true, LONG_OUTAGE_MS, 'rejected, close, retry steady 1'],
    [false, 1_000, 'rejected, close, retry steady 1'],
  ])('where it has connected before (%s), after %i ms of outage → %s', (connectedBefore, ms, expected) => {
    expect(inWords(transition(state('connecting', { ...outage, connectedBefore }), NOT_FOUND, later(ms)))).toBe(
      expected,
    );
  });

  it('is one about the token all the same where the server forbids', () => {
    const forbidden = { ...NOT_FOUND, reason: trouble('forbidden', 'no') };
    const before = state('connecting', { ...outage, connectedBefore: true });
    expect(inWords(transition(before, forbidden, later(1_000)))).toBe('rejected, close, retry slow 1');
  });
});

describe('a hint', () => {
  it.each(['waiting', 'degraded', 'rejected'] as const)('counts for no attempt in %s', (name) => {
    const before = state(name, { attempt: 7, outageSinceMs: 1, outageStartMs: 1 });
    expect(transition(before, EVENTS.hint, NOW)).toEqual([
      before,
      [{ type: 'schedule-retry', pace: 'soon', attempt: 7 }],
    ]);
  });
});

describe('what a state remembers', () => {
  it('counts attempts and dates the outage from the first failure', () => {
    let [now] = transition(state('live', { connectedBefore: true }), EVENTS.lost, NOW);
    expect(now).toMatchObject({ attempt: 1, outageSinceMs: NOW.wallMs, sinceMs: NOW.wallMs, reason: REASON });
    [now] = transition(now, EVENTS['retry-due'], later(500));
    // The reason stays while it is tried again: the trouble is not over.
    expect(now).toMatchObject({ name: 'connecting', attempt: 1, outageSinceMs: NOW.wallMs, reason: REASON });
    [now] = transition(now, EVENTS.lost, later(900));
    expect(now).toMatchObject({ attempt: 2, outageSinceMs: NOW.wallMs, sinceMs: NOW.wallMs + 900 });
    [now] = transition(now, EVENTS['retry-due'], later(2_000));
    [now] = transition(now, EVENTS['opened, to sync'], later(2_100));
    expect(now).toMatchObject({ name: 'syncing', outageSinceMs: NOW.wallMs, reason: { trouble: null } });
    [now] = transition(now, EVENTS.synced, later(2_200));
    // Connected, but not yet proven: the count of attempts stays.
    expect(now).toMatchObject({ name: 'live', attempt: 2, outageSinceMs: null, outageStartMs: null });
    [now] = transition(now, EVENTS.proven, later(13_000));
    expect(now).toMatchObject({ name: 'live', attempt: 0, sinceMs: NOW.wallMs + 2_200 });
  });

  it.each([
    [LONG_OUTAGE_MS - 1, 'waiting', 'brisk'],
    [LONG_OUTAGE_MS, 'degraded', 'patient'],
  ] as const)('after %i ms of outage it is %s, and tries at a %s pace', (ms, name, pace) => {
    const trying = state('connecting', { attempt: 30, outageSinceMs: NOW.wallMs, outageStartMs: NOW.monotonicMs });
    const [next, effects] = transition(trying, EVENTS.lost, later(ms));
    expect(next.name).toBe(name);
    expect(effects).toContainEqual({ type: 'schedule-retry', pace, attempt: 31 });
  });

  it.each([-86_400_000, 86_400_000])('a wall clock that steps by %i ms makes no outage longer or shorter', (stepMs) => {
    const trying = state('connecting', { attempt: 1, outageSinceMs: NOW.wallMs, outageStartMs: NOW.monotonicMs });
    const short = { wallMs: NOW.wallMs + stepMs, monotonicMs: NOW.monotonicMs + 1_000 };
    expect(transition(trying, EVENTS.lost, short)[0].name).toBe('waiting');
    const long = { wallMs: NOW.wallMs + stepMs, monotonicMs: NOW.monotonicMs + LONG_OUTAGE_MS };
    expect(transition(trying, EVENTS.lost, long)[0].name).toBe('degraded');
  });

  it('a stop forgets the outage, but not that there was a connection', () => {
    const before = state('degraded', { attempt: 9, outageSinceMs: 1, outageStartMs: 1, connectedBefore: true });
    const [next] = transition(before, EVENTS.stop, NOW);
    expect(next).toMatchObject({ attempt: 0, outageSinceMs: null, outageStartMs: null, connectedBefore: true });
  });
});

function later(ms: number) {
  return { wallMs: NOW.wallMs + ms, monotonicMs: NOW.monotonicMs + ms };
}

describe('for any sequence of events', () => {
  const sequences = fc.array(fc.constantFrom(...EVENT_NAMES), { maxLength: 60 });

  it('opens and closes in turn, holds what its table says, and never ends but by a stop', () => {
    fc.assert(
      fc.property(sequences, (events) => {
        let now = INITIAL;
        let open = false;
        let retryPlanned = false;
        for (const [index, name] of events.entries()) {
          const before = now;
          const [next, effects] = transition(before, EVENTS[name], later(index * 1_000));
          if (next.name !== before.name) retryPlanned = false;
          for (const effect of effects) {
            if (effect.type === 'open') {
              expect(open).toBe(false);
              open = true;
            } else if (effect.type === 'close') {
              expect(open).toBe(true);
              open = false;
            } else if (effect.type === 'schedule-retry') {
              retryPlanned = true;
            }
          }
          expect(open).toBe(STATES[next.name].holdsSocket);
          // Whatever neither holds a socket nor waits for a retry is at rest by an operator's will.
          if (!open && !retryPlanned) expect(['idle', 'stopped']).toContain(next.name);
          if (next !== before) expect(next.reason.detail).not.toBe('');
          expect(next.outageSinceMs === null).toBe(next.outageStartMs === null);
          now = next;
        }
        expect(transition(now, EVENTS.reconnect, later(0))[0].name).toBe('connecting');
      }),
    );
  });

  it('is pure', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.constantFrom(...EVENT_NAMES), (name, event) => {
        const frozen = Object.freeze(state(name, { attempt: 3 }));
        expect(transition(frozen, EVENTS[event], NOW)).toEqual(transition(frozen, EVENTS[event], NOW));
      }),
    );
  });
});

describe('the table of states', () => {
  it('may send only over a socket, and cannot be changed', () => {
    for (const name of NAMES) if (STATES[name].maySend) expect(STATES[name].holdsSocket).toBe(true);
    expect(Object.isFrozen(STATES)).toBe(true);
  });

  it('speaks the five words of the documents', () => {
    expect(Object.fromEntries(NAMES.map((name) => [name, STATES[name].status]))).toEqual({
      idle: 'disconnected',
      connecting: 'connecting',
      syncing: 'connected',
      live: 'connected',
      waiting: 'reconnecting',
      degraded: 'disconnected',
      rejected: 'error',
      stopped: 'disconnected',
    });
  });
});
