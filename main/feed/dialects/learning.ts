import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent, EntryFacts } from '#core/domain/events';
import { phrase, type Named, type PhraseId } from '#core/domain/notices';
import { achievementCelebration } from './achievements';
import type { DecodeContext } from './dialect';
import { camel } from './envelope';
import {
  Unreadable,
  factsOf,
  fieldsOf,
  firstOf,
  isFields,
  leniently,
  optionalId,
  optionalName,
  optionalNumber,
  optionalText,
  type Fields,
} from './fields';
import type { Handler } from './handler';
import { activity, notify, personIn } from './moments';
import { levelCelebration, streakMilestone, XP_METRIC, XP_TOTAL, xpGained } from './training';

/**
 * Progress, achievements, points, levels and streaks as the WebSocket families tell them: often without saying whose,
 * because the connection belongs to one person.
 */

const AMOUNT = ['xpAmount', 'xp', 'amount', 'xpEarned', 'points', 'xpReward'];
const SUBJECT = ['taskTitle', 'taskName', 'moduleTitle', 'moduleName', 'title'];

export const LEARNING: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['progress_update', progressed('progress', ['progress', 'percentage'])],
  ['task_completed', progressed('task-completed', AMOUNT)],
  ['module_completed', progressed('module-completed', AMOUNT)],
  ['achievement_unlocked', achievement],
  ['badge_earned', achievement],
  ['xp_awarded', xpAwarded],
  ['level_up', levelUp],
  ['streak_milestone', streak],
]);

/** Whose message it is: as it says, or else the person whose messages the source is configured to get. */
function personal(payload: unknown, config: SourceConfig): Fields {
  const fields = fieldsOf(payload);
  const { user } = config.join;
  return user === undefined || personIn(fields).id !== null ? fields : { ...fields, userId: user };
}

function progressed(what: PhraseId, amounts: readonly string[]): Handler {
  return (payload, { config, nowMs }) => {
    const fields = personal(payload, config);
    const title = leniently(() => optionalText(fields, ...SUBJECT));
    return [...activity(what, { ...fields, quizTitle: title }, nowMs, amounts), ...gained(fields, nowMs)];
  };
}

function xpAwarded(payload: unknown, context: DecodeContext): DomainEvent[] {
  const fields = personal(payload, context.config);
  const amount = optionalNumber(fields, ...AMOUNT);
  const newTotal = optionalNumber(fields, ...XP_TOTAL);
  if (amount === undefined && newTotal === undefined) throw new Unreadable('"xp_amount" is missing');
  const person = personIn(fields);
  if (person.name === null) {
    if (amount === undefined) throw new Unreadable('"userId" is missing');
    return nobodys('xp', fields, `+${amount} XP`, context);
  }
  const source = leniently(() => optionalText(fields, 'source', 'reason', ...SUBJECT));
  const told = { ...fields, userId: person.id ?? person.name, amount, newTotal, source };
  return [...xpGained(told, context), ...(newTotal === undefined ? gained(fields, context.nowMs) : [])];
}

/** What was won by the piece: added up where the backend never tells a total. */
function gained(fields: Fields, nowMs: number): DomainEvent[] {
  const { id, name } = personIn(fields);
  if (id === null) return [];
  const facts: EntryFacts = factsOf({ ...fields, userName: name ?? undefined }, id);
  const board = { metric: XP_METRIC, scope: null, atMs: nowMs };
  const total = optionalNumber(fields, ...XP_TOTAL);
  if (total !== undefined) return [{ kind: 'values', ...board, values: [{ ...facts, value: total }] }];
  const value = optionalNumber(fields, ...AMOUNT);
  return value === undefined || value <= 0 ? [] : [{ kind: 'gains', ...board, gains: [{ ...facts, value }] }];
}

function levelUp(payload: unknown, context: DecodeContext): DomainEvent[] {
  const fields = personal(payload, context.config);
  const level = optionalNumber(fields, 'newLevel', 'level');
  if (level === undefined) throw new Unreadable('"level" is missing');
  const named = { ...fields, newLevel: level, ...unlessSomebodys(fields, `Level ${level}`, 'A new level is reached') };
  // A level tells the total, or nothing: what was won is told by a message of its own.
  return levelCelebration(named, context);
}

function streak(payload: unknown, context: DecodeContext): DomainEvent[] {
  const fields = personal(payload, context.config);
  const nested = firstOf(fields, ['streak']);
  const told: Fields = isFields(nested) ? camel(nested) : fields;
  const milestone = firstOf(told, ['milestone']);
  const named = isFields(milestone) ? milestone : {};
  const current = optionalNumber(told, 'currentStreak', 'streak');
  const days = optionalNumber(named, 'days') ?? current;
  const milestoneName = leniently(() => optionalText(named, 'name')) ?? undefined;
  if (days === undefined && milestoneName === undefined) throw new Unreadable('"streak" is missing');
  const title = milestoneName ?? `${days}-day streak`;
  const moment = {
    ...fields,
    title,
    days,
    currentStreak: current,
    streak: undefined,
    milestone: undefined,
    ...(milestoneName !== undefined && days !== undefined ? { description: `${days} days in a row` } : {}),
    ...unlessSomebodys(fields, title, days === undefined ? 'Still going' : `${days} days in a row`),
  };
  return streakMilestone(moment, context);
}

function achievement(payload: unknown, context: DecodeContext): DomainEvent[] {
  const fields = personal(payload, context.config);
  const nested = firstOf(fields, ['achievement', 'badge']);
  const earned = isFields(nested) ? camel(nested) : fields;
  // Beside an achievement that has no fields of its own, the name is the achievement's.
  const whose: Fields = isFields(nested) ? fields : { ...fields, name: undefined };
  const name = optionalName(earned, 'name', 'title', 'achievementName', 'badgeName');
  if (name === undefined) throw new Unreadable('"name" is missing');
  const reward = leniently(() => optionalNumber(earned, 'xpReward', 'xp'));
  const detail =
    leniently(() => optionalText(earned, 'description')) ?? (reward === undefined ? undefined : `+${reward} XP`);
  const own = leniently(() => optionalId(earned, 'id'));
  const told: Fields = {
    ...(own === undefined ? {} : { messageId: `${personIn(whose).id ?? ''}/${own}` }),
    ...whose,
    achievement: undefined,
    title: name,
    description: detail,
    rarity: firstOf(earned, ['rarity']),
    icon: firstOf(earned, ['icon', 'badge', 'emoji']),
    type: undefined,
    ...unlessSomebodys(whose, name, detail ?? name),
  };
  return achievementCelebration(told, context);
}

/** A moment of nobody in particular is called by what was reached. */
function unlessSomebodys(fields: Fields, name: string, title: string) {
  return personIn(fields).name === null ? { userName: name, title, description: undefined } : {};
}

function nobodys(what: string, fields: Fields, text: string, { nowMs }: DecodeContext): DomainEvent[] {
  return [notify(what, fields, nowMs, { tone: 'info', weight: 'low', entryId: null, body: { text } })];
}

/** A line about one person that names another, or what it is about. */
export function line(
  what: PhraseId,
  fields: Fields,
  { nowMs }: DecodeContext,
  rest: { readonly others?: readonly Named[]; readonly subject?: string | undefined },
): DomainEvent[] {
  const { id, name } = personIn(fields);
  if (name === null) throw new Unreadable('"userId" is missing');
  const body = { phrase: phrase(what, name, { others: rest.others ?? [], subject: rest.subject ?? null }) };
  return [notify(what, fields, nowMs, { tone: 'info', weight: 'low', entryId: id, body })];
}
