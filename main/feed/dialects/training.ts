import type { DomainEvent } from '#core/domain/events';
import { phrase } from '#core/domain/notices';
import type { DecodeContext } from './dialect';
import {
  Unreadable,
  factsOf,
  fieldsOf,
  firstOf,
  isFields,
  leniently,
  optionalName,
  optionalNumber,
  optionalText,
  requiredId,
  type Fields,
} from './fields';
import { activity, notify, personIn, personalCelebration, rarityIn } from './moments';

/** Points, levels and streaks of people who learn; shared by the dialects. */

/** The boards that training points and days in a row are ranked on. */
export const XP_METRIC = 'xp';
const STREAK_METRIC = 'streak';
/** All points that somebody has. */
export const XP_TOTAL = ['newTotal', 'totalXp', 'totalXP', 'xpTotal', 'total'];
const STREAK = ['currentStreak', 'streak', 'days'];
/** Every so many levels a new level is a bigger moment. */
const ROUND_LEVELS = 10;
/** What a level has brought, as the family's document has it (003-leaderboard.md): lists of names. */
const REWARDS = ['badges', 'unlocks'];
/** More would not be read while a celebration lasts. */
const MOST_REWARDS = 4;

export function levelUp(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const id = requiredId(fields, 'userId', 'user_id', 'id');
  const level = optionalNumber(fields, 'newLevel', 'level');
  if (level === undefined) throw new Unreadable('"newLevel" is missing');
  const facts = factsOf(fields, id);
  const body = { phrase: phrase('level-reached', facts.name ?? id, { amount: level }) };
  return [
    notify('level', fields, nowMs, { tone: 'achievement', weight: 'normal', entryId: id, body }),
    ...xpTotal(facts, fields, nowMs),
  ];
}

export function levelCelebration(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const level = optionalNumber(fields, 'newLevel', 'level');
  if (level === undefined) throw new Unreadable('"newLevel" is missing');
  const rarity = rarityIn(fields, level % ROUND_LEVELS === 0 ? 'epic' : 'rare');
  const { id } = personIn(fields);
  return [
    personalCelebration('level', { detail: rewardsIn(fields), ...fields }, nowMs, 'level', rarity, `Level ${level}`),
    ...(id === null ? [] : xpTotal(factsOf(fields, id), fields, nowMs)),
  ];
}

function rewardsIn(fields: Fields): string | undefined {
  const rewards = firstOf(fields, ['rewards']);
  if (!isFields(rewards)) return undefined;
  const names = REWARDS.flatMap((key) => firstOf(rewards, [key]) ?? [])
    .flatMap((name) => leniently(() => optionalName({ name }, 'name')) ?? [])
    .slice(0, MOST_REWARDS);
  return names.length === 0 ? undefined : names.join(', ');
}

export function streakMilestone(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const days = optionalNumber(fields, ...STREAK, 'milestone');
  const title = days === undefined ? undefined : `${days}-day streak`;
  return [
    personalCelebration('streak', fields, nowMs, 'streak', rarityIn(fields, 'rare'), title),
    ...streakValue(fields, ['currentStreak'], nowMs),
  ];
}

export function streakUpdate(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  return [...activity('streak', payload, nowMs, STREAK), ...streakValue(fieldsOf(payload), STREAK, nowMs)];
}

/** How many days in a row somebody is at it now, on the board of streaks. */
export function streakValue(fields: Fields, keys: readonly string[], atMs: number): DomainEvent[] {
  const { id } = personIn(fields);
  const value = optionalNumber(fields, ...keys);
  if (id === null || value === undefined) return [];
  const values = [{ ...factsOf(fields, id), value }];
  return [{ kind: 'values', metric: STREAK_METRIC, scope: null, values, atMs }];
}

export function xpGained(payload: unknown, { nowMs }: DecodeContext): DomainEvent[] {
  const fields = fieldsOf(payload);
  const id = requiredId(fields, 'userId', 'user_id', 'id');
  const amount = optionalNumber(fields, 'amount', 'xp');
  if (amount === undefined && firstOf(fields, XP_TOTAL) === undefined) throw new Unreadable('"amount" is missing');
  const facts = factsOf(fields, id);
  const subject = optionalText(fields, 'source') ?? null;
  const body = { phrase: phrase('xp-gained', facts.name ?? id, { amount: amount ?? null, subject }) };
  return [
    notify('xp', fields, nowMs, { tone: 'info', weight: 'low', entryId: id, body }),
    ...xpTotal(facts, fields, nowMs),
  ];
}

function xpTotal(facts: ReturnType<typeof factsOf>, fields: Fields, nowMs: number): DomainEvent[] {
  const total = optionalNumber(fields, ...XP_TOTAL);
  if (total === undefined) return [];
  return [{ kind: 'values', metric: XP_METRIC, scope: null, values: [{ ...facts, value: total }], atMs: nowMs }];
}
