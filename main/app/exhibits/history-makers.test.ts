import { beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import { FakeClock } from '#core/kernel/fake-clock';
import { BoardService } from '#main/board/board-service';
import { snapshot } from '#main/board/testing/samples';
import type { History } from '#main/history/history';
import { passingHistory } from '#main/history/testing/history';
import { silentLogger } from '#main/ports/logger';
import { ShownBoards } from '../shown-boards';
import { battleMaker } from './battle';
import { hallOfFameMaker } from './hall-of-fame';
import { moversMaker } from './movers';
import { raceMaker } from './race';
import { winnersMaker, WINNERS_SHOWN_MS } from './winners';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const REVENUE = { scene: 'race', boardId: 'sales:revenue', sourceIds: ['sales'] } as const;

let clock: FakeClock;
let boards: BoardService;
let history: History;
let shown: ShownBoards;

beforeEach(() => {
  clock = new FakeClock(new Date('2026-11-18T12:00').getTime());
  boards = new BoardService({
    clock,
    log: silentLogger,
    listener: {
      boardChanged: () => undefined,
      celebration: () => undefined,
      notice: () => undefined,
      stageChanged: () => undefined,
    },
  });
  history = passingHistory(clock);
  shown = new ShownBoards({
    clock,
    store: boards.store,
    people: boards.people,
    history,
    kindness: () => ({ rest: 'chase', lastPlace: 'hidden' }),
  });
});

const tell = (event: DomainEvent): void => {
  boards.apply('sales', [event]);
  history.look(boards.store.boards);
};

it('the last of a long board is in no race, and not among the winners', () => {
  const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
  const long = Object.fromEntries(ten.map((id, index) => [id, 100 - index]));
  tell(snapshot({ ...long, k: 1, l: 1, m: 1, n: 1 }));
  const board = shown.board('sales:revenue')!;
  expect(shown.entriesOf(board).map(({ id }) => id)).toEqual(ten);
});

describe('the race', () => {
  it('is on once somebody has passed somebody', () => {
    const maker = raceMaker({ shown, history });
    tell(snapshot({ a: 30, b: 20, c: 10 }));
    clock.advance(3 * MINUTE_MS);
    tell(snapshot({ a: 31, b: 20, c: 10 }));
    expect(maker.make(REVENUE)).toBeNull();
    clock.advance(MINUTE_MS);
    tell(snapshot({ a: 31, b: 40, c: 10 }));
    const race = maker.make(REVENUE);
    expect(race).toMatchObject({ kind: 'race', fromMs: clock.now() - 4 * MINUTE_MS, toMs: clock.now() });
    expect(race?.kind === 'race' && race.lanes.map(({ id, rank, points }) => [id, rank, points.length])).toEqual([
      ['b', 1, 2],
      ['a', 2, 2],
      ['c', 3, 1],
    ]);
  });

  it('is not of a board that nobody knows', () => {
    expect(raceMaker({ shown, history }).make({ ...REVENUE, boardId: null })).toBeNull();
    expect(raceMaker({ shown, history }).make(REVENUE)).toBeNull();
  });
});

it('movers are who has climbed and who has won, most first', () => {
  const maker = moversMaker({ shown, history });
  tell(snapshot({ a: 30, b: 20, c: 10, d: 5 }));
  expect(maker.make(REVENUE)).toBeNull();
  tell(snapshot({ a: 30, b: 20, c: 10, d: 25 }));
  expect(maker.make(REVENUE)).toMatchObject({
    climbers: [{ id: 'd', from: 4, to: 2 }],
    gainers: [{ id: 'd', gain: 20, value: 25, rank: 2 }],
  });
});

describe('the hall of fame', () => {
  it('opens with the first champion, who has the name of today', () => {
    const maker = hallOfFameMaker({ boards, shown, history });
    tell(snapshot({ a: 30, b: 20 }));
    tell(snapshot({ a: 30, b: 29 }));
    expect(maker.make({ ...REVENUE, boardId: null })).toBeNull();
    clock.advance(DAY_MS);
    tell(snapshot({ a: 30, b: 29 }));
    expect(maker.make({ ...REVENUE, boardId: null })).toMatchObject({
      champions: [{ id: 'b', name: 'Name of b', period: 'day', value: 9 }],
      records: [
        { record: 'highest-value', id: 'a', amount: 30 },
        { record: 'best-day', id: 'b', amount: 9 },
      ],
    });
  });

  it('counts wins from the second on', () => {
    const maker = hallOfFameMaker({ boards, shown, history });
    for (const value of [20, 25, 30]) {
      tell(snapshot({ a: value, b: 1 }));
      tell(snapshot({ a: value + 3, b: 1 }));
      clock.advance(DAY_MS);
    }
    tell(snapshot({ a: 50, b: 1 }));
    const hall = maker.make(REVENUE);
    expect(hall?.kind === 'hall-of-fame' && hall.records.find(({ record }) => record === 'most-wins')).toMatchObject({
      id: 'a',
      amount: 3,
    });
  });
});

describe('who does not want to be on the wall', () => {
  const PRIVACIES = ['hidden', 'anonymous'] as const;
  const hide = (entry: string, privacy: (typeof PRIVACIES)[number]): void => {
    boards.callPeople([{ id: 'somebody', privacy, is: [{ source: 'sales', entry }] }]);
  };

  it.each(PRIVACIES)('is not in the hall of fame, on the board of today or not: %s', (privacy) => {
    const maker = hallOfFameMaker({ boards, shown, history });
    for (const value of [20, 25]) {
      tell(snapshot({ a: value, b: 1, c: 1 }));
      tell(snapshot({ a: value + 3, b: 1, c: 1 }));
      clock.advance(DAY_MS);
    }
    tell(snapshot({ a: 50, b: 1, c: 1 }));
    tell(snapshot({ a: 50, b: 1, c: 20 }));
    clock.advance(DAY_MS);
    tell(snapshot({ b: 1, c: 20 }));
    const whole = JSON.stringify(maker.make(REVENUE));
    expect(whole).toContain('Name of a');
    hide('a', privacy);
    const hall = maker.make(REVENUE);
    expect(hall?.kind === 'hall-of-fame' && hall.champions.map(({ id }) => id)).toEqual(['c']);
    expect(JSON.stringify(hall)).not.toMatch(/Name of a|"a"/);
    tell(snapshot({ a: 50, b: 1, c: 20 }));
    expect(JSON.stringify(maker.make(REVENUE))).not.toMatch(/Name of a|"a"/);
  });

  it('keeps the hall of fame closed where nobody else is in it', () => {
    tell(snapshot({ a: 30, b: 20 }));
    tell(snapshot({ a: 33, b: 20 }));
    clock.advance(DAY_MS);
    tell(snapshot({ a: 33, b: 20 }));
    hide('a', 'hidden');
    expect(hallOfFameMaker({ boards, shown, history }).make(REVENUE)).toBeNull();
  });

  it('leaves the podium of a contest that has ended at once, and may come back to it', () => {
    const maker = winnersMaker({ clock, boards, shown });
    tell(snapshot({ a: 30, b: 20, c: 10 }));
    tell({ kind: 'contest', contest: { id: 'sprint', title: 'Autumn sprint', endsAtMs: clock.now() } });
    const places = () => {
      const exhibit = maker.make(REVENUE);
      return exhibit?.kind === 'winners' && exhibit.places.map(({ id, rank, name }) => [id, rank, name]);
    };
    expect(places()).toHaveLength(3);
    tell(snapshot({ c: 99, b: 20, a: 1 }));
    hide('a', 'hidden');
    expect(places()).toEqual([
      ['b', 1, 'Name of b'],
      ['c', 2, 'Name of c'],
    ]);
    hide('a', 'anonymous');
    expect(places()).toEqual([
      ['anonymous-1', 1, ''],
      ['b', 2, 'Name of b'],
      ['c', 3, 'Name of c'],
    ]);
    boards.callPeople([]);
    expect(JSON.stringify(places())).toContain('Name of a');
  });
});

it('somebody of the past who is not on the board any more is called as the admin says', () => {
  tell(snapshot({ a: 30, b: 20 }));
  tell(snapshot({ a: 33, b: 20 }));
  clock.advance(DAY_MS);
  tell(snapshot({ b: 20 }));
  boards.callPeople([{ id: 'ada', name: 'Ada Lovelace', privacy: 'open', is: [{ source: 'sales', entry: 'a' }] }]);
  expect(hallOfFameMaker({ boards, shown, history }).make(REVENUE)).toMatchObject({
    champions: [{ id: 'a', name: 'Ada Lovelace' }],
  });
});

describe('a battle', () => {
  const teams = (values: Readonly<Record<string, readonly [team: string, value: number]>>): DomainEvent => ({
    ...snapshot({}),
    entries: Object.entries(values)
      .map(([id, [detail, value]]) => ({ id, name: id, detail, value }))
      .sort((a, b) => b.value - a.value),
  });

  it('is won by what even teams have together', () => {
    tell(teams({ a: ['Rome', 10], b: ['Rome', 5], c: ['Paris', 8], d: ['Paris', 9], e: ['Alone', 99] }));
    const battle = battleMaker({ shown, history }).make(REVENUE);
    expect(battle).toMatchObject({
      by: 'sum',
      sides: [
        { name: 'Paris', value: 17, memberCount: 2, best: [{ id: 'd' }, { id: 'c' }] },
        { name: 'Rome', value: 15 },
      ],
    });
  });

  it('of uneven teams is not won by being more', () => {
    tell(teams({ a: ['Rome', 10], b: ['Rome', 6], c: ['Rome', 5], d: ['Paris', 9], e: ['Paris', 8] }));
    expect(battleMaker({ shown, history }).make(REVENUE)).toMatchObject({
      by: 'mean',
      sides: [
        { name: 'Paris', value: 8.5 },
        { name: 'Rome', value: 7 },
      ],
    });
  });

  it('needs two', () => {
    tell(teams({ a: ['Rome', 10], b: ['Rome', 6], c: ['Paris', 9] }));
    expect(battleMaker({ shown, history }).make(REVENUE)).toBeNull();
  });
});

it('winners are those of the moment in which the contest ended, for a day', () => {
  const maker = winnersMaker({ clock, boards, shown });
  tell(snapshot({ a: 30, b: 20 }));
  const endsAtMs = clock.now() + MINUTE_MS;
  tell({ kind: 'contest', contest: { id: 'sprint', title: 'Autumn sprint', endsAtMs } });
  expect(maker.make(REVENUE)).toBeNull();
  clock.advance(MINUTE_MS);
  expect(maker.make(REVENUE)).toMatchObject({ title: 'Autumn sprint', places: [{ id: 'a' }, { id: 'b' }] });
  tell(snapshot({ b: 90, a: 30 }));
  expect(maker.make(REVENUE)).toMatchObject({ places: [{ id: 'a' }, { id: 'b' }] });
  clock.advance(WINNERS_SHOWN_MS + 1);
  expect(maker.make(REVENUE)).toBeNull();
});
