import { beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '#core/config/parse';
import { dryRunSchema, type DryRun } from '#core/ipc/messages-view';
import { FakeClock } from '#core/kernel/fake-clock';
import { Redactor } from '#main/telemetry/redaction';
import { trouble } from './connection/reasons';
import { dryRun, LONGEST_RUN_MS, PUSH_PERIOD_MS } from './dry-run';
import { fakeTransports, type FakeTransport } from './transports/fake-transport';
import { UnreadableMessage } from './transports/transport';

const MAPPING = {
  joins: [{ message: { type: 'subscribe', room: 'lobby' } }],
  rules: [
    {
      when: "event == 'standings'",
      as: 'board',
      each: 'data.players',
      set: { id: 'item.uid', name: 'item.nick', value: 'item.pts', metric: "'points'" },
    },
    { when: "event == 'coin'", as: 'values', set: { id: 'data.uid', value: 'data.coins' } },
    { when: "event == 'news'", as: 'notice', set: { text: 'data.text' } },
    { when: "event == 'whisper'", as: 'private' },
  ],
  snapshot: { as: 'board', each: 'data', set: { id: 'item.uid', value: 'item.pts' } },
};

let clock: FakeClock;
let steps: Omit<DryRun, 'runId'>[];
let done: number;
let answer: () => Promise<Response>;

beforeEach(() => {
  clock = new FakeClock();
  steps = [];
  done = 0;
  answer = () => Promise.resolve(new Response(JSON.stringify([{ uid: 1, pts: 3 }])));
});

function started(rest: Record<string, unknown> = {}, token: string | null = null) {
  const parsed = parseConfig({
    version: 1,
    sources: [{ id: 'arcade', dialect: 'custom', url: 'ws://127.0.0.1:9', mapping: MAPPING, ...rest }],
  });
  const config = parsed.ok ? parsed.value.sources[0] : undefined;
  if (config?.mapping === undefined) throw new Error(JSON.stringify(parsed));
  const transports = fakeTransports();
  const redactor = new Redactor();
  redactor.hide('hunter2-hunter2');
  const run = dryRun({
    config,
    mapping: config.mapping,
    token,
    clock,
    fetch: () => answer(),
    transport: transports.factory,
    clean: (text) => redactor.clean(text),
    push: (step) => {
      steps.push(step);
      dryRunSchema.parse({ runId: 'r', ...step });
    },
    done: () => done++,
  });
  const [transport] = transports.made;
  if (!transport) throw new Error('no connection');
  return { run, transport };
}

const say = (transport: FakeTransport, event: string, rest: object = {}) => {
  transport.listener.message('socket', event, [{ type: event, ...rest }]);
};
const shown = () => steps.flatMap(({ messages }) => messages);

describe('a dry run', () => {
  it('tells what each rule made of a message, and of the answer of the snapshot address', async () => {
    const { transport } = started({ snapshotUrl: 'http://127.0.0.1:9/board' });
    transport.connect();
    expect(transport.sent).toMatchObject([{ args: [{ type: 'subscribe' }] }]);
    const players = [
      { uid: 7, nick: 'Ann', pts: 30 },
      { uid: 9, nick: 'Bo', pts: 20 },
    ];
    say(transport, 'standings', { players });
    say(transport, 'coin', { uid: 7, coins: 5 });
    say(transport, 'weather');
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    clock.advance(PUSH_PERIOD_MS);
    expect(steps).toMatchObject([{ state: 'connected', problem: null, received: 3 }]);
    expect(shown().map(({ event, outcomes }) => [event, outcomes.flatMap(({ rule, made }) => [rule, made])])).toEqual([
      ['standings', [0, [{ kind: 'board', metric: 'points', count: 2, items: ['1. Ann (30)', '2. Bo (20)'] }]]],
      ['coin', [1, [{ kind: 'values', metric: null, count: 1, items: ['7 (5)'] }]]],
      ['weather', []],
      ['snapshot', [null, [{ kind: 'board', metric: null, count: 1, items: ['1. 1 (3)'] }]]],
    ]);
    expect(shown()[1]).toMatchObject({ excerpt: '{"type":"coin","uid":7,"coins":5}', size: 33 });
  });

  it('tells the path that failed, and what cannot be read', () => {
    const { transport } = started();
    transport.connect();
    say(transport, 'coin', { uid: 7 });
    transport.listener.message('socket', '', [new UnreadableMessage('it is no JSON')]);
    clock.advance(PUSH_PERIOD_MS);
    expect(shown().map(({ outcomes }) => outcomes)).toEqual([
      [{ rule: 1, made: [], problems: ['"value" is missing (data.coins)'] }],
      [{ rule: null, made: [], problems: ['it is no JSON'] }],
    ]);
  });

  it('shows no private message and no secret', () => {
    const { transport } = started();
    transport.connect();
    say(transport, 'whisper', { words: 'I am sad' });
    say(transport, 'chat', { words: 'I am sad' });
    say(transport, 'weather', { text: 'I am sad', key: 'hunter2-hunter2' });
    say(transport, 'news', { text: 'Closing at six' });
    clock.advance(PUSH_PERIOD_MS);
    expect(JSON.stringify(steps)).not.toMatch(/sad|hunter2/);
    const [whisper, , , news] = shown();
    expect(whisper).toMatchObject({ isPrivate: true, excerpt: null });
    expect(news).toMatchObject({ excerpt: '{"type":"news","text":"Closing at six"}' });
  });

  it('is bounded in a flood', () => {
    const { transport } = started();
    transport.connect();
    for (let n = 0; n < 20_000; n++) {
      say(transport, n % 2 === 0 ? 'coin' : `kind-${n}`, { uid: n, coins: n });
      if (n % 200 === 0) clock.advance(10);
    }
    clock.advance(PUSH_PERIOD_MS);
    expect(steps.at(-1)?.received).toBe(20_000);
    expect(steps.length).toBeLessThanOrEqual(6);
    for (const { messages } of steps) {
      expect(messages.length).toBeLessThanOrEqual(8);
      expect(messages.filter(({ event }) => event === 'coin').length).toBeLessThanOrEqual(2);
    }
  });

  it('says nothing when there is no news', () => {
    started().transport.connect();
    clock.advance(60_000);
    expect(steps).toHaveLength(1);
  });
});

describe('it ends', () => {
  it('when the connection is lost or refused, with the reason', () => {
    const { transport } = started();
    transport.connect();
    transport.drop(trouble('token-refused', 'closed with 1008'));
    expect(steps.at(-1)).toMatchObject({ state: 'ended', problem: { code: 'AUTH-1' } });
    expect([done, clock.pendingTimers]).toEqual([1, 0]);
  });

  it('after a while', () => {
    const { transport } = started();
    transport.connect();
    clock.advance(LONGEST_RUN_MS);
    expect(steps.at(-1)).toMatchObject({ state: 'ended', problem: { code: 'TEST-2' } });
    expect([transport.isOpen, done, clock.pendingTimers]).toEqual([false, 1, 0]);
  });

  it('without a word when it is stopped', () => {
    const { run, transport } = started();
    transport.connect();
    run.dispose();
    clock.advance(60_000);
    expect([steps.length, done, clock.pendingTimers, transport.isOpen]).toEqual([0, 0, 0, false]);
  });
});
