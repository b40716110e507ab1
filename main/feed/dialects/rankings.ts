import type { DomainEvent, EntryFacts, MovesEvent, Placement, SnapshotEntry, SnapshotEvent } from '#core/domain/events';
import { camel, person } from './envelope';
import {
  Unreadable,
  factsOf,
  fieldsOf,
  firstOf,
  isFields,
  isReserved,
  lenientRank,
  numberFrom,
  optionalId,
  optionalName,
  optionalNumber,
  optionalRank,
  requiredId,
  requiredRank,
  type Fields,
} from './fields';
import { readPlainMove } from './plain-move';

/** Reading of rankings, shared by the dialects: moves, whole boards, and what an entry on either looks like. */

const ENTRY_ID = ['userId', 'user_id', 'id', 'participantId', 'entryId', 'teamId', 'uid'];
const METRIC = ['metric', 'metricId'];
const VALUE = ['value', 'score', 'points', 'total', 'amount', 'metricValue'];
/** Where a person stands, or else what work the person does, and where. */
const PLACE_OR_JOB = ['position', 'place'];
const LISTS = ['rankings', 'entries', 'leaderboard', 'data', 'updates', 'users', 'items'];
/** What the name of a metric looks like when it is the name of a field. */
const METRIC_NAME = /^[a-z][\w.-]{0,59}$/i;
/** More rows than this in one message is an accident. */
const LONGEST_LIST = 10_000;
/** Words in the names of numbers that are not what an entry is ranked by: `rankChange`, `last_updated`, `teamId`. */
const NOT_A_VALUE =
  /^(?:id|uid|ids|rank|position|place|time|timestamp|stamp|at|created|updated|target|quota|level|age|change|delta|trend)$/;
/** The same of digits that are written as text: more of those say which, not how much. */
const NOT_A_FIGURE = /^(?:phone|mobile|tel|telephone|fax|zip|postal|postcode|code|number|no|nr|year|date|version|pin)$/;
const FIGURE = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

export interface Read {
  readonly events: DomainEvent[];
  readonly rejections: string[];
}

/** One RankingUpdate or a list of them. Moves on the same board belong together: they happened at the same time. */
export function readMoves(payload: unknown, nowMs: number): Read {
  const plain = readPlainMove(payload, nowMs);
  if (plain !== null) return { events: [plain], rejections: [] };
  const boards = new Map<string | null, Placement[]>();
  const rejections = eachReadable(updatesIn(payload), (item) => {
    const { metric, placement } = readPlacement(fieldsOf(item));
    addTo(boards, metric, placement);
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

/** One update or a list of them, also inside of something. */
export function updatesIn(payload: unknown): readonly unknown[] {
  const list = listIn(payload)?.list;
  if (list !== undefined) return list;
  const inner = isFields(payload) ? firstOf(payload, ['update', 'ranking', 'data']) : undefined;
  return [isFields(inner) ? inner : payload];
}

/** Without an id or a new rank an update means nothing. */
export function readPlacement(told: Fields): { metric: string | null; placement: Placement } {
  const fields = person(camel(told));
  const id = requiredId(fields, ...ENTRY_ID);
  const newRank = requiredRank(fields, 'newRank', 'new_rank', 'currentRank', 'rank');
  const previousRank = lenientRank(fields, 'previousRank', 'previous_rank', 'oldRank');
  const value = optionalNumber(fields, ...VALUE);
  // JSON makes null of NaN, and somebody who moves has a value.
  if (value === undefined && VALUE.some((key) => fields[key] === null)) throw new Unreadable('"value" is not a number');
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
  const found = listIn(payload);
  if (found === null) throw new Unreadable('the message holds no list of entries');
  const { list, header } = found;
  const scope = scopeIn(header);
  const headerMetric = optionalId(header, ...METRIC) ?? null;
  const title = optionalName(header, 'title', 'boardTitle', 'leaderboardName');
  const currency = currencyIn(header);
  const boards = new Map<string | null, SnapshotEntry[]>();
  if (list.length === 0) boards.set(headerMetric, []);
  const ownKey = onceAsked(() => ownValueKey(list));
  const rejections = eachReadable(list, (item) => {
    const { metric, entry } = readSnapshotEntry(fieldsOf(item), headerMetric, ownKey);
    addTo(boards, metric, entry);
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
  told: Fields,
  headerMetric: string | null,
  ownKey: () => string | null,
): { metric: string | null; entry: SnapshotEntry } {
  const fields = person(camel(told));
  const id = requiredId(fields, ...ENTRY_ID);
  const rank = optionalRank(fields, 'rank', 'newRank', 'currentRank') ?? lenientRank(fields, ...PLACE_OR_JOB);
  const metric = optionalId(fields, 'metric', 'metricId') ?? headerMetric;
  const usual = VALUE.find((key) => Object.hasOwn(fields, key));
  const underMetric = metric !== null && Object.hasOwn(told, metric) ? metric : null;
  const key = usual ?? underMetric ?? ownKey();
  // Whoever has none yet is on the board all the same.
  const value = key === null ? undefined : optionalNumber(told, key);
  const facts: EntryFacts = factsOf(fields, id);
  return {
    metric: metric ?? (usual === undefined ? ownKey() : null),
    entry: {
      ...facts,
      name: facts.name ?? id,
      ...(value === undefined ? {} : { value }),
      ...(rank === undefined ? {} : { rank }),
    },
  };
}

/** Worked out when it is first asked for; most lists need it never. */
function onceAsked<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}

/** The value may stand under a name of the metric's own: the only number that every entry of the list has. */
function ownValueKey(list: readonly unknown[]): string | null {
  return commonKey(list, isNumber) ?? commonKey(list, isFigure);
}

const isNumber = (value: unknown): boolean => typeof value === 'number';

/** Databases give decimals as text. */
const isFigure = (value: unknown, key: string): boolean =>
  typeof value === 'string' &&
  FIGURE.test(value) &&
  numberFrom(value) !== undefined &&
  !wordsOf(key).some((word) => NOT_A_FIGURE.test(word));

function commonKey(list: readonly unknown[], fits: (value: unknown, key: string) => boolean): string | null {
  let common: string[] | null = null;
  for (const item of list) {
    if (!isFields(item)) continue;
    const numbers = Object.keys(item).filter((key) => fits(item[key], key) && mayBeValue(key));
    common = common === null ? numbers : common.filter((key) => numbers.includes(key));
    if (common.length === 0) return null;
  }
  const [only, another] = common ?? [];
  return only === undefined || another !== undefined ? null : only;
}

function mayBeValue(key: string): boolean {
  return METRIC_NAME.test(key) && !isReserved(key) && !wordsOf(key).some((word) => NOT_A_VALUE.test(word));
}

const wordsOf = (key: string): readonly string[] =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);

/** A list, and what the objects around it say of it. */
interface Found {
  readonly list: readonly unknown[];
  readonly header: Fields;
}

/** The list itself, or the one that an object holds, also one level further down. */
export function listIn(payload: unknown): Found | null {
  const found = Array.isArray(payload)
    ? { list: payload as unknown[], header: {} }
    : isFields(payload)
      ? nestedList(payload, 2)
      : null;
  if (found !== null && found.list.length > LONGEST_LIST) {
    throw new Unreadable(`the list has more than ${LONGEST_LIST} entries`);
  }
  return found;
}

function nestedList(fields: Fields, depth: number): Found | null {
  for (const key of LISTS) {
    const value = firstOf(fields, [key]);
    if (Array.isArray(value)) return { list: value as unknown[], header: fields };
    const deeper = depth > 1 && isFields(value) ? nestedList(value, depth - 1) : null;
    if (deeper) return { list: deeper.list, header: { ...fields, ...deeper.header } };
  }
  return null;
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
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
export function eachReadable<T>(items: readonly T[], read: (item: T) => void): string[] {
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
