import type { DomainEvent, EntryFacts, MovesEvent, Placement, SnapshotEntry, SnapshotEvent } from '#core/domain/events';
import {
  Unreadable,
  factsOf,
  fieldsOf,
  firstOf,
  isFields,
  optionalId,
  optionalName,
  optionalNumber,
  optionalRank,
  requiredId,
  requiredRank,
  type Fields,
} from './fields';

/** Reading of rankings, shared by the dialects: moves, whole boards, and what an entry on either looks like. */

const ENTRY_ID = ['userId', 'user_id', 'id', 'participantId', 'entryId', 'teamId', 'uid'];
const METRIC = ['metric', 'metricId', 'type'];
const VALUE = ['value', 'score', 'points', 'total', 'amount', 'metricValue'];
const LISTS = ['rankings', 'entries', 'leaderboard', 'data', 'updates', 'users', 'items'];
/** More rows than this in one message is an accident. */
const LONGEST_LIST = 10_000;
/** Numbers in an entry that are not what it is ranked by. */
const NOT_A_VALUE = /id$|rank|position|place|time|stamp|created|updated|target|quota|level|age|change|delta|trend/i;

export interface Read {
  readonly events: DomainEvent[];
  readonly rejections: string[];
}

/** One RankingUpdate or a list of them. Moves on the same board belong together: they happened at the same time. */
export function readMoves(payload: unknown, nowMs: number): Read {
  const items = listIn(payload) ?? [payload];
  const boards = new Map<string | null, Placement[]>();
  const rejections = eachReadable(items, (item) => {
    const { metric, placement } = readPlacement(fieldsOf(item));
    boards.set(metric, [...(boards.get(metric) ?? []), placement]);
  });
  const events = [...boards].map(([metric, moves]): MovesEvent => ({
    kind: 'moves',
    metric,
    scope: null,
    moves,
    atMs: nowMs,
  }));
  return { events, rejections };
}

/** Without an id or a new rank an update means nothing. */
export function readPlacement(fields: Fields): { metric: string | null; placement: Placement } {
  const id = requiredId(fields, ...ENTRY_ID);
  const newRank = requiredRank(fields, 'newRank', 'new_rank', 'currentRank', 'rank');
  const previousRank = optionalRank(fields, 'previousRank', 'previous_rank', 'oldRank');
  const value = optionalNumber(fields, ...VALUE);
  return {
    metric: optionalId(fields, ...METRIC) ?? null,
    placement: {
      ...factsOf(fields, id),
      ...(value === undefined ? {} : { value }),
      newRank,
      ...(previousRank === undefined ? {} : { previousRank }),
    },
  };
}

/** A whole board: a list, or an object that holds one. A list of several metrics makes several boards. */
export function readBoards(payload: unknown, nowMs: number): Read {
  const list = listIn(payload);
  if (list === null) throw new Unreadable('the message holds no list of entries');
  const header = isFields(payload) ? payload : {};
  const scope = scopeIn(header);
  const headerMetric = optionalId(header, ...METRIC) ?? null;
  const title = optionalName(header, 'title', 'boardTitle', 'leaderboardName');
  const currency = currencyIn(header);
  const boards = new Map<string | null, SnapshotEntry[]>();
  if (list.length === 0) boards.set(headerMetric, []);
  const rejections = eachReadable(list, (item) => {
    const fields = fieldsOf(item);
    const { metric, entry } = readSnapshotEntry(fields, headerMetric);
    const board = boards.get(metric);
    if (board) board.push(entry);
    else boards.set(metric, [entry]);
  });
  const events = [...boards].map(([metric, entries]): SnapshotEvent => ({
    kind: 'snapshot',
    metric,
    scope,
    entries,
    atMs: nowMs,
    ...(title === undefined ? {} : { title }),
    ...(currency === undefined ? {} : { currency }),
  }));
  return { events, rejections };
}

function readSnapshotEntry(
  fields: Fields,
  headerMetric: string | null,
): { metric: string | null; entry: SnapshotEntry } {
  const id = requiredId(fields, ...ENTRY_ID);
  const rank = optionalRank(fields, 'rank', 'newRank', 'position', 'place', 'currentRank');
  const metric = optionalId(fields, 'metric', 'metricId') ?? headerMetric;
  const { key, value } = valueIn(fields, metric);
  const facts: EntryFacts = factsOf(fields, id);
  return {
    metric: metric ?? (key !== null && !VALUE.includes(key) ? key : null),
    entry: {
      ...facts,
      name: facts.name ?? id,
      ...(value === undefined ? {} : { value }),
      ...(rank === undefined ? {} : { rank }),
    },
  };
}

/** The value stands under its usual name, under the metric's own, or is the only number there is. */
function valueIn(fields: Fields, metric: string | null): { key: string | null; value: number | undefined } {
  const usual = VALUE.find((key) => Object.hasOwn(fields, key));
  if (usual !== undefined) return { key: usual, value: optionalNumber(fields, usual) };
  if (metric !== null && Object.hasOwn(fields, metric)) return { key: metric, value: optionalNumber(fields, metric) };
  const numbers = Object.keys(fields).filter((key) => typeof fields[key] === 'number' && !NOT_A_VALUE.test(key));
  const [only] = numbers;
  if (numbers.length !== 1 || only === undefined) return { key: null, value: undefined };
  return { key: only, value: optionalNumber(fields, only) };
}

/** The list itself, or the one that an object holds, also one level further down. */
export function listIn(payload: unknown): readonly unknown[] | null {
  const list = Array.isArray(payload) ? (payload as unknown[]) : isFields(payload) ? nestedList(payload, 2) : null;
  if (list !== null && list.length > LONGEST_LIST)
    throw new Unreadable(`the list has more than ${LONGEST_LIST} entries`);
  return list;
}

function nestedList(fields: Fields, depth: number): readonly unknown[] | null {
  for (const key of LISTS) {
    const value = firstOf(fields, [key]);
    if (Array.isArray(value)) return value as unknown[];
    if (depth > 1 && isFields(value)) {
      const deeper = nestedList(value, depth - 1);
      if (deeper) return deeper;
    }
  }
  return null;
}

/** A contest or a team that has a board of its own. */
function scopeIn(fields: Fields): string | null {
  const scope = optionalId(fields, 'scope');
  if (scope !== undefined) return scope;
  const contest = optionalId(fields, 'contestId', 'contest_id');
  if (contest !== undefined) return `contest-${contest}`;
  const team = optionalId(fields, 'teamId', 'team_id');
  return team === undefined ? null : `team-${team}`;
}

function currencyIn(fields: Fields): string | undefined {
  const currency = firstOf(fields, ['currency']);
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : undefined;
}

/** Runs `read` on each item; what cannot be read is a reason in the list that is returned. */
function eachReadable(items: readonly unknown[], read: (item: unknown) => void): string[] {
  const reasons: string[] = [];
  for (const item of items) {
    try {
      read(item);
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause;
      reasons.push(cause.message);
    }
  }
  return reasons;
}
