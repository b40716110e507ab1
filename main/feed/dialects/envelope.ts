import type { WireMessage } from './dialect';
import { firstOf, isFields, isReserved, type Fields } from './fields';

/** Messages of the families that speak plain WebSocket: `{type, data}` or `{type, payload}`, with what belongs to all beside it. */

const BODY = ['data', 'payload'];
/** What belongs to the envelope alone. */
const ENVELOPE: ReadonlySet<string> = new Set(['type', 'data', 'payload', 'stream', 'epoch', 'seq']);
const PERSON = ['user', 'participant', 'member', 'student', 'learner'] as const;
const PERSON_NAME = ['name', 'userName', 'displayName', 'fullName', 'username'];
const SNAKE = /(?<=[a-z\d])_+([a-z\d])/gi;

/**
 * What the message is about, in one spelling: `user_id` becomes `userId`, and a nested `user` its fields beside the others.
 * What stands beside the body counts as well where the body does not say it, above all the message's own id and time.
 */
export function readableBody({ args }: WireMessage): unknown {
  const [envelope] = args;
  if (!isFields(envelope)) return envelope;
  const body = firstOf(envelope, BODY);
  if (body !== undefined && !isFields(body)) return body;
  const read = body === undefined ? {} : camel(body);
  return person(saysMore(envelope) ? withWhatStandsBeside(read, camel(envelope)) : read);
}

/** Does something stand beside the body? */
function saysMore(envelope: Fields): boolean {
  for (const key in envelope) if (!ENVELOPE.has(key)) return true;
  return false;
}

function withWhatStandsBeside(body: Fields, envelope: Fields): Fields {
  // Spread into a literal, each object would get a shape of its own, and every look at it would take long.
  const read: Record<string, unknown> = Object.assign({}, body);
  for (const key in envelope) {
    const own = Object.hasOwn(body, key) ? body[key] : undefined;
    if (!ENVELOPE.has(key) && (own === undefined || own === null)) read[key] = envelope[key];
  }
  return read;
}

/** The same fields in one spelling; one that is spelt in both ways is read as it is spelt here. */
export function camel(fields: Fields): Fields {
  if (!hasUnderscore(fields)) return fields;
  const read: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const name = key.replace(SNAKE, (_, letter: string) => letter.toUpperCase());
    if (isReserved(name) || (name !== key && Object.hasOwn(fields, name))) continue;
    read[name] = fields[key];
  }
  return read;
}

function hasUnderscore(fields: Fields): boolean {
  for (const key in fields) if (key.includes('_')) return true;
  return false;
}

/** `user: {id, name}` says the same as `userId` and `userName`. */
export function person(fields: Fields): Fields {
  if (namesNobody(fields)) return fields;
  const nested = firstOf(fields, PERSON);
  if (!isFields(nested)) return fields;
  const user = camel(nested);
  const id = firstOf(user, ['id', 'userId']);
  const name = firstOf(user, PERSON_NAME);
  return { ...(id === undefined ? {} : { userId: id }), ...(name === undefined ? {} : { userName: name }), ...fields };
}

/** Asked of every message, so by name, which is faster than in a loop. */
function namesNobody(fields: { readonly [key in (typeof PERSON)[number]]?: unknown }): boolean {
  const { user, participant, member, student, learner } = fields;
  return (
    user === undefined &&
    participant === undefined &&
    member === undefined &&
    student === undefined &&
    learner === undefined
  );
}

/** Items of a list, each in one spelling; what is no object stays what it is. */
export function readableItems(list: readonly unknown[]): readonly unknown[] {
  return list.map((item) => (isFields(item) ? person(camel(item)) : item));
}
