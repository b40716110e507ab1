import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import type { DecodeContext } from './dialect';
import { camel, readableItems } from './envelope';
import { Unreadable, firstOf, isFields, leniently, optionalId, type Fields } from './fields';
import type { Handler } from './handler';
import { readPlainUpdate } from './plain-update';
import { eachReadable, listIn, readBoards, readMoves, type Read } from './rankings';

/** Boards as the WebSocket families tell them: whole, or what has changed since. */

const XP_METRIC = 'xp';
const XP = ['xp', 'totalXp', 'totalXP', 'xpTotal', 'experience'];
const VALUE = ['value', 'score', 'points', 'total', 'amount', 'metricValue'];
const ID = ['userId', 'id', 'participantId', 'entryId', 'teamId', 'uid'];
const NAME = ['userName', 'username', 'displayName', 'name', 'fullName'];
/** Lists under these names hold what has changed. */
const CHANGES = ['updates', 'changes', 'moves', 'deltas'];
const PARTIAL: ReadonlySet<unknown> = new Set(['incremental', 'partial', 'delta', 'update', 'diff']);
const WHOLE: ReadonlySet<unknown> = new Set(['full', 'whole', 'snapshot', 'complete', 'refresh']);
/** More boards than this in one answer is an accident. */
const MOST_BOARDS = 100;
const USUAL_BOARD = 'global';

/** The leaderboard that the source is connected to: its main board. */
export const boardOf = ({ join }: SourceConfig): string => join.leaderboard ?? USUAL_BOARD;

export const leaderboardUpdate: Handler = (payload, context) => {
  const plain = readPlainUpdate(payload, context);
  return plain === null ? readUpdate(payload, context) : [plain];
};

export function readUpdate(payload: unknown, context: DecodeContext): Read {
  const outer: Fields = Array.isArray(payload) ? { entries: payload as unknown[] } : asFields(payload);
  const nested = firstOf(outer, ['leaderboard', 'board']);
  const fields: Fields = isFields(nested)
    ? { ...outer, ...camel(nested), leaderboard: undefined, board: undefined }
    : outer;
  const changes = CHANGES.map((key) => firstOf(fields, [key])).find((list) => Array.isArray(list));
  const list = changes ?? listIn(fields)?.list ?? null;
  const items = readableItems(list === null ? [ownEntry(fields)] : (list as readonly unknown[]));
  const read = isPartial(fields, items, list === null || changes !== undefined)
    ? readMoves(withMetric(items, metricIn(fields, items)), context.nowMs)
    : readBoards(whole(fields, items), context.nowMs);
  return withScopeAndHighlight(read, fields, items, context);
}

/** Somebody's change of place, on the same board. */
export const positionChange: Handler = (payload, context) => leaderboardUpdate(asFields(payload), context);

/** What a snapshot address answers: a board, or several under `boards`. */
export const boardSnapshot: Handler = (payload, context) => eachBoard(payload, (board) => readOne(board, context));

/** A board, and those that stand beside it under `boards`. */
export function eachBoard(payload: unknown, read: (board: unknown) => Read): Read {
  const others = isFields(payload) ? firstOf(payload, ['boards', 'leaderboards']) : undefined;
  if (!Array.isArray(others)) return read(payload);
  if (others.length > MOST_BOARDS) throw new Unreadable(`there are more than ${MOST_BOARDS} boards`);
  const boards: unknown[] = listIn(payload) === null ? others : [payload, ...(others as unknown[])];
  const all: Read = { events: [], rejections: [] };
  const reasons = eachReadable(boards, (board) => {
    const { events, rejections } = read(board);
    all.events.push(...events);
    all.rejections.push(...rejections);
  });
  all.rejections.push(...reasons);
  return all;
}

function readOne(payload: unknown, context: DecodeContext): Read {
  const found = listIn(payload);
  if (found === null) throw new Unreadable('the message holds no list of entries');
  const items = readableItems(found.list);
  const fields = camel(found.header);
  return withScopeAndHighlight(readBoards(whole(fields, items), context.nowMs), fields, items, context);
}

function asFields(payload: unknown): Fields {
  if (!isFields(payload)) throw new Unreadable('the message is not an object');
  return payload;
}

function ownEntry(fields: Fields): Fields {
  const entry = firstOf(fields, ['entry', 'change']);
  return isFields(entry) ? { ...fields, ...camel(entry) } : fields;
}

function isPartial(fields: Fields, items: readonly unknown[], fromChanges: boolean): boolean {
  const mode = firstOf(fields, ['mode', 'updateType', 'kind', 'action', 'type']);
  if (firstOf(fields, ['incremental', 'isIncremental', 'partial']) === true || PARTIAL.has(mode)) return true;
  if (WHOLE.has(mode) || firstOf(fields, ['incremental']) === false) return false;
  return fromChanges || (items.length > 0 && items.every((item) => isFields(item) && Object.hasOwn(item, 'newRank')));
}

/** Points of experience are a value as good as any, and a name that is all there is tells people apart. */
function withMetric(items: readonly unknown[], metric: string | null): readonly unknown[] {
  return items.map((item) => {
    if (!isFields(item)) return item;
    const own = firstOf(item, VALUE) === undefined ? firstOf(item, XP) : undefined;
    const id = firstOf(item, ID) === undefined ? firstOf(item, NAME) : undefined;
    return {
      ...(metric === null ? {} : { metric }),
      ...(id === undefined ? {} : { userId: id }),
      ...item,
      ...(own === undefined ? {} : { value: own }),
    };
  });
}

function whole(fields: Fields, items: readonly unknown[]): Fields {
  const metric = metricIn(fields, items);
  const title = firstOf(fields, ['title', 'boardTitle', 'leaderboardName', 'name']);
  const header = { title, currency: firstOf(fields, ['currency']), ...(metric === null ? {} : { metric }) };
  return { ...header, ...scopeOf(fields), entries: withMetric(items, metric) };
}

/** A contest or a team has a board of its own. */
function scopeOf(fields: Fields): Fields {
  const keys = ['scope', 'contestId', 'teamId'].filter((key) => Object.hasOwn(fields, key));
  return Object.fromEntries(keys.map((key) => [key, fields[key]]));
}

function metricIn(fields: Fields, items: readonly unknown[]): string | null {
  const told = optionalId(fields, 'metric', 'metricId');
  if (told !== undefined) return told;
  const isXp = items.some(
    (item) => isFields(item) && firstOf(item, VALUE) === undefined && firstOf(item, XP) !== undefined,
  );
  return isXp ? XP_METRIC : null;
}

function withScopeAndHighlight(
  { events, rejections }: Read,
  fields: Fields,
  items: readonly unknown[],
  { config }: DecodeContext,
): Read {
  const id = leniently(() => optionalId(fields, 'leaderboardId'));
  const scope = id === undefined || id === boardOf(config) ? null : id;
  const scoped = events.map((event): DomainEvent => {
    return scope !== null && (event.kind === 'moves' || event.kind === 'snapshot') && event.scope === null
      ? { ...event, scope }
      : event;
  });
  const highlight = scoped.length === 0 ? undefined : highlighted(fields, items, config);
  return {
    events: highlight === undefined ? scoped : [...scoped, { kind: 'highlight', entryId: highlight }],
    rejections,
  };
}

/** The one user that the board is about: as the message says, or as the source is configured. */
function highlighted(fields: Fields, items: readonly unknown[], config: SourceConfig): string | undefined {
  const told = leniently(() =>
    optionalId(fields, 'highlightedUserId', 'highlightUserId', 'currentUserId', 'highlight'),
  );
  if (told !== undefined) return told;
  const marked = items.find(
    (item) => isFields(item) && (item['isCurrentUser'] === true || item['highlighted'] === true),
  );
  return (isFields(marked) ? leniently(() => optionalId(marked, 'userId', 'id')) : undefined) ?? config.join.user;
}
