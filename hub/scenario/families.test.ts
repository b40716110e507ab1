import { describe, expect, test } from 'vitest';
import { applySnapshot, applyMoves, applyValues } from '#core/domain/apply-event';
import { digestText, emptyBoard, type Board } from '#core/domain/board';
import type { BoardTruth, Emission } from '../wire-types';
import { START_MS } from './play';
import type { Scenario, ScenarioOptions } from './scenario';
import { scenarioOf, SCENARIO_NAMES, type ScenarioName } from './scenarios';

const SEEDS = [1, 2, 3];
const MINUTE_MS = 60_000;
const HOURS = 3;

/** Plays without waiting; `each` sees what every moment brings. */
function played(
  name: ScenarioName,
  durationMs: number,
  options: Partial<ScenarioOptions> = {},
  each: (moment: readonly Emission[], scenario: Scenario) => void = () => undefined,
): Emission[] {
  const scenario = scenarioOf(name, { seed: 1, nowMs: START_MS, ...options });
  const all: Emission[] = [];
  for (let atMs = scenario.nextInMs; atMs <= durationMs; atMs += scenario.nextInMs) {
    const moment = scenario.advance(scenario.nextInMs, START_MS + atMs);
    all.push(...moment);
    each(moment, scenario);
  }
  return all;
}

/** All that each family's document names, and what else this hub tells. */
const MESSAGES = {
  'study-group': [
    ...['progress_update', 'task_completed', 'module_completed', 'achievement_unlocked', 'badge_earned'],
    ...['xp_awarded', 'level_up', 'streak_milestone', 'leaderboard_update'],
    ...['challenge_invitation', 'challenge_response', 'peer_solution_shared', 'study_group_activity'],
    ...['chat_message', 'typing_indicator', 'cursor_position', 'participants_update', 'user_joined'],
  ],
  academy: ['study_metrics_update', 'collaborative_session_update', 'notification', 'system_status'],
  'quiz-room': ['quiz_status', 'question_replace', 'document_processing', 'analytics_update', 'notification'],
  masterx: [
    ...['session_update', 'notification', 'emotion_update', 'typing_indicator', 'message_received', 'user_typing'],
    ...['announcement', 'leaderboard_update', 'achievement_unlocked', 'xp_awarded'],
  ],
} as const;
const NAMES = Object.keys(MESSAGES) as (keyof typeof MESSAGES)[];

describe.each(NAMES)('%s', (name) => {
  test.each(SEEDS)('seed %i: every message of its document is seen within two minutes', (seed) => {
    const events = new Set(played(name, 2 * MINUTE_MS, { seed }).map(({ event }) => event));
    expect([...MESSAGES[name]].filter((event) => !events.has(event))).toEqual([]);
    expect(new Set(played(name, 2 * MINUTE_MS, { seed }).map(({ channel }) => channel)).size).toBe(1);
  });

  test('the same seed tells the same, another one does not', () => {
    const told = (seed: number) => JSON.stringify(played(name, 5 * MINUTE_MS, { seed }));
    expect(told(3)).toBe(told(3));
    expect(told(3)).not.toBe(told(4));
  });

  test('hours go by without a fault, at a pace that people can follow', () => {
    const all = played(name, HOURS * 60 * MINUTE_MS);
    const perMinute = all.length / (HOURS * 60);
    expect(perMinute).toBeGreaterThan(20);
    expect(perMinute).toBeLessThan(200);
  });
});

test('the service that the academy tells of has its troubles, and jobs fail now and then', () => {
  const statuses = played('academy', 2 * MINUTE_MS).filter(({ event }) => event === 'system_status');
  const told = new Set(statuses.map(({ payload }) => (payload as { status: string }).status));
  expect(told).toEqual(new Set(['operational', 'degraded', 'maintenance', 'outage']));
  const jobs = played('quiz-room', 2 * MINUTE_MS).filter(({ payload }) => 'jobId' in payload);
  const ends = new Set(jobs.map(({ payload }) => (payload as { status: string }).status));
  expect(ends).toEqual(new Set(['pending', 'processing', 'completed', 'failed']));
});

test('a job goes forward until it ends, and is told no more', () => {
  const ended = new Set<string>();
  const progress = new Map<string, number>();
  for (const { payload } of played('quiz-room', 60 * MINUTE_MS)) {
    if (!('jobId' in payload)) continue;
    const job = payload as { jobId: string; status: string; progress: number };
    expect(ended).not.toContain(job.jobId);
    expect(job.progress).toBeGreaterThanOrEqual(progress.get(job.jobId) ?? 0);
    progress.set(job.jobId, job.progress);
    if (job.status === 'completed') expect(job.progress).toBe(100);
    if (job.status === 'completed' || job.status === 'failed') ended.add(job.jobId);
  }
  expect(ended.size).toBeGreaterThan(100);
});

describe('whoever applies what is told has the same boards', () => {
  const textOf = ({ rows }: BoardTruth) => rows.map(({ rank, id, value }) => `${rank}\t${id}\t${value}\n`).join('');

  interface Told {
    readonly entries?: readonly { userId: string; userName: string; rank: number; value: number; metric?: string }[];
    readonly updates?: readonly { userId: string; previousRank: number; newRank: number; value: number }[];
  }

  function snapshotApplied(board: Board, { entries = [] }: Told): Board {
    const rows = entries
      .filter(({ metric }) => metric === undefined || metric === board.metric)
      .map(({ userId, userName, rank, value }) => ({ id: userId, name: userName, rank, value }));
    return applySnapshot(board, { kind: 'snapshot', metric: board.metric, scope: null, entries: rows, atMs: 0 }, 0);
  }

  function valueApplied(board: Board, id: string, value: number): Board {
    const { metric } = board;
    return applyValues(board, { kind: 'values', metric, scope: null, values: [{ id, value }], atMs: 0 }, 0);
  }

  /** A wall that has the snapshot of the beginning, and hears everything. */
  function startOf(name: ScenarioName, options: ScenarioOptions): Map<string, Board> {
    const scenario = scenarioOf(name, options);
    const [snapshot] = scenario.snapshots(START_MS);
    return new Map(
      scenario.boards().map(({ boardId }) => {
        const board = snapshotApplied(emptyBoard('hub', boardId, null), snapshot!.body);
        return [boardId, board];
      }),
    );
  }

  function heard(boards: Map<string, Board>, { event, payload }: Emission): void {
    if (event === 'study_metrics_update') {
      const told = payload as { userId: string } & Record<string, number>;
      for (const [metric, board] of boards) boards.set(metric, valueApplied(board, told.userId, told[metric]!));
      return;
    }
    const xp = boards.get('xp');
    if (xp === undefined) return;
    const told = payload as Told & { userId?: string; total_xp?: number };
    if (told.updates !== undefined) {
      const moves = told.updates.map(({ userId, ...rest }) => ({ id: userId, ...rest }));
      const { board, contradiction } = applyMoves(xp, { kind: 'moves', metric: 'xp', scope: null, moves, atMs: 0 }, 0);
      expect(contradiction).toBeNull();
      boards.set('xp', board);
    } else if (told.entries !== undefined) {
      boards.set('xp', snapshotApplied(xp, told));
    } else if (told.userId !== undefined && told.total_xp !== undefined) {
      boards.set('xp', valueApplied(xp, told.userId, told.total_xp));
    }
  }

  test.each(
    (['study-group', 'academy', 'masterx'] as const).flatMap((name) => [
      ...SEEDS.map((seed) => [name, seed, undefined] as const),
      [name, 1, 500] as const,
    ]),
  )('%s, seed %i, rate %s', (name, seed, eventsPerSecond) => {
    const options = { seed, nowMs: START_MS, eventsPerSecond };
    const boards = startOf(name, options);
    const wrong: string[] = [];
    const duration = eventsPerSecond === undefined ? 60 * MINUTE_MS : 8_000;
    const all = played(name, duration, options, (moment, scenario) => {
      for (const one of moment) heard(boards, one);
      for (const truth of scenario.boards()) {
        const text = digestText(boards.get(truth.boardId)!);
        if (text !== textOf(truth)) wrong.push(`${truth.boardId}: ${text} instead of ${textOf(truth)}`);
      }
    });
    expect(wrong).toEqual([]);
    expect(all.filter(({ stream }) => stream !== undefined).length).toBeGreaterThan(1_000);
  });
});

test('every scenario has a name, and its numbered messages change a board of its own', () => {
  expect(SCENARIO_NAMES).toEqual(['office', 'study-group', 'academy', 'quiz-room', 'masterx', 'quiet']);
  expect(played('quiz-room', 10 * MINUTE_MS).some(({ stream }) => stream !== undefined)).toBe(false);
});
