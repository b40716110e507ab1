import { LONGEST_IMAGE } from '#core/config/choices';

/**
 * Reading fields of messages that anyone may have sent. Liberal in where a field stands and how it is written (wire.md),
 * strict in what it may hold: whatever is read here is safe to keep, to show and to use as a key.
 */

/** A message that cannot mean anything. Its text is the reason shown in diagnostics; it never repeats a message's text. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

export type Fields = Readonly<Record<string, unknown>>;

const LONGEST_ID = 128;
const LONGEST_NAME = 120;
const LONGEST_TEXT = 500;
const LONGEST_AVATAR = 65_536;
/** What is longer is nobody's name. */
const LONGEST_SHORTENED = 2_000;
/** Letters as people see them. */
const LETTERS = new Intl.Segmenter();
const HIGHEST_RANK = 1_000_000;

const SPACE = 0x20;
const LESS_THAN = 0x3c;

const MARKUP = /<\s*[a-z!/?]/i;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;
const NUMERIC = /^[-+]?\d{1,15}(?:\.\d{1,15})?$/;
const PERCENT = /^([-+]?\d{1,15}(?:\.\d{1,15})?)\s?%$/;
const IMAGE = /^data:image\/(?:png|jpeg|webp|gif|svg\+xml)[;,]/i;
const POISONED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Words that a key must not be, whatever keeps it. */
export const isReserved = (word: string): boolean => POISONED_KEYS.has(word);

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that is as it should be: no control characters, nothing like markup, single spaces, and within. Most are. */
function isTidy(text: string): boolean {
  let before = SPACE;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === SPACE ? before === SPACE : !isLetter(code)) return false;
    before = code;
  }
  return before !== SPACE;
}

/** Of the letters, digits and marks of most languages. What is left out is looked at more closely, no more. */
function isLetter(code: number): boolean {
  if (code < 0x7f) return code > SPACE && code !== LESS_THAN;
  return (code > 0xa0 && code < 0x1680) || (code > 0x3000 && code < 0xfeff);
}

/** An id that may be kept as it is written. */
export function isTidyId(text: string): boolean {
  return text.length <= LONGEST_ID && isTidy(text) && !isReserved(text);
}

/** A name that may be shown as it is written. */
export function isTidyName(text: string): boolean {
  return text.length <= LONGEST_NAME && isTidy(text);
}

export function isRank(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= HIGHEST_RANK;
}

export function fieldsOf(value: unknown): Fields {
  if (!isFields(value)) throw new Unreadable('the message is not an object');
  return value;
}

/**
 * The first of the keys that is there: many servers write what they have not as null. Inherited properties are not
 * fields.
 */
export function firstOf(fields: Fields, keys: readonly string[]): unknown {
  for (const key of keys) {
    const value = fields[key];
    if (value !== undefined && value !== null && Object.hasOwn(fields, key)) return value;
  }
  return undefined;
}

/** Ids may be texts or numbers; they are kept as text. */
export function optionalId(fields: Fields, ...keys: string[]): string | undefined {
  const value = firstOf(fields, keys);
  if (value === undefined) return undefined;
  return idFrom(value, keys[0] ?? 'id');
}

export function requiredId(fields: Fields, ...keys: string[]): string {
  const id = optionalId(fields, ...keys);
  if (id === undefined) throw new Unreadable(`"${keys[0] ?? 'id'}" is missing`);
  return id;
}

function idFrom(value: unknown, key: string): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') throw new Unreadable(`"${key}" is neither a text nor a number`);
  if (isTidyId(value)) return value;
  const id = value.trim();
  if (id === '') throw new Unreadable(`"${key}" is empty`);
  if (id.length > LONGEST_ID) throw new Unreadable(`"${key}" is longer than ${LONGEST_ID} characters`);
  if (isReserved(id)) throw new Unreadable(`"${key}" is a reserved word`);
  if (MARKUP.test(id) || id.replace(CONTROL, '') !== id)
    throw new Unreadable(`"${key}" holds markup or control characters`);
  return id;
}

/** A long one is shortened: it would not fit on a wall anyway. */
export function optionalName(fields: Fields, ...keys: string[]): string | undefined {
  const name = textFrom(fields, keys, LONGEST_SHORTENED);
  return name === undefined ? undefined : shortened(name, LONGEST_NAME);
}

export function optionalText(fields: Fields, ...keys: string[]): string | undefined {
  return textFrom(fields, keys, LONGEST_TEXT);
}

/** Ends between letters as people see them, with an ellipsis. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let end = 0;
  for (const { index, segment } of LETTERS.segment(text)) {
    if (index + segment.length >= longest) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

export function requiredText(fields: Fields, ...keys: string[]): string {
  const text = optionalText(fields, ...keys);
  if (text === undefined) throw new Unreadable(`"${keys[0] ?? 'text'}" is missing`);
  return text;
}

function textFrom(fields: Fields, keys: readonly string[], longest: number): string | undefined {
  const value = firstOf(fields, keys);
  const key = keys[0] ?? 'text';
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') throw new Unreadable(`"${key}" is not a text`);
  if (value.length > longest) throw new Unreadable(`"${key}" is longer than ${longest} characters`);
  if (isTidy(value)) return value;
  const text = value.replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
  if (MARKUP.test(text)) throw new Unreadable(`"${key}" holds markup`);
  return text === '' ? undefined : text;
}

/** Finite numbers, also written as text. */
export function optionalNumber(fields: Fields, ...keys: string[]): number | undefined {
  const value = firstOf(fields, keys);
  if (value === undefined) return undefined;
  const number = numberFrom(value);
  if (number === undefined) throw new Unreadable(`"${keys[0] ?? 'value'}" is not a number`);
  return number;
}

/** undefined for what is no finite number. */
export function numberFrom(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && NUMERIC.test(value.trim()) ? Number(value) : undefined;
}

/** What a text such as "99.9%" says, in percent; undefined for anything else. */
export function percentFrom(value: unknown): number | undefined {
  const told = typeof value === 'string' ? PERCENT.exec(value.trim())?.[1] : undefined;
  return told === undefined ? undefined : Number(told);
}

/** A number that is in percent where it says so. */
export function optionalMeasure(fields: Fields, ...keys: string[]): number | undefined {
  return percentFrom(firstOf(fields, keys)) ?? optionalNumber(fields, ...keys);
}

export function optionalRank(fields: Fields, ...keys: string[]): number | undefined {
  const value = firstOf(fields, keys);
  if (value === undefined) return undefined;
  const rank = optionalNumber(fields, ...keys);
  if (rank === undefined || !isRank(rank)) {
    throw new Unreadable(`"${keys[0] ?? 'rank'}" is not a rank`);
  }
  return rank;
}

export function requiredRank(fields: Fields, ...keys: string[]): number {
  const rank = optionalRank(fields, ...keys);
  if (rank === undefined) throw new Unreadable(`"${keys[0] ?? 'rank'}" is missing`);
  return rank;
}

export function optionalAvatar(fields: Fields): string | undefined {
  return imageFrom(fields, ['avatarUrl', 'avatar', 'photo', 'image'], LONGEST_AVATAR);
}

/** For a whole wall. */
export function optionalPicture(fields: Fields): string | undefined {
  return imageFrom(fields, ['image', 'picture', 'imageUrl', 'pictureUrl'], LONGEST_IMAGE);
}

/** An image within the message. Anything else, an address above all, is left out: walls do not fetch what strangers name. */
function imageFrom(fields: Fields, keys: readonly string[], longest: number): string | undefined {
  const value = firstOf(fields, keys);
  return typeof value === 'string' && value.length <= longest && IMAGE.test(value) ? value : undefined;
}

/** ISO text, epoch milliseconds or epoch seconds, in ms; undefined when absent or not a time. */
export function optionalTime(fields: Fields, ...keys: string[]): number | undefined {
  const value = firstOf(fields, keys);
  const number = typeof value === 'string' && NUMERIC.test(value) ? Number(value) : value;
  if (typeof number === 'number') {
    // Seconds until the year 5138 are smaller than milliseconds since 1973.
    return validTime(Math.abs(number) < 1e11 ? number * 1000 : number);
  }
  return typeof number === 'string' ? validTime(Date.parse(number)) : undefined;
}

/** The widest span that a Date can hold. */
const FARTHEST_TIME_MS = 8.64e15;

function validTime(timeMs: number): number | undefined {
  return Number.isFinite(timeMs) && Math.abs(timeMs) < FARTHEST_TIME_MS ? timeMs : undefined;
}

/** For what only adorns: whatever cannot be read is as good as absent. */
export function leniently<T>(read: () => T | undefined): T | undefined {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Unreadable) return undefined;
    throw cause;
  }
}

/** A rank that is only a check on what we hold. Backends write 0 or -1 for someone who had none. */
export function lenientRank(fields: Fields, ...keys: string[]): number | undefined {
  return leniently(() => optionalRank(fields, ...keys));
}

const PERSON = ['userId', 'user_id', 'participantId', 'id'];
const PERSON_NAME = ['userName', 'name', 'displayName', 'fullName', 'username'];

/** What a message says of a person or a team besides the place. */
export function factsOf(fields: Fields, id: string) {
  // A person's team is no name for the person.
  const isPerson = firstOf(fields, PERSON) !== undefined;
  const name = optionalName(fields, ...PERSON_NAME, ...(isPerson ? [] : ['teamName']));
  const detail = leniently(() => optionalName(fields, 'teamName', 'team', 'department', 'location', 'city', 'role'));
  const avatar = optionalAvatar(fields);
  const target = leniently(() => optionalNumber(fields, 'target', 'quota'));
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(detail === undefined || detail === name ? {} : { detail }),
    ...(avatar === undefined ? {} : { avatar }),
    ...(target === undefined ? {} : { target }),
  };
}
