import type { MovesEvent, Placement } from '#core/domain/events';
import { isRank, isTidyId, isTidyName } from './fields';

/** What may stand in a RankingUpdate, as its document names it; and names under which something else may stand. */
type PlainFields = Readonly<Partial<Record<PlainName, unknown>>>;
type PlainName =
  | ('userId' | 'userName' | 'teamName' | 'metric' | 'newRank' | 'previousRank' | 'value')
  | ('rankings' | 'entries' | 'leaderboard' | 'data' | 'updates' | 'users' | 'items')
  | ('metricId' | 'previous_rank' | 'oldRank' | 'name' | 'displayName' | 'fullName' | 'username')
  | ('team' | 'department' | 'location' | 'city' | 'role' | 'avatarUrl' | 'avatar' | 'photo' | 'image')
  | ('target' | 'quota');

/**
 * By far the most messages are one RankingUpdate as the document has it, with nothing wrong. Those are read here, which
 * takes a tenth of the time; for everything else, null: `readMoves` looks at it closely. The result is the same.
 */
export function readPlainMove(payload: unknown, nowMs: number): MovesEvent | null {
  if (!isPlain(payload) || holdsMore(payload)) return null;
  const { userId, newRank, previousRank, value, metric = null } = payload;
  const id = typeof userId === 'number' && Number.isFinite(userId) ? String(userId) : userId;
  if (typeof id !== 'string' || !isTidyId(id)) return null;
  if (typeof newRank !== 'number' || !isRank(newRank)) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  if (metric !== null && (typeof metric !== 'string' || !isTidyId(metric))) return null;
  const { userName: name, teamName: detail } = payload;
  if (!isTidyNameOrAbsent(name) || !isTidyNameOrAbsent(detail)) return null;
  const placement: { -readonly [key in keyof Placement]: Placement[key] } = { id, value, newRank };
  if (name !== undefined) placement.name = name;
  if (detail !== undefined && detail !== name) placement.detail = detail;
  if (previousRank !== undefined) {
    if (typeof previousRank !== 'number' || !isRank(previousRank)) return null;
    placement.previousRank = previousRank;
  }
  return { kind: 'moves', metric, scope: null, moves: [placement], atMs: nowMs };
}

/** Inherited properties are not fields, so nothing may be inherited but what every object has. */
function isPlain(payload: unknown): payload is PlainFields {
  return typeof payload === 'object' && payload !== null && Object.getPrototypeOf(payload) === Object.prototype;
}

function isTidyNameOrAbsent(name: unknown): name is string | undefined {
  return name === undefined || (typeof name === 'string' && isTidyName(name));
}

/** Lists, pictures, goals, and other names for what is missing. */
function holdsMore(fields: PlainFields): boolean {
  return (
    fields.rankings !== undefined ||
    fields.entries !== undefined ||
    fields.leaderboard !== undefined ||
    fields.data !== undefined ||
    fields.updates !== undefined ||
    fields.users !== undefined ||
    fields.items !== undefined ||
    fields.avatarUrl !== undefined ||
    fields.avatar !== undefined ||
    fields.photo !== undefined ||
    fields.image !== undefined ||
    fields.target !== undefined ||
    fields.quota !== undefined ||
    (fields.metric === undefined ? fields.metricId !== undefined : fields.metric === null) ||
    (fields.previousRank === undefined && (fields.previous_rank !== undefined || fields.oldRank !== undefined)) ||
    (fields.userName === undefined && hasOtherName(fields)) ||
    (fields.teamName === undefined && hasOtherDetail(fields))
  );
}

function hasOtherName({ name, displayName, fullName, username }: PlainFields): boolean {
  return name !== undefined || displayName !== undefined || fullName !== undefined || username !== undefined;
}

function hasOtherDetail({ team, department, location, city, role }: PlainFields): boolean {
  return (
    team !== undefined || department !== undefined || location !== undefined || city !== undefined || role !== undefined
  );
}
