import { afterEach, expect, it, vi } from 'vitest';
import { parseConfig, CONFIG_VERSION } from '#core/config/parse';
import type { DomainEvent } from '#core/domain/events';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { settled } from '#hub/faults/testing/raw-ends';
import { startHub, type Hub } from '#hub/server';
import { silentLogger } from '#main/ports/logger';
import { educatorQuizDialect } from './dialects/educator-quiz';
import { Source } from './source';
import { testSource } from './source-test';
import { transportsBy } from './transports/registry';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 4_000, interval: 5 });

async function quizHub(): Promise<{ hub: Hub; hubClock: FakeClock }> {
  const hubClock = new FakeClock();
  const hub = await startHub({ clock: hubClock, scenario: 'quiz-room', tokens: ['right'] });
  cleanUp.push(() => hub.stop());
  return { hub, hubClock };
}

const draftOf = (hub: Hub) => ({ id: 'quiz', dialect: 'educator-quiz', url: hub.url });

/** A source of the quiz maker, at a clock of its own. */
function sourceAt(hub: Hub) {
  const clock = new FakeClock();
  const parsed = parseConfig({ version: CONFIG_VERSION, sources: [draftOf(hub)] });
  const config = parsed.ok ? parsed.value.sources[0] : undefined;
  if (!config) throw new Error('no such source');
  const events: DomainEvent[] = [];
  const random = seededRandom(1);
  let asking = 0;
  const counted: typeof fetch = async (...request) => {
    asking++;
    try {
      const answer = await fetch(...request);
      return new Response(await answer.arrayBuffer(), answer);
    } finally {
      asking--;
    }
  };
  const source = new Source(config, {
    clock,
    random,
    fetch: counted,
    log: silentLogger,
    dialect: educatorQuizDialect,
    transport: transportsBy({ clock, random, fetch: counted }),
    token: () => 'right',
    sink: {
      apply: (_id, told) => {
        events.push(...told);
        return null;
      },
      changed: () => undefined,
    },
  });
  cleanUp.push(() => source.stop());
  source.start();
  /** Lets time pass second by second, and the network do meanwhile what it can in no time. */
  const pass = async (seconds: number, until: () => boolean): Promise<void> => {
    for (let second = 0; second < seconds && !until(); second++) {
      clock.advance(1_000);
      do await settled();
      while (asking > 0);
    }
    expect(until()).toBe(true);
  };
  return { clock, source, events, pass };
}

it('without a WebSocket the wall is live by polling, says so, and takes the socket when it comes', async () => {
  const { hub, hubClock } = await quizHub();
  hub.offerWebSockets(false);
  const { source, events, pass } = sourceAt(hub);
  await soon(() => expect([source.state.name, source.problem?.trouble]).toEqual(['live', 'polling']));
  expect(source.problem?.detail).toContain('asked over HTTP');

  // Jobs come up while nothing is pushed.
  hubClock.advance(30_000);
  await pass(10, () => events.some(({ kind }) => kind === 'job'));
  expect(source.state.name).toBe('live');

  hub.offerWebSockets(true);
  await pass(120, () => source.problem === null);
  expect([source.state.name, source.reconnects]).toEqual(['live', 0]);
  expect(hub.connections()).toBe(1);
  await soon(() => expect(source.latencyMs).not.toBeNull());

  hub.dropConnections();
  await soon(() => expect(source.state.name).toBe('waiting'));
});

it('polling after a socket that answered every ping is not ended for answering none', async () => {
  const { hub } = await quizHub();
  const { clock, source, pass } = sourceAt(hub);
  const seconds = async (count: number, check: () => void): Promise<void> => {
    for (let second = 0; second < count; second++) {
      const before = clock.now();
      await pass(2, () => clock.now() > before);
      check();
    }
  };
  await pass(10, () => source.state.name === 'live');
  // A second answer shows that it answers always.
  await seconds(10, () => undefined);
  expect(source.latencyMs).not.toBeNull();

  hub.offerWebSockets(false);
  hub.dropConnections();
  await pass(60, () => source.problem?.trouble === 'polling');
  const { reconnects } = source;
  await seconds(90, () => {
    expect([source.state.name, source.problem?.trouble]).toEqual(['live', 'polling']);
  });
  expect(source.reconnects).toBe(reconnects);
});

it('a server that is away altogether is not taken for one without WebSockets', async () => {
  const { hub } = await quizHub();
  await hub.stop();
  const { clock, source } = sourceAt(hub);
  for (let attempt = 1; attempt <= 4; attempt++) {
    await soon(() => expect(source.state).toMatchObject({ name: 'waiting', attempt }));
    expect(source.problem?.trouble).toBe('server-unreachable');
    clock.advance(Math.ceil((source.nextAttemptAtMs ?? 0) - clock.now()) + 1);
  }
});

it.each([
  ['right', true, 'sign-in passed', 'done passed'],
  ['right', false, 'reach passed', 'done passed'],
  ['wrong', true, 'sign-in failed', 'done failed'],
  ['wrong', false, 'sign-in failed', 'done failed'],
] as const)('the connection test with the %s token, WebSockets to be had: %s', async (token, offered, step, last) => {
  const { hub } = await quizHub();
  hub.offerWebSockets(offered);
  const clock = new FakeClock();
  const steps: string[] = [];
  const details: string[] = [];
  let done = false;
  const test = testSource({
    draft: draftOf(hub),
    token,
    clock,
    fetch,
    transport: transportsBy({ clock, random: seededRandom(1), fetch }),
    clean: String,
    demo: { start: () => Promise.reject(new Error('no demo here')) },
    report: ({ step: name, outcome, detail }) => {
      steps.push(`${name} ${outcome}`);
      details.push(detail);
    },
    done: () => {
      done = true;
    },
  });
  cleanUp.push(() => test.dispose());
  clock.advance(0);
  await soon(() => {
    // The rooms settle, once the server has answered.
    if (steps.includes('rooms running')) clock.advance(1_000);
    expect(done).toBe(true);
  });
  expect(steps).toContain(step);
  expect(steps.at(-1)).toBe(last);
  expect(details.join().includes('over HTTP')).toBe(!offered && token === 'right');
});
