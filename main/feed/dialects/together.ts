import type { SourceConfig } from '#core/config/schema';
import type { PhraseId } from '#core/domain/notices';
import { person } from './envelope';
import { fieldsOf, firstOf, isFields, leniently, optionalId, optionalName, type Fields } from './fields';
import type { Handler } from './handler';
import { line } from './learning';
import { positionChange } from './live-board';
import { privately } from './private-talk';
import { roomChange, roomIn, tellsOfPeople, wholeRoom } from './study-rooms';

/** What people do together. The document names the features and not the types, so types are known by their words. */
export function together(type: string): Handler | null {
  // Where a pointer stands is of no use on a wall: dropped.
  if (/cursor|pointer/.test(type)) return () => [];
  if (/typing/.test(type)) return (payload, { config }) => privately('typing', roomOf(payload, config));
  // Whatever else it is about.
  if (/chat|message|comment/.test(type))
    return (payload, { config }) => privately('conversation', roomOf(payload, config));
  if (/^(?:rank|position|leaderboard_position)_?/.test(type)) return positionChange;
  if (/challenge|invit/.test(type)) return challenge(type);
  if (/solution/.test(type)) return (payload, context) => socialLine('solution-shared', payload, context);
  if (/activit/.test(type)) return (payload, context) => socialLine('group-activity', payload, context);
  if (/^(?:(?:room|session|group)_joined|joined_(?:room|session|group))$/.test(type)) return joined;
  if (/presence|participant|member|room_(?:state|users|joined|left)|user_(?:joined|left|online|offline)/.test(type)) {
    return (payload, context) => presence(type, payload, context);
  }
  return null;
}

const SUBJECTS = ['challengeTitle', 'challengeName', 'taskTitle', 'taskName', 'problemTitle', 'solutionTitle'];
const GROUPS = ['roomName', 'groupName', 'studyGroupName'];
/** Whom a message names besides `user`, by the beginning of the keys or as an object of that name. */
const FROM = ['fromUser', 'from', 'challenger', 'inviter', 'sender', 'author', 'creator', 'host'];
const TO = ['toUser', 'to', 'opponent', 'invitee', 'challenged', 'recipient'];

function challenge(type: string): Handler {
  return (payload, context) => {
    const fields = fieldsOf(payload);
    const nested = firstOf(fields, ['challenge']);
    const subject =
      subjectIn(fields, SUBJECTS) ?? (isFields(nested) ? subjectIn(nested, ['title', 'name', ...SUBJECTS]) : undefined);
    const word = firstOf(fields, ['response', 'status', 'answer']);
    const says = `${type} ${typeof word === 'string' ? word : ''}`.toLowerCase();
    if (/declin|reject|refus/.test(says) || firstOf(fields, ['accepted']) === false) return [];
    if (/complet|finish|won|win/.test(says)) return line('challenge-completed', fields, context, { subject });
    if (/respon|accept/.test(says) || firstOf(fields, ['accepted']) === true) {
      // Who answers is the one who was invited.
      return line('challenge-accepted', { ...named(fields, TO), ...fields }, context, { subject });
    }
    const { userId: entryId = null, userName: name } = named(fields, TO);
    const said = { ...named(fields, FROM), ...fields };
    return line('challenge', said, context, { subject, others: name === undefined ? [] : [{ entryId, name }] });
  };
}

/**
 * Somebody whom a message names in this part, as far as it does: `inviterId` and `inviterName`, an `inviter` as an object, or
 * the id alone.
 */
function named(fields: Fields, parts: readonly string[]): { readonly userId?: string; readonly userName?: string } {
  const nested = firstOf(fields, parts);
  const told = isFields(nested) ? person({ user: nested }) : {};
  const id =
    leniently(() => optionalId(told, 'userId')) ??
    leniently(() => optionalId(fields, ...parts.map((part) => `${part}Id`))) ??
    (isFields(nested) ? undefined : leniently(() => optionalId(fields, ...parts)));
  const name =
    leniently(() => optionalName(told, 'userName')) ??
    leniently(() => optionalName(fields, ...parts.map((part) => `${part}Name`)));
  return { ...(id === undefined ? {} : { userId: id }), ...(name === undefined ? {} : { userName: name }) };
}

const subjectIn = (fields: Fields, keys: readonly string[]): string | undefined =>
  leniently(() => optionalName(fields, ...keys));

function socialLine(what: PhraseId, ...[payload, context]: Parameters<Handler>): ReturnType<Handler> {
  const told = fieldsOf(payload);
  const fields = { ...named(told, FROM), ...told };
  return line(what, fields, context, { subject: subjectIn(fields, what === 'group-activity' ? GROUPS : SUBJECTS) });
}

function presence(type: string, ...[payload, context]: Parameters<Handler>): ReturnType<Handler> {
  const { room } = context.config.join;
  return /participants|members|state|users/.test(type)
    ? wholeRoom(payload, context, room)
    : roomChange(payload, context, type, room);
}

/** Said of whoever has come, and to whoever has asked: the wall itself is nobody who studies. */
const joined: Handler = (payload, context) =>
  isFields(payload) && tellsOfPeople(payload) ? roomChange(payload, context, 'joined', context.config.join.room) : [];

function roomOf(payload: unknown, { join }: SourceConfig): string | null {
  const told = isFields(payload) ? leniently(() => roomIn(payload).id) : undefined;
  return told ?? join.room ?? null;
}
