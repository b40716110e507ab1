import { expression, type Effort, type Expression } from '#core/config/expression';
import type { MappingRule } from '#core/config/mapping';
import type { RuleKind } from '#core/config/rule-kinds';
import type { CelebrationKind } from '#core/domain/celebrations';
import type { DomainEvent, ValuesEvent } from '#core/domain/events';
import type { NoticeTone, NoticeWeight } from '#core/domain/notices';
import { factsOf, optionalId, optionalNumber, requiredId, requiredText, Unreadable, type Fields } from '../fields';
import { notify, personalCelebration, rarityIn } from '../moments';
import { readBoards, readMoves, type Read } from '../rankings';

export const EFFORT = Symbol('effort');

/** What the expressions of a rule are evaluated on. */
export interface Scope {
  readonly event: string;
  readonly channel: string;
  readonly data: unknown;
  /** One element of the list that the rule goes through. */
  readonly item: unknown;
  /** Under a key that no expression can name. */
  readonly [EFFORT]: Effort;
}

/** A rule as it runs. */
export interface CompiledRule {
  /** Throws Unreadable when its condition does not fit the message. */
  applies(scope: Scope): boolean;
  /** Throws Unreadable, or gives reasons, for what cannot be read. */
  read(scope: Scope, nowMs: number): Read;
}

/** Fields of a mapping under the names by which all dialects read them. */
const READ_AS: Readonly<Record<string, string>> = {
  id: 'userId',
  name: 'userName',
  rank: 'newRank',
  time: 'timestamp',
};
/** Of the board, not of each entry. */
const BOARD_FIELDS: ReadonlySet<string> = new Set(['metric', 'title', 'currency']);

const CELEBRATION_KINDS: readonly CelebrationKind[] = [
  'rank',
  'milestone',
  'streak',
  'contest',
  'level',
  'achievement',
  'team-goal',
];
const TONES: readonly NoticeTone[] = ['info', 'success', 'warning', 'error', 'achievement', 'move', 'announcement'];
const WEIGHTS: ReadonlyMap<unknown, NoticeWeight> = new Map([
  ['low', 'low'],
  ['normal', 'normal'],
  ['medium', 'normal'],
  ['high', 'high'],
]);

/** Throws RangeError for an expression that the configuration's schema would not have let through. */
export function compileRule(rule: MappingRule): CompiledRule {
  const when = rule.when === undefined ? null : compiled(rule.when);
  const each = rule.each === undefined ? null : compiled(rule.each);
  const set = Object.entries(rule.set).map(([key, text]) => ({ key, expression: compiled(text) }));
  return {
    applies: (scope) => when === null || isTrue(valueOf(when, scope)),
    read: (scope, nowMs) => explained(rule.set, () => READERS[rule.as]({ scope, each, set, nowMs })),
  };
}

function compiled(text: string): Expression {
  const result = expression(text);
  if (!result.ok) throw new RangeError(`${text} is no expression: ${result.error}`);
  return result.value;
}

function valueOf(one: Expression, scope: Scope): unknown {
  const result = one.evaluate(scope, scope[EFFORT]);
  if (!result.ok) throw new Unreadable(`"${one.text}" does not fit: ${result.error}`);
  return result.value;
}

interface Reading {
  readonly scope: Scope;
  readonly each: Expression | null;
  readonly set: readonly { readonly key: string; readonly expression: Expression }[];
  readonly nowMs: number;
}

const READERS: Readonly<Record<RuleKind, (reading: Reading) => Read>> = {
  board: (reading) => {
    const header = fieldsIn(reading, reading.scope, (key) => BOARD_FIELDS.has(key));
    const rankings = itemsOf(reading).map((scope) => fieldsIn(reading, scope, (key) => !BOARD_FIELDS.has(key)));
    return readBoards({ ...header, rankings }, reading.nowMs);
  },
  moves: (reading) => readMoves(entriesOf(reading), reading.nowMs),
  values: (reading) => eachEntry(reading, (fields) => [valueEvent(fields, reading.nowMs)]),
  celebration: (reading) => eachEntry(reading, (fields) => [celebrationIn(fields, reading.nowMs)]),
  notice: (reading) =>
    eachEntry(reading, (fields) => [
      noticeIn('custom', fields, WEIGHTS.get(fields['priority']) ?? 'normal', reading.nowMs),
    ]),
  activity: (reading) => eachEntry(reading, (fields) => [noticeIn('activity', fields, 'low', reading.nowMs)]),
  private: () => ({ events: [{ kind: 'private', topic: 'conversation' }], rejections: [] }),
};

function valueEvent(fields: Fields, nowMs: number): ValuesEvent {
  const facts = factsOf(fields, requiredId(fields, 'userId'));
  const value = optionalNumber(fields, 'value');
  if (value === undefined) throw new Unreadable('"value" is missing');
  const metric = optionalId(fields, 'metric') ?? null;
  return { kind: 'values', metric, scope: null, values: [{ ...facts, value }], atMs: nowMs };
}

function celebrationIn(fields: Fields, nowMs: number): DomainEvent {
  const kind = CELEBRATION_KINDS.find((known) => known === fields['kind']) ?? 'achievement';
  const described = fields['detail'] === undefined ? fields : { ...fields, description: fields['detail'] };
  return personalCelebration('custom', described, nowMs, kind, rarityIn(fields, 'rare'));
}

function noticeIn(what: string, fields: Fields, weight: NoticeWeight, nowMs: number): DomainEvent {
  const tone = TONES.find((known) => known === fields['tone']) ?? 'info';
  const entryId = optionalId(fields, 'userId') ?? null;
  return notify(what, fields, nowMs, { tone, weight, entryId, body: { text: requiredText(fields, 'text') } });
}

/** What the rule is about: each element of its list, or the message. */
function itemsOf({ scope, each }: Reading): readonly Scope[] {
  if (each === null) return [{ ...scope, item: scope.data }];
  const items = valueOf(each, scope);
  if (items === null || items === undefined) throw new Unreadable(`"each" (${each.text}) finds nothing`);
  if (!Array.isArray(items)) throw new Unreadable(`"each" (${each.text}) is not a list`);
  return items.map((item: unknown) => ({ ...scope, item }));
}

function entriesOf(reading: Reading): Fields[] {
  return itemsOf(reading).map((scope) => fieldsIn(reading, scope, () => true));
}

function eachEntry(reading: Reading, read: (fields: Fields) => readonly DomainEvent[]): Read {
  const made: Read = { events: [], rejections: [] };
  for (const fields of entriesOf(reading)) {
    try {
      for (const event of read(fields)) made.events.push(event);
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause;
      made.rejections.push(cause.message);
    }
  }
  return made;
}

function fieldsIn({ set }: Reading, scope: Scope, wanted: (key: string) => boolean): Fields {
  const found: Record<string, unknown> = {};
  for (const { key, expression: one } of set) {
    if (!wanted(key)) continue;
    const value = valueOf(one, scope);
    if (value !== null && value !== undefined) found[READ_AS[key] ?? key] = value;
  }
  return found;
}

/** As in JMESPath: false, null and what is empty are not true. */
function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== false && value !== null && value !== undefined && value !== '';
}

/** Puts the admin's own words into a reason: which field of the rule it is about, and its expression. */
function explained(set: Readonly<Record<string, string>>, read: () => Read): Read {
  const named = (reason: string): string => {
    for (const [key, text] of Object.entries(set)) {
      const readAs = READ_AS[key] ?? key;
      if (reason.startsWith(`"${readAs}"`)) return `"${key}"${reason.slice(readAs.length + 2)} (${text})`;
    }
    return reason;
  };
  try {
    const { events, rejections } = read();
    return { events, rejections: rejections.map(named) };
  } catch (cause) {
    if (cause instanceof Unreadable) throw new Unreadable(named(cause.message));
    throw cause;
  }
}
