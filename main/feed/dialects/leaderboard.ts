import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import { phrase, type PhraseId } from '#core/domain/notices';
import type { ConnectPlan, DecodeContext, Decoded, Dialect, WireMessage } from './dialect';
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
  optionalText,
  optionalTime,
  requiredId,
  requiredText,
  type Fields,
} from './fields';
import { ACHIEVEMENT_TYPES, activity, celebrate, notify, personIn, personalCelebration, rarityIn } from './moments';
import { listIn, readBoards, readMoves, readPlacement, type Read } from './rankings';

/** Namespaces of the family (wire.md, `leaderboard`). Without the first there is no board; the others may be missing. */
const LEADERBOARD = '/leaderboard';
const TRAINING = '/training';
const FIELD = '/field';
const MAIN = '/';

/** The board that training points are ranked on. */
const XP_METRIC = 'xp';
const CONTEST_METRIC = 'score';
/** Every so many levels a new level is a bigger moment. */
const ROUND_LEVELS = 10;

type Handler = (payload: unknown, context: DecodeContext) => readonly DomainEvent[] | Read;

export const leaderboardDialect: Dialect = {
  id: 'leaderboard',
  transport: 'socket-io',

  connect(config: SourceConfig): ConnectPlan {
    const { tvDisplay, team, contest, user, session, module } = config.join;
    const room = (channel: string, event: string, id: string | undefined) =>
      id === undefined ? [] : [{ channel, event, args: [id] }];
    return {
      channels: [
        { name: LEADERBOARD, required: true },
        { name: TRAINING, required: false },
        { name: FIELD, required: false },
        { name: MAIN, required: false },
      ],
      joins: [
        ...(tvDisplay ? [{ channel: LEADERBOARD, event: 'join:tv-display', args: [] }] : []),
        ...room(LEADERBOARD, 'join:team', team),
        ...room(LEADERBOARD, 'join:contest', contest),
        ...room(LEADERBOARD, 'join:user', user),
        ...room(TRAINING, 'join:user', user),
        ...room(TRAINING, 'join:session', session),
        ...room(TRAINING, 'join:module', module),
      ],
    };
  },

  decode(message: WireMessage, context: DecodeContext): Decoded {
    const [payload] = message.args;
    if (message.event === 'error') return { kind: 'refused-room', message: refusalText(payload) };
    const handler = handlerOf(message);
    return handler === null ? { kind: 'unknown' } : understood(handler, payload, context);
  },

  decodeSnapshot(body: unknown, context: DecodeContext): Decoded {
    return understood((payload) => readBoards(payload, context.nowMs), body, context);
  },
};

function understood(handler: Handler, payload: unknown, context: DecodeContext): Decoded {
  try {
    const read = handler(payload, context);
    return 'rejections' in read
      ? { kind: 'understood', ...read }
      : { kind: 'understood', events: read, rejections: [] };
  } catch (cause) {
    if (cause instanceof Unreadable) return { kind: 'understood', events: [], rejections: [cause.message] };
    throw cause;
  }
}

function handlerOf({ channel, event }: WireMessage): Handler | null {
  switch (channel) {
    case LEADERBOARD:
      return ON_LEADERBOARD.get(event) ?? (event.startsWith('team:') ? teamEvent : null);
    case TRAINING:
      return ON_TRAINING.get(event) ?? null;
    case FIELD:
      return () => [{ kind: 'private', topic: 'conversation' }];
    default:
      return event.length <= 100 ? globalNotification : null;
  }
}

const ON_LEADERBOARD: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['rankings:update', (payload, { nowMs }) => readMoves(payload, nowMs)],
  ['leaderboard:refresh', (payload, { nowMs }) => readBoards(payload, nowMs)],
  ['rank:changed', rankChanged],
  ['contest:new-entry', (payload, context) => contestEntry('contest-entry', payload, context)],
  ['contest:entry-update', (payload, context) => contestEntry('contest-value', payload, context)],
  ['achievement:earned', achievementNotice],
  ['achievement:celebration', achievementCelebration],
  ['tv:update', tvUpdate],
]);

const ON_TRAINING: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['xp:gained', xpGained],
  ['level:up', levelUp],
  ['level:celebration', levelCelebration],
  ['streak:update', (payload, { nowMs }) => activity('streak', payload, nowMs, ['currentStreak', 'streak', 'days'])],
  ['streak:milestone', streakMilestone],
  ['achievement:unlocked', achievementNotice],
  ['achievement:showcase', achievementCelebration],
  ['quiz:completed', (payload, { nowMs }) => activity('quiz-completed', payload, nowMs, ['score', 'percentage'])],
  ['progress:update', (payload, { nowMs }) => activity('progress', payload, nowMs, ['progress', 'percentage'])],
  ['roleplay:response', () => [{ kind: 'private', topic: 'conversation' }]],
  ['roleplay:typing', () => [{ kind: 'private', topic: 'conversation' }]],
]);

function rankChanged(payload: unknown, { nowMs }: DecodeContext): Read {
  const read = readMoves(payload, nowMs);
  const fields = fieldsOf(payload);
  const { placement } = readPlacement(fields);
  const name = placement.name ?? placement.id;
  const body = { phrase: phrase('rank-reached', name, { amount: placement.newRank }) };
  read.events.push(notify('rank', fields, nowMs, { tone: 'move', weight: 'normal', entryId: placement.id, body }));
  return read;
}

function contestEntry(what: PhraseId, payload: unknown, { config, nowMs }: DecodeContext): DomainEvent[] {
  const outer = fieldsOf(payload);
  const inner = firstOf(outer, ['entry']);
  const fields: Fields = isFields(inner) ? { ...outer, ...inner } : outer;
  const contestId = optionalId(outer, 'contestId', 'contest_id') ?? config.join.contest;
  if (contestId === undefined) throw new Unreadable('"contestId" is missing');
  const id = requiredId(fields, 'userId', 'user_id', 'participantId', 'teamId');
  const facts = factsOf(fields, id);
  const rank = optionalRank(fields, 'newRank', 'rank', 'position');
  const value = optionalNumber(fields, 'value', 'score', 'points', 'amount', 'total');
  const board = { metric: optionalId(fields, 'metric') ?? CONTEST_METRIC, scope: `contest-${contestId}`, atMs: nowMs };
  const events: DomainEvent[] = contestFacts(outer, contestId);
  if (rank !== undefined) {
    const placement = { ...facts, newRank: rank, ...(value === undefined ? {} : { value }) };
    events.push({ kind: 'moves', ...board, moves: [placement] });
  } else {
    events.push({ kind: 'values', ...board, values: [{ ...facts, value: value ?? 0 }] });
  }
  const subject = contestTitle(outer) ?? null;
  const body = { phrase: phrase(what, facts.name ?? id, { amount: value ?? null, subject }) };
  events.push(notify(what, fields, nowMs, { tone: 'info', weight: 'low', entryId: id, body }));
  return events;
}

function contestFacts(fields: Fields, id: string): DomainEvent[] {
  const title = contestTitle(fields);
  const endsAtMs = optionalTime(fields, 'endsAt', 'deadline', 'endDate', 'endTime');
  if (title === undefined && endsAtMs === undefined) return [];
  return [{ kind: 'contest', contest: { id, title: title ?? '', endsAtMs: endsAtMs ?? null } }];
}

const contestTitle = (fields: Fields): string | undefined => optionalName(fields, 'contestName', 'contestTitle');

function achievementNotice(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = withAchievement(payload);
  const person = personIn(fields);
  const title = requiredText(fields, 'title', 'name', 'achievementName');
  const body =
    person.name === null ? { text: title } : { phrase: phrase('achievement', person.name, { subject: title }) };
  return [notify('achievement', fields, nowMs, { tone: 'achievement', weight: 'normal', entryId: person.id, body })];
}

function achievementCelebration(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = withAchievement(payload);
  const type = firstOf(fields, ['achievementType', 'type']);
  const [kind, rarity] = (typeof type === 'string' && ACHIEVEMENT_TYPES[type]) || (['achievement', 'rare'] as const);
  return [personalCelebration('celebration', fields, nowMs, kind, rarityIn(fields, rarity))];
}

function levelUp(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const id = requiredId(fields, 'userId', 'user_id', 'id');
  const level = optionalNumber(fields, 'newLevel', 'level');
  if (level === undefined) throw new Unreadable('"newLevel" is missing');
  const facts = factsOf(fields, id);
  const body = { phrase: phrase('level-reached', facts.name ?? id, { amount: level }) };
  return [
    notify('level', fields, nowMs, { tone: 'achievement', weight: 'normal', entryId: id, body }),
    ...xpTotal(facts, optionalNumber(fields, 'totalXP', 'totalXp'), nowMs),
  ];
}

function levelCelebration(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const level = optionalNumber(fields, 'newLevel', 'level');
  if (level === undefined) throw new Unreadable('"newLevel" is missing');
  const rarity = rarityIn(fields, level % ROUND_LEVELS === 0 ? 'epic' : 'rare');
  return [personalCelebration('level', fields, nowMs, 'level', rarity, `Level ${level}`)];
}

function streakMilestone(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const days = optionalNumber(fields, 'currentStreak', 'streak', 'days', 'milestone');
  return [
    personalCelebration(
      'streak',
      fields,
      nowMs,
      'streak',
      rarityIn(fields, 'rare'),
      days === undefined ? undefined : `${days}-day streak`,
    ),
  ];
}

function teamEvent(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const name = optionalName(fields, 'teamName', 'team', 'name') ?? optionalId(fields, 'teamId');
  const title = optionalText(fields, 'title', 'goalName', 'goal', 'message');
  if (name === undefined) throw new Unreadable('"teamName" is missing');
  const detail = optionalText(fields, 'description', 'message') ?? null;
  return [
    celebrate('team', fields, nowMs, {
      kind: 'team-goal',
      rarity: rarityIn(fields, 'epic'),
      entryId: null,
      name,
      title: title ?? 'Goal reached',
      detail: detail === title ? null : detail,
    }),
  ];
}

function xpGained(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const id = requiredId(fields, 'userId', 'user_id', 'id');
  const amount = optionalNumber(fields, 'amount', 'xp');
  const total = optionalNumber(fields, 'newTotal', 'totalXP', 'total');
  if (amount === undefined && total === undefined) throw new Unreadable('"amount" is missing');
  const facts = factsOf(fields, id);
  const subject = optionalText(fields, 'source') ?? null;
  const body = { phrase: phrase('xp-gained', facts.name ?? id, { amount: amount ?? null, subject }) };
  return [
    notify('xp', fields, nowMs, { tone: 'info', weight: 'low', entryId: id, body }),
    ...xpTotal(facts, total, nowMs),
  ];
}

function xpTotal(facts: ReturnType<typeof factsOf>, total: number | undefined, nowMs: number): DomainEvent[] {
  if (total === undefined) return [];
  return [{ kind: 'values', metric: XP_METRIC, scope: null, values: [{ ...facts, value: total }], atMs: nowMs }];
}

/** For displays: a message, a scene, a snapshot or moves; whichever of those it carries, also inside `data`. */
function tvUpdate(payload: unknown, { nowMs }: DecodeContext): Read {
  const read: Read = { events: [], rejections: [] };
  const outer =
    typeof payload === 'string'
      ? { message: payload }
      : Array.isArray(payload)
        ? { data: payload as unknown[] }
        : fieldsOf(payload);
  const inner = firstOf(outer, ['data', 'payload']);
  const fields: Fields = isFields(inner) ? { ...outer, ...inner } : outer;

  const scene = optionalId(fields, 'scene', 'view', 'screen');
  if (scene !== undefined) {
    const seconds = optionalNumber(fields, 'durationSeconds', 'duration');
    read.events.push({ kind: 'scene', scene, durationMs: seconds === undefined ? null : Math.max(1, seconds) * 1000 });
  }
  const text = optionalText(fields, 'message', 'text', 'announcement');
  if (text !== undefined) {
    read.events.push(
      notify('tv', outer, nowMs, { tone: 'announcement', weight: 'high', entryId: null, body: { text } }),
    );
  }
  const list = listIn(outer);
  const moved = (item: unknown): boolean =>
    isFields(item) && (Object.hasOwn(item, 'newRank') || Object.hasOwn(item, 'new_rank'));
  if (list !== null || moved(fields)) {
    const moves = list === null || (list.length > 0 && list.every(moved));
    const board = moves ? readMoves(list ?? fields, nowMs) : readBoards(outer, nowMs);
    read.events.push(...board.events);
    read.rejections.push(...board.rejections);
  }
  if (read.events.length === 0 && read.rejections.length === 0) {
    throw new Unreadable('it carries nothing that a wall can show');
  }
  return read;
}

/** On `/` everything is a notification, if it has words. */
function globalNotification(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = typeof payload === 'string' ? { message: payload } : fieldsOf(payload);
  const title = optionalText(fields, 'title');
  const message = optionalText(fields, 'message', 'text', 'body');
  if (title === undefined && message === undefined) throw new Unreadable('"message" is missing');
  const text = title !== undefined && message !== undefined ? `${title}: ${message}` : (title ?? message ?? '');
  return [notify('global', fields, nowMs, { tone: 'info', weight: 'normal', entryId: null, body: { text } })];
}

/** Some backends wrap what was earned in `achievement`. */
function withAchievement(payload: unknown): Fields {
  const outer = fieldsOf(payload);
  const inner = firstOf(outer, ['achievement']);
  return isFields(inner) ? { ...inner, ...outer } : outer;
}

function refusalText(payload: unknown): string {
  try {
    const fields = typeof payload === 'string' ? { message: payload } : fieldsOf(payload);
    return optionalText(fields, 'message') ?? 'no reason given';
  } catch {
    return 'no reason given';
  }
}
