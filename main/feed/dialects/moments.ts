import { createHash } from 'node:crypto';
import { RARITIES, type Celebration, type CelebrationKind, type Rarity } from '#core/domain/celebrations';
import type { DomainEvent } from '#core/domain/events';
import {
  phrase,
  type Notice,
  type NoticeTone,
  type NoticeWeight,
  type Phrase,
  type PhraseId,
} from '#core/domain/notices';
import {
  Unreadable,
  factsOf,
  fieldsOf,
  firstOf,
  leniently,
  optionalId,
  optionalNumber,
  percentFrom,
  optionalText,
  optionalTime,
  type Fields,
} from './fields';

/** Making celebrations and notices of messages, shared by the dialects. */

const PERSON_ID = ['userId', 'user_id', 'participantId'];

/** The name of a picture or its address is not an icon that can be drawn; an emoji is. */
const EMOJI = /^\p{Extended_Pictographic}/u;
const LONGEST_EMOJI = 14;

export interface Person {
  readonly id: string | null;
  readonly name: string | null;
}

export function personIn(fields: Fields): Person {
  const id = optionalId(fields, ...PERSON_ID);
  const { name } = factsOf(fields, id ?? '');
  return { id: id ?? null, name: name ?? id ?? null };
}

export function rarityIn(fields: Fields, otherwise: Rarity): Rarity {
  const word = firstOf(fields, ['rarity']);
  return RARITIES.find((rarity) => rarity === word) ?? otherwise;
}

/**
 * The id of a moment: the backend's own, or one made of who, what and when, so that a moment told twice is shown once.
 * Without a time in the message, the minute of its arrival stands for it.
 *
 * @param says what the wall will say: two different things are two moments
 */
function momentId(what: string, fields: Fields, nowMs: number, says: string): string {
  const own = optionalId(fields, 'messageId', 'message_id', 'eventId');
  if (own !== undefined) return own;
  const who = optionalId(fields, ...PERSON_ID, 'teamId') ?? '';
  // A bare `id` beside the person's own is the moment's, or what was earned, which many may earn; alone it may well be
  // the person's.
  const bare = firstOf(fields, PERSON_ID) === undefined ? undefined : optionalId(fields, 'id');
  if (bare !== undefined) return `${who}/${bare}`;
  const when = timeIn(fields) ?? Math.floor(nowMs / 60_000);
  return `${what}/${who}/${when}/${createHash('sha256').update(says).digest('base64url').slice(0, 16)}`;
}

/** When it happened, in whatever words the backend has for that. */
function timeIn(fields: Fields): number | undefined {
  return optionalTime(fields, 'timestamp', 'createdAt', 'earnedAt', 'at');
}

export function celebrate(
  what: string,
  fields: Fields,
  nowMs: number,
  rest: Pick<Celebration, 'kind' | 'rarity' | 'name' | 'title' | 'detail'> & { readonly entryId: string | null },
): DomainEvent {
  const happenedAtMs = timeIn(fields);
  const icon = leniently(() => optionalText(fields, 'icon', 'badge'));
  return {
    kind: 'celebration',
    celebration: {
      id: momentId(what, fields, nowMs, rest.title),
      icon: icon !== undefined && icon.length <= LONGEST_EMOJI && EMOJI.test(icon) ? icon : null,
      atMs: nowMs,
      ...(happenedAtMs === undefined ? {} : { happenedAtMs }),
      ...rest,
    },
  };
}

export function notify(
  what: string,
  fields: Fields,
  nowMs: number,
  notice: {
    readonly tone: NoticeTone;
    readonly weight: NoticeWeight;
    readonly entryId: string | null;
    readonly body: { readonly text: string } | { readonly phrase: Phrase };
  },
): DomainEvent {
  const id = momentId(what, fields, nowMs, JSON.stringify(notice.body));
  const made: Notice = { id: `${what}:${id}`, atMs: nowMs, ...notice };
  return { kind: 'notice', notice: made };
}

/** The document's achievement types, and how large their moment is when the message does not say. */
export const ACHIEVEMENT_TYPES: ReadonlyMap<unknown, readonly [kind: CelebrationKind, rarity: Rarity]> = new Map([
  ['rank', ['rank', 'epic']],
  ['milestone', ['milestone', 'rare']],
  ['streak', ['streak', 'rare']],
  ['contest', ['contest', 'epic']],
]);

/** A moment of a person or a team; one that names nobody and nothing means nothing. */
export function personalCelebration(
  what: string,
  fields: Fields,
  nowMs: number,
  kind: Celebration['kind'],
  rarity: Celebration['rarity'],
  ownTitle?: string,
): DomainEvent {
  const person = personIn(fields);
  if (person.name === null) throw new Unreadable('"userId" is missing');
  const title = optionalText(fields, 'title', 'achievementName', 'milestoneName') ?? ownTitle;
  if (title === undefined) throw new Unreadable('"title" is missing');
  const detail = optionalText(fields, 'description', 'message', 'detail') ?? null;
  return celebrate(what, fields, nowMs, { kind, rarity, entryId: person.id, name: person.name, title, detail });
}

const IN_PERCENT: ReadonlySet<PhraseId> = new Set(['progress', 'quiz-completed']);

/** Some backends tell shares of one. Whether 1 is all or a hundredth nobody can say, and so the wall does not. */
function percentIn(fields: Fields, keys: readonly string[]): number | null {
  const said = percentFrom(firstOf(fields, keys));
  if (said !== undefined) return said;
  const told = optionalNumber(fields, ...keys);
  if (told === undefined || told === 1) return null;
  return told > 0 && told < 1 ? Math.round(told * 1_000) / 10 : told;
}

/** A line of activity: who did what, with a number where the message has one. */
export function activity(what: PhraseId, payload: unknown, nowMs: number, amounts: readonly string[]): DomainEvent[] {
  const fields = fieldsOf(payload);
  const person = personIn(fields);
  if (person.name === null) throw new Unreadable('"userId" is missing');
  const amount = IN_PERCENT.has(what) ? percentIn(fields, amounts) : (optionalNumber(fields, ...amounts) ?? null);
  const subject = optionalText(fields, 'quizTitle', 'quizName', 'moduleName', 'moduleTitle', 'title') ?? null;
  const body = { phrase: phrase(what, person.name, { amount, subject }) };
  return [notify(what, fields, nowMs, { tone: 'info', weight: 'low', entryId: person.id, body })];
}
