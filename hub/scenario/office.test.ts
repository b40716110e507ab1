import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { applyMoves, applySnapshot } from '#core/domain/apply-event';
import { digestText, emptyBoard, type Board } from '#core/domain/board';
import type { Emission, LeaderboardSnapshot, RankingUpdate } from '../wire-types';
import { Office } from './office';
import { playOffice, START_MS, type Played } from './play';
import { TOTAL_CEILING } from './orders';

const SEEDS = [1, 2, 3, 4];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CELEBRATIONS = [
  'achievement:celebration',
  'level:celebration',
  'streak:milestone',
  'achievement:showcase',
  'team:goal-reached',
];

function played(durationMs: number, seed: number, eventsPerSecond?: number): Played[] {
  const all: Played[] = [];
  playOffice(durationMs, { seed, eventsPerSecond }, (one) => all.push(one));
  return all;
}

function updatesOf({ payload }: Emission): RankingUpdate[] {
  return 'updates' in payload ? (payload.updates as RankingUpdate[]) : [payload as RankingUpdate];
}

const gaps = (times: readonly number[]): number[] => times.slice(1).map((time, index) => time - times[index]!);
const timesOf = (all: readonly Played[], wanted: (one: Played) => boolean) => all.filter(wanted).map((one) => one.atMs);

function mostWithin(windowMs: number, times: readonly number[]): number {
  let [most, first] = [0, 0];
  for (const [index, time] of times.entries()) {
    while (times[first]! < time - windowMs) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

const isCelebration = ({ event }: Played) => CELEBRATIONS.includes(event);
const isOrder = ({ event }: Emission) => event === 'rankings:update';
const changesRanks = (one: Played) =>
  isOrder(one) && updatesOf(one).some((update) => update.newRank !== update.previousRank);

function snapshotApplied(board: Board, snapshot: LeaderboardSnapshot): Board {
  const entries = snapshot.rankings.map((row) => ({
    id: `${row.userId}`,
    name: row.userName,
    rank: row.rank,
    value: row.value,
  }));
  return applySnapshot(board, { kind: 'snapshot', metric: snapshot.metric, scope: null, entries, atMs: 0 }, 0);
}

function movesApplied(board: Board, updates: readonly RankingUpdate[]): Board {
  const moves = updates.map((update) => ({
    id: `${update.userId}`,
    value: update.value,
    newRank: update.newRank,
    previousRank: update.previousRank,
  }));
  const applied = applyMoves(board, { kind: 'moves', metric: null, scope: null, moves, atMs: 0 }, 0);
  expect(applied.contradiction).toBeNull();
  return applied.board;
}

describe('the story', { timeout: 30_000 }, () => {
  test('is the same for the same seed, however time is sliced', () => {
    const whole = played(20 * MINUTE_MS, 7).map(({ event, payload }) => JSON.stringify([event, payload]));
    expect(played(20 * MINUTE_MS, 7).map(({ event, payload }) => JSON.stringify([event, payload]))).toEqual(whole);

    const sliced = new Office({ seed: 7, nowMs: START_MS });
    const order: string[] = [];
    for (let atMs = 0; atMs < 20 * MINUTE_MS; atMs += 700) {
      for (const one of sliced.advance(700, START_MS + atMs)) order.push(one.event);
    }
    const events = whole.map((text) => (JSON.parse(text) as [string])[0]);
    expect(order.slice(0, events.length)).toEqual(events.slice(0, order.length));
    expect(played(MINUTE_MS, 8).map(({ payload }) => JSON.stringify(payload))).not.toEqual(whole.slice(0, 50));
  });

  test.each([...SEEDS.map((seed) => [seed, undefined] as const), [1, 500] as const])(
    'seed %i, rate %s: whoever applies what is told has the same board',
    (seed, rate) => {
      const office = new Office({ seed, nowMs: START_MS, eventsPerSecond: rate });
      let board = snapshotApplied(emptyBoard('hub', 'revenue', null), office.board.snapshot(START_MS));
      const wrong: string[] = [];
      let [orders, ties] = [0, 0];
      const durationMs = rate === undefined ? 90 * MINUTE_MS : 10_000;
      for (let atMs = office.nextInMs; atMs <= durationMs; atMs += office.nextInMs) {
        for (const one of office.advance(office.nextInMs, START_MS + atMs)) {
          if (one.event === 'leaderboard:refresh') board = snapshotApplied(board, one.payload as LeaderboardSnapshot);
          if (!isOrder(one)) continue;
          board = movesApplied(board, updatesOf(one));
          orders++;
        }
        const { rows } = office.board.standings;
        if (rows.some(({ rank }, index) => rank === rows[index + 1]?.rank)) ties++;
        const truth = rows.map((row) => `${row.rank}\t${row.userId}\t${row.value}\n`).join('');
        if (digestText(board) !== truth) wrong.push(`${atMs} ms: ${digestText(board)} instead of ${truth}`);
      }
      expect(wrong).toEqual([]);
      expect(orders).toBeGreaterThan(2_000);
      expect(ties).toBeGreaterThan(10);
    },
  );

  test.each(SEEDS)('seed %i: every message of the family comes within five minutes', (seed) => {
    const events = new Set(played(5 * MINUTE_MS, seed).map(({ channel, event }) => `${channel} ${event}`));
    const expected = [
      ...['rankings:update', 'rank:changed', 'leaderboard:refresh', 'contest:new-entry', 'contest:entry-update'],
      ...['achievement:earned', 'achievement:celebration', 'tv:update', 'team:goal-reached'],
      'team:message',
    ].map((event) => `/leaderboard ${event}`);
    const training = [
      ...['xp:gained', 'level:up', 'level:celebration', 'streak:update', 'streak:milestone', 'achievement:unlocked'],
      ...['achievement:showcase', 'quiz:completed', 'progress:update', 'roleplay:typing', 'roleplay:response'],
    ].map((event) => `/training ${event}`);
    expect([...events]).toEqual(
      expect.arrayContaining([...expected, ...training, '/field chat:message', '/ notification']),
    );
  });

  test.each(SEEDS)('seed %i: somebody takes the lead in the first three minutes, and it is celebrated', (seed) => {
    const takeover = played(3 * MINUTE_MS, seed).find(
      ({ event, payload }) =>
        event === 'achievement:celebration' && 'rarity' in payload && payload.rarity === 'legendary',
    );
    expect(takeover?.payload).toMatchObject({ achievementType: 'rank', title: 'New number one' });
  });

  test('no two in the contest have the same points, so that a rank told alone is enough', () => {
    const points = new Map<unknown, unknown>();
    for (const { event, payload } of played(40 * MINUTE_MS, 2)) {
      if (!event.startsWith('contest:') || !('userId' in payload && 'value' in payload && 'rank' in payload)) continue;
      points.set(payload.userId, payload.value);
      expect(new Set(points.values()).size).toBe(points.size);
      const above = [...points.values()].filter((value) => Number(value) > Number(payload.value)).length;
      expect(payload.rank).toBe(above + 1);
    }
    expect(points.size).toBe(24);
  });

  test('displays are shown the contest as it stands', () => {
    const points = new Map<unknown, unknown>();
    const shown: unknown[] = [];
    for (const { event, payload } of played(20 * MINUTE_MS, 4)) {
      if (event.startsWith('contest:') && 'userId' in payload && 'value' in payload) {
        points.set(payload.userId, payload.value);
      }
      if (event !== 'tv:update' || !('scene' in payload)) continue;
      shown.push(payload);
      expect(payload).toMatchObject({ scene: 'contest', durationSeconds: 14, contestId: 10, title: 'Autumn sprint' });
      const { rankings } = payload as unknown as LeaderboardSnapshot;
      expect(new Map(rankings.map(({ userId, value }) => [userId, value]))).toEqual(points);
    }
    expect(shown.length).toBeGreaterThanOrEqual(3);
  });

  test('private messages go to their rooms alone', () => {
    const roomsOf = new Map(played(10 * MINUTE_MS, 1).map(({ event, rooms }) => [event, rooms]));
    expect(roomsOf.get('rank:changed')?.[0]).toMatch(/^user:\d+$/);
    expect(roomsOf.get('roleplay:response')?.[0]).toMatch(/^session:/);
    expect(roomsOf.get('tv:update')).toEqual(['tv-display']);
    expect(roomsOf.get('rankings:update')).toEqual([]);
  });
});

describe('the pace', { timeout: 30_000 }, () => {
  test.each(SEEDS)('seed %i: lively, but never hectic', (seed) => {
    const durationMs = 3 * HOUR_MS;
    const all = played(durationMs, seed);
    const orders = timesOf(all, isOrder);
    const meanMs = durationMs / orders.length;
    expect(meanMs).toBeGreaterThanOrEqual(2_000);
    expect(meanMs).toBeLessThanOrEqual(4_000);
    const busiest = mostWithin(20_000, orders);
    expect(busiest).toBeLessThanOrEqual(44);
    expect(busiest).toBeGreaterThanOrEqual(30);
    expect(Math.max(...gaps([0, ...timesOf(all, changesRanks)]))).toBeLessThan(10_000);
  });

  test.each(SEEDS)('seed %i: celebrations have room to breathe', (seed) => {
    const durationMs = 3 * HOUR_MS;
    const all = played(durationMs, seed);
    const times = timesOf(all, isCelebration);
    expect(times[0]).toBeGreaterThanOrEqual(12_000);
    expect(times[0]).toBeLessThanOrEqual(20_000);
    expect(Math.min(...gaps(times))).toBeGreaterThanOrEqual(12_000);
    const meanMs = durationMs / times.length;
    expect(meanMs).toBeGreaterThanOrEqual(35_000);
    expect(meanMs).toBeLessThanOrEqual(60_000);
    const people = all.filter(isCelebration).flatMap(({ payload }) => ('userId' in payload ? [payload.userId] : []));
    expect(new Set(people.slice(0, 12)).size).toBeGreaterThanOrEqual(7);
    expect(new Set(people).size).toBeGreaterThanOrEqual(20);
    const rarities = new Set(all.filter(isCelebration).map(({ payload }) => 'rarity' in payload && payload.rarity));
    expect([...rarities].sort()).toEqual(['common', 'epic', 'legendary', 'rare']);
  });

  test('a rate is kept exactly, and cancellations keep the numbers those of an office', () => {
    let highest = 0;
    let orders = 0;
    playOffice(MINUTE_MS, { seed: 1, eventsPerSecond: 200 }, (one, office) => {
      highest = Math.max(highest, office.board.standings.total);
      if (isOrder(one)) orders++;
    });
    expect(orders / 60).toBeGreaterThan(195);
    expect(orders / 60).toBeLessThan(205);
    expect(highest).toBeLessThan(TOTAL_CEILING * 1.02);
  });
});

describe('left alone for days', () => {
  test('stays an office, and holds no more than at the beginning', { timeout: 60_000 }, () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const contests = new Set<unknown>();
    let [top, bottom, highestLevel] = [0, Infinity, 0];
    let afterHours = 0;
    const heapAt = new Map<number, number>();
    playOffice(60 * HOUR_MS, { seed: 3 }, ({ event, payload, atMs }, office) => {
      const rows = office.board.standings.rows;
      top = Math.max(top, rows[0]!.value);
      bottom = Math.min(bottom, rows.at(-1)!.value);
      expect(office.board.standings.total).toBeLessThan(TOTAL_CEILING);
      if (event.startsWith('contest:') && 'contestName' in payload) contests.add(payload.contestName);
      if (event === 'level:up' && 'newLevel' in payload)
        highestLevel = Math.max(highestLevel, Number(payload.newLevel));
      if (atMs < afterHours * HOUR_MS) return;
      collect();
      heapAt.set(afterHours, process.memoryUsage().heapUsed);
      afterHours += 5;
    });
    expect(top).toBeLessThan(230_000);
    expect(bottom).toBeGreaterThan(35_000);
    expect(highestLevel).toBeLessThan(100);
    expect([...contests]).toEqual(['Autumn sprint', 'Winter warm-up']);
    expect(heapAt.get(55)! - heapAt.get(5)!).toBeLessThan(1_000_000);
  });
});
