import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_URL } from '#core/config/choices';
import { startHub } from '#hub/server';
import { FakeClock } from '#core/kernel/fake-clock';
import { trouble } from './connection/reasons';
import type { Fetch } from './snapshot-reader';
import { testSource, type SourceTestDeps } from './source-test';
import { fakeTransports, type FakeTransport } from './transports/fake-transport';
import { SocketIoTransport } from './transports/socket-io';

type Step = Parameters<SourceTestDeps['report']>[0];

const DRAFT = { id: 'sales', dialect: 'leaderboard', url: 'http://127.0.0.1:4100' };
const SNAPSHOT_URL = 'http://127.0.0.1:4100/api/leaderboard';
const BOARD = { rankings: [{ userId: 1, rank: 1, value: 5 }] };

let clock: FakeClock;
let steps: Step[];
let done: number;
let made: FakeTransport[];
let answer: () => Promise<Response>;

beforeEach(() => {
  clock = new FakeClock();
  steps = [];
  done = 0;
  answer = () => Promise.resolve(new Response(JSON.stringify(BOARD)));
});

const fetch: Fetch = () => answer();

function test(draft: Record<string, unknown> = DRAFT, rest: Partial<SourceTestDeps> = {}) {
  const transports = fakeTransports();
  made = transports.made;
  return testSource({
    draft,
    token: null,
    clock,
    fetch,
    transport: transports.factory,
    clean: String,
    demo: { start: () => Promise.resolve({ url: 'http://127.0.0.1:1', snapshotUrl: 'http://127.0.0.1:1/board' }) },
    report: (step) => steps.push(step),
    done: () => done++,
    ...rest,
  });
}

async function settle(): Promise<void> {
  clock.advance(0);
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
}

async function opening(draft?: Record<string, unknown>, rest?: Partial<SourceTestDeps>): Promise<FakeTransport> {
  test(draft, rest);
  await settle();
  const [transport] = made;
  if (!transport) throw new Error('no attempt was made');
  return transport;
}

const outcomes = () => steps.map(({ step, outcome }) => `${step} ${outcome}`);

/** However it went: one last word, and nothing held any more. */
function expectOver(outcome: 'passed' | 'failed'): void {
  expect(steps.filter(({ step }) => step === 'done')).toHaveLength(1);
  expect(steps.at(-1)).toMatchObject({ step: 'done', outcome });
  expect([done, clock.pendingTimers]).toEqual([1, 0]);
  expect(made.every(({ isOpen }) => !isOpen)).toBe(true);
}

describe('a source that works', () => {
  it('passes step by step, with its board', async () => {
    const transport = await opening({ ...DRAFT, snapshotUrl: SNAPSHOT_URL }, { token: 'secret' });
    expect(outcomes()).toEqual(['address passed', 'reach running']);
    transport.connect();
    expect(transport.sent.map(({ event }) => event)).toEqual(['join:tv-display']);
    clock.advance(1_000);
    await settle();
    expect(outcomes()).toEqual([
      'address passed',
      'reach running',
      'reach passed',
      'sign-in passed',
      'rooms running',
      'rooms passed',
      'snapshot running',
      'snapshot passed',
      'done passed',
    ]);
    expect(steps.at(-2)?.detail).toBe('A board with 1 entries.');
    expect(JSON.stringify(steps)).not.toContain('secret');
    expectOver('passed');
  });

  it('passes without a snapshot address', async () => {
    (await opening()).connect();
    clock.advance(1_000);
    expect(outcomes().slice(-2)).toEqual(['snapshot skipped', 'done passed']);
    expectOver('passed');
  });

  it('says nothing before the request for it has been answered', () => {
    test();
    expect(steps).toEqual([]);
  });

  it('is not failed for want of time once it is connected', async () => {
    let give: (response: Response) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    const transport = await opening({ ...DRAFT, snapshotUrl: SNAPSHOT_URL });
    clock.advance(9_500);
    transport.connect();
    clock.advance(5_000);
    give(new Response(JSON.stringify(BOARD)));
    await settle();
    expectOver('passed');
  });
});

describe('a source that fails', () => {
  it.each([
    [{ ...DRAFT, url: 'nonsense' }],
    [{}],
    [{ ...DRAFT, unknownKey: 1 }],
    [{ ...DRAFT, snapshotUrl: 'nonsense' }],
  ])('because it is not complete (%#)', async (draft) => {
    test(draft);
    await settle();
    expect(outcomes()).toEqual(['address failed', 'done failed']);
    expect(steps[0]?.detail).not.toBe('');
    expectOver('failed');
  });

  it('because nobody is there', async () => {
    (await opening()).drop(trouble('server-unreachable', 'no connection to the server (ECONNREFUSED)'));
    expect(outcomes()).toEqual(['address passed', 'reach running', 'reach failed', 'done failed']);
    expect(steps[2]?.detail).toContain('NET-1');
    expect(steps[2]?.remedy).toContain('address');
    expectOver('failed');
  });

  it('because nobody answers in time', async () => {
    await opening();
    clock.advance(10_000);
    expect(outcomes().slice(-2)).toEqual(['reach failed', 'done failed']);
    expectOver('failed');
  });

  it('because the token is refused', async () => {
    (await opening()).listener.refused(trouble('token-refused', 'the server refused the connection'));
    expect(outcomes().slice(-3)).toEqual(['reach passed', 'sign-in failed', 'done failed']);
    expectOver('failed');
  });

  it('because something else is there', async () => {
    (await opening()).listener.refused(trouble('not-a-scoreboard', 'the server has no namespace /leaderboard'));
    expect(outcomes().slice(-2)).toEqual(['reach failed', 'done failed']);
    expectOver('failed');
  });

  it('because a room is refused', async () => {
    const transport = await opening();
    transport.connect();
    transport.listener.message('/field', 'error', [{ message: 'no answer' }]);
    transport.listener.message('/leaderboard', 'error', [{ message: 'Unauthorized' }]);
    transport.listener.message('/leaderboard', 'rankings:update', [undefined]);
    clock.advance(1_000);
    expect(outcomes().slice(-2)).toEqual(['rooms failed', 'done failed']);
    expect(steps.at(-2)?.detail).toBe('The server refused a room: Unauthorized.');
    expectOver('failed');
  });

  it('because the connection breaks on the way', async () => {
    const transport = await opening();
    transport.connect();
    transport.drop();
    clock.advance(60_000);
    expect(outcomes().slice(-2)).toEqual(['reach failed', 'done failed']);
    expectOver('failed');
  });

  it.each([
    ['not a board', () => Promise.resolve(new Response('{"hello":1}'))],
    ['not JSON', () => Promise.resolve(new Response('<html>'))],
    ['refused', () => Promise.resolve(new Response('', { status: 401 }))],
    ['nowhere', () => Promise.reject(new TypeError('no'))],
  ])('because the snapshot is %s', async (_what, response) => {
    answer = response;
    (await opening({ ...DRAFT, snapshotUrl: SNAPSHOT_URL })).connect();
    clock.advance(1_000);
    await settle();
    expect(outcomes().slice(-3)).toEqual(['snapshot running', 'snapshot failed', 'done failed']);
    expect(steps.at(-2)?.remedy).not.toBeNull();
    expectOver('failed');
  });

  it('because the demo does not start', async () => {
    test({ ...DRAFT, url: DEMO_URL }, { demo: { start: () => Promise.reject(new Error('no port')) } });
    await settle();
    expect(outcomes()).toEqual(['address passed', 'reach failed', 'done failed']);
    expectOver('failed');
  });
});

describe('a source with several connections', () => {
  const coach = {
    id: 'coach',
    dialect: 'learning-coach',
    url: 'ws://127.0.0.1:4100',
    join: { user: '7', room: 'r1' },
  };
  const three = async (token: string | null = null): Promise<FakeTransport[]> => {
    await opening(coach, { token });
    return made;
  };

  it('passes when each of them is there', async () => {
    const [progress, leaderboard, collaboration] = await three('secret');
    progress?.connect();
    clock.advance(1_000);
    leaderboard?.connect();
    expect(outcomes()).toEqual(['address passed', 'reach running']);
    collaboration?.connect();
    expect(outcomes().slice(2)).toEqual(['reach passed', 'sign-in running']);
    expect(steps[2]?.detail).toContain('progress, leaderboard, collaboration');
    clock.advance(1_000);
    expect(outcomes().slice(4)).toEqual(['sign-in passed', 'rooms running']);
    clock.advance(1_000);
    expectOver('passed');
  });

  it('fails with the name of the one that is not', async () => {
    const [progress, leaderboard] = await three();
    progress?.connect();
    leaderboard?.listener.refused(trouble('not-found', 'the server answered 404'));
    expect(outcomes().slice(-2)).toEqual(['reach failed', 'done failed']);
    expect(steps.at(-2)?.detail).toContain('Connection “leaderboard”: Nothing answers at this path');
    expectOver('failed');
  });

  it('fails when one of them does not answer in time', async () => {
    const [progress, , collaboration] = await three();
    progress?.connect();
    collaboration?.connect();
    clock.advance(10_000);
    expect(steps.at(-2)?.detail).toContain('“leaderboard”');
    expectOver('failed');
  });

  it('tells of a room that is refused on any of them', async () => {
    for (const [index, transport] of (await three()).entries()) {
      transport.connect();
      if (index === 2) transport.listener.message('collaboration', 'error', [{ type: 'error', message: 'Full' }]);
    }
    clock.advance(1_000);
    expect(steps.at(-2)?.detail).toContain('Full');
    expectOver('failed');
  });
});

it('the demo is tried at its own address', async () => {
  const transport = await opening({ ...DRAFT, url: DEMO_URL });
  expect(transport.plan.url).toBe('http://127.0.0.1:1');
  transport.connect();
  clock.advance(1_000);
  await settle();
  expectOver('passed');
});

describe('disposing', () => {
  it.each([
    ['at once', () => Promise.resolve()],
    ['before the demo has started', settle],
    ['while it connects', settle],
    [
      'while it waits for rooms',
      async () => {
        await settle();
        made[0]?.connect();
      },
    ],
    [
      'while it reads',
      async () => {
        await settle();
        made[0]?.connect();
        clock.advance(1_000);
      },
    ],
  ])('%s ends it without a word', async (what, until) => {
    const demo = what.includes('demo');
    const running = test(
      { ...DRAFT, ...(demo ? { url: DEMO_URL } : {}), snapshotUrl: SNAPSHOT_URL },
      demo ? { demo: { start: () => new Promise(() => undefined) } } : {},
    );
    await until();
    const told = steps.length;
    running.dispose();
    running.dispose();
    made[0]?.listeners[0]?.lost(trouble('connection-lost', 'late'));
    clock.advance(60_000);
    await settle();
    expect([steps.length, done, clock.pendingTimers]).toEqual([told, 0, 0]);
    expect(made.every(({ isOpen }) => !isOpen)).toBe(true);
  });

  it('by whoever is told of a step, too', async () => {
    const ended: { now: (() => void) | null } = { now: null };
    const running = test(DRAFT, {
      report: ({ outcome }) => {
        if (outcome === 'running') ended.now?.();
      },
    });
    ended.now = () => {
      running.dispose();
    };
    await settle();
    expect(made).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });
});

it('works with a real server', async () => {
  const hub = await startHub({ clock, scenario: 'quiet', tokens: ['right'] });
  try {
    for (const [token, outcome] of [
      ['wrong', 'sign-in failed'],
      ['right', 'snapshot passed'],
    ] as const) {
      steps = [];
      let ended: () => void = () => undefined;
      const over = new Promise<void>((resolve) => {
        ended = resolve;
      });
      test(
        { ...DRAFT, url: hub.url, snapshotUrl: hub.snapshotUrl },
        {
          token,
          fetch: (url, init) => globalThis.fetch(url, init),
          transport: (plan) => new SocketIoTransport(plan),
          report: (step) => {
            steps.push(step);
            // The settling of rooms is the only wait that the clock decides.
            if (step.step === 'rooms' && step.outcome === 'running') queueMicrotask(() => clock.advance(1_000));
          },
          done: ended,
        },
      );
      clock.advance(0);
      await over;
      expect(outcomes().at(-2)).toBe(outcome);
    }
  } finally {
    await hub.stop();
  }
});
