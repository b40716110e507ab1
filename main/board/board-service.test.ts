import { beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import type { Notice } from '#core/domain/notices';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger } from '#main/ports/logger';
import { BoardService } from './board-service';
import { celebrationOf, move, noticeOf, snapshot } from './testing/samples';

let clock: FakeClock;
let told: string[];
let notices: Notice[];
let service: BoardService;

beforeEach(() => {
  clock = new FakeClock();
  told = [];
  notices = [];
  service = new BoardService({
    clock,
    log: silentLogger,
    listener: {
      boardChanged: (id) => told.push(`board ${id}`),
      celebration: (_sourceId, celebration) => told.push(`celebration ${celebration.id}`),
      notice: (notice) => {
        told.push(`notice ${notice.id}`);
        notices.push(notice);
      },
      stageChanged: () => told.push('stage'),
    },
  });
});

const celebration = (id: string): DomainEvent => ({ kind: 'celebration', celebration: celebrationOf(id) });
const scene = (name: string, durationMs: number | null = null): DomainEvent => ({
  kind: 'scene',
  scene: name,
  durationMs,
});
const contest = (id: string, title: string, endsAtMs: number | null = null): DomainEvent => ({
  kind: 'contest',
  contest: { id, title, endsAtMs },
});
const apply = (...events: DomainEvent[]) => service.apply('sales', events);

describe('board events', () => {
  it('change the board and say which', () => {
    expect(apply(snapshot({ a: 3, b: 2 }), move('b', 1, 4))).toBeNull();
    expect(told.filter((line) => line.startsWith('board'))).toEqual(['board sales:revenue', 'board sales:revenue']);
    expect(service.store.board('sales:revenue')?.entries.map((entry) => entry.id)).toEqual(['b', 'a']);
  });

  it('answer with a reason to doubt, though another event follows that gives none', () => {
    apply(snapshot({ a: 3, b: 2 }));
    const odd: DomainEvent = {
      kind: 'moves',
      metric: 'revenue',
      scope: null,
      atMs: 0,
      moves: [{ id: 'z', newRank: 1, previousRank: 7, value: 9 }],
    };
    expect(apply(odd, celebration('c1'))).toMatch(/not on the board/);
  });
});

it('a backend that contradicts itself all the time is logged now and then, with how often', () => {
  const logged: unknown[] = [];
  const log = { ...silentLogger, info: (_message: string, facts?: object) => void logged.push(facts) };
  const quiet = () => undefined;
  const listener = { boardChanged: quiet, celebration: quiet, notice: quiet, stageChanged: quiet };
  const boards = new BoardService({ clock, log, listener });
  const odd: DomainEvent = { ...move('b', 2, 1), moves: [{ id: 'b', newRank: 2, previousRank: 9 }] };
  boards.apply('sales', [snapshot({ a: 3, b: 2, c: 1 }), move('b', 3, 0)]);
  for (let times = 1; times <= 1_000; times++) boards.apply('sales', [odd, move('b', 3, 0)]);
  expect(logged).toMatchObject([{ source: 'sales', contradictions: 1 }]);
  clock.advance(10_000);
  boards.apply('sales', [odd]);
  expect(logged).toMatchObject([{}, { source: 'sales', contradictions: 1_000 }]);
});

it.each([
  ['who is not on the board', { id: 'Amara Okafor', newRank: 1, previousRank: 2, value: 90 }],
  ['who was elsewhere', { id: 'Yuki Tanaka', newRank: 1, previousRank: 3, value: 90 }],
  ['whose value is out of order', { id: 'Zoë Meyer', newRank: 2, value: 99 }],
  ['whose rank the values contradict', { id: 'Zoë Meyer', newRank: 2, previousRank: 1, value: 20 }],
])('of a contradiction the log tells the kind, and of nobody: %s', (_what, moved) => {
  const logged: unknown[] = [];
  const log = { ...silentLogger, info: (...told: unknown[]) => void logged.push(told) };
  const quiet = () => undefined;
  const listener = { boardChanged: quiet, celebration: quiet, notice: quiet, stageChanged: quiet };
  const boards = new BoardService({ clock, log, listener });
  boards.apply('sales', [snapshot({ 'Zoë Meyer': 30, 'Yuki Tanaka': 20, 'Ben Abara': 10 })]);
  const doubt = boards.apply('sales', [{ ...move('', 1, 1), moves: [moved] }]);
  expect(doubt).not.toBeNull();
  expect(logged).toHaveLength(1);
  expect(JSON.stringify([logged, doubt])).not.toMatch(/Okafor|Tanaka|Meyer|Abara|\d\d/);
});

it('when a board was last told of is known for each board', () => {
  apply(snapshot({ a: 3, b: 2 }));
  clock.advance(5_000);
  apply(move('b', 1, 4), snapshot({ a: 1 }, { metric: 'calls' }));
  clock.advance(5_000);
  apply(move('a', 1, 2, { metric: 'calls' }));
  const [revenue, calls] = [service.confirmedAt('sales:revenue'), service.confirmedAt('sales:calls')];
  expect((calls?.wallMs ?? 0) - (revenue?.wallMs ?? 0)).toBe(5_000);
  expect(calls).toEqual({ wallMs: clock.now(), monotonicMs: clock.monotonic() });
  expect(service.confirmedAt('sales:other')).toBeNull();
});

describe('moments', () => {
  const notice = (id: string): DomainEvent => ({ kind: 'notice', notice: noticeOf(id) });

  it('that are lines are told once for each source', () => {
    apply(celebration('c1'), notice('n1'));
    apply(notice('n1'), celebration('c2'));
    service.apply('support', [notice('n1')]);
    expect(told).toEqual(['celebration c1', 'notice n1', 'celebration c2', 'notice n1']);
  });

  it('are remembered in a bounded memory, and private ones not told at all', () => {
    for (let index = 0; index <= 2_000; index++) apply(notice(`n${index}`));
    told.length = 0;
    apply(notice('n1'), notice('n0'), { kind: 'private', topic: 'conversation' });
    expect(told).toEqual(['notice n0']);
  });
});

describe('overtakes', () => {
  const overtakes = () => notices.map(({ body, weight }) => ('phrase' in body ? { ...body.phrase, weight } : null));

  beforeEach(() => {
    apply(snapshot({ a: 60, b: 50, c: 40, d: 30, e: 20 }));
  });

  it('are told by name, with the rest as a number', () => {
    apply(move('e', 2, 55));
    expect(overtakes()).toEqual([
      {
        id: 'passed',
        name: 'Name of e',
        others: [
          { entryId: 'b', name: 'Name of b' },
          { entryId: 'c', name: 'Name of c' },
        ],
        amount: 1,
        subject: null,
        weight: 'normal',
      },
    ]);
  });

  it('pause, but for a new number one', () => {
    apply(move('c', 2, 55));
    clock.advance(11_999);
    apply(move('d', 3, 52));
    expect(notices).toHaveLength(1);
    apply(move('b', 1, 70));
    expect(overtakes().at(-1)).toMatchObject({ id: 'new-number-one', name: 'Name of b', weight: 'high' });
    clock.advance(12_000);
    apply(move('e', 3, 58));
    expect(notices).toHaveLength(3);
    expect(new Set(notices.map((notice) => notice.id)).size).toBe(3);
  });

  it('are told again after the wall clock was set back', () => {
    apply(move('c', 2, 55));
    clock.stepWallClock(-3_600_000);
    apply(move('d', 3, 52));
    expect(notices).toHaveLength(2);
  });

  it('are none from a snapshot, none on other boards, none without a change of rank', () => {
    apply(snapshot({ e: 90, a: 60, b: 50 }));
    apply(snapshot({ a: 2, b: 1 }, { metric: 'calls' }), move('b', 1, 3, { metric: 'calls' }));
    apply(move('a', 2, 61));
    expect(notices).toEqual([]);
  });
});

describe('a scene that a backend asks for', () => {
  it('ends after its time', () => {
    apply(scene('contest', 5_000));
    expect(service.forcedScene).toEqual({ scene: 'contest', sourceId: 'sales', message: null });
    clock.advance(4_999);
    expect(service.forcedScene).not.toBeNull();
    told.length = 0;
    clock.advance(1);
    expect(service.forcedScene).toBeNull();
    expect(told).toEqual(['stage']);
  });

  it('ends after twenty seconds when it does not say, and after an hour whatever it says', () => {
    apply(scene('contest'));
    clock.advance(20_000);
    expect(service.forcedScene).toBeNull();
    apply(scene('contest', Number.MAX_VALUE));
    clock.advance(3_599_999);
    expect(service.forcedScene).not.toBeNull();
    clock.advance(1);
    expect(service.forcedScene).toBeNull();
  });

  it('ends when somebody whom its message names is hidden, and only then', () => {
    const message = { title: 'News', text: 'Well done, Amara Okafor!', image: null };
    const hide = (name: string) => {
      service.callPeople([{ id: 'one', name, privacy: 'hidden', is: [{ source: 'sales', entry: '17' }] }]);
    };
    apply({ kind: 'scene', scene: 'message', durationMs: 3_600_000, message });
    told.length = 0;
    hide('Yuki Tanaka');
    expect([service.forcedScene?.message, told]).toEqual([message, []]);
    hide('Amara Okafor');
    expect([service.forcedScene, told, clock.pendingTimers]).toEqual([null, ['stage'], 0]);
  });

  it('gives way to the next one, whose time counts', () => {
    apply(scene('contest', 5_000));
    clock.advance(4_000);
    apply(scene('leaderboard', 5_000));
    clock.advance(4_000);
    expect(service.forcedScene?.scene).toBe('leaderboard');
    expect(clock.pendingTimers).toBe(1);
    service.dispose();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a contest', () => {
  it('is put together from what is told of it', () => {
    apply(contest('10', 'Spring race'));
    apply(contest('10', '', 99));
    expect(service.contest('sales')).toEqual({ id: '10', title: 'Spring race', endsAtMs: 99 });
    apply(contest('10', 'Summer race'));
    expect(service.contest('sales')).toEqual({ id: '10', title: 'Summer race', endsAtMs: 99 });
  });

  it('takes nothing over from another one, nor from another source', () => {
    apply(contest('10', 'Spring race', 99));
    apply(contest('11', ''));
    expect(service.contest('sales')).toEqual({ id: '11', title: '', endsAtMs: null });
    expect(service.contest('support')).toBeNull();
  });
});

describe('forgetting a source', () => {
  it('takes its boards, its contest and its scene along', () => {
    apply(snapshot({ a: 1 }), contest('10', 'Spring race'), scene('contest', 60_000));
    service.apply('support', [snapshot({ a: 1 })]);
    told.length = 0;
    service.forgetSource('sales');
    expect(service.store.boards.map((board) => board.id)).toEqual(['support:revenue']);
    expect([service.contest('sales'), service.forcedScene]).toEqual([null, null]);
    expect(told).toEqual(['stage']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('leaves the scene of another source', () => {
    service.apply('support', [scene('contest', 60_000)]);
    service.forgetSource('sales');
    expect(service.forcedScene?.sourceId).toBe('support');
  });
});
