import type { SourceConfig } from '#core/config/schema';
import type { PhraseId } from '#core/domain/notices';
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
  if (/^(?:rank|position|leaderboard_position)_?/.test(type)) return positionChange;
  if (/challenge|invit/.test(type)) return challenge(type);
  if (/solution/.test(type)) return (payload, context) => socialLine('solution-shared', payload, context);
  if (/activit/.test(type)) return (payload, context) => socialLine('group-activity', payload, context);
  if (/^(?:(?:room|session|group)_joined|joined_(?:room|session|group))$/.test(type)) return joined;
  if (/presence|participant|member|room_(?:state|users|joined|left)|user_(?:joined|left|online|offline)/.test(type)) {
    return (payload, context) => presence(type, payload, context);
  }
  if (/chat|message|comment/.test(type))
    return (payload, { config }) => privately('conversation', roomOf(payload, config));
  return null;
}

const SUBJECTS = ['challengeTitle', 'challengeName', 'taskTitle', 'taskName', 'problemTitle', 'solutionTitle'];
const GROUPS = ['roomName', 'groupName', 'studyGroupName'];
const FROM: readonly [string[], string[]] = [
  ['fromUserId', 'fromId', 'challengerId', 'inviterId', 'senderId'],
  ['fromUserName', 'fromName', 'challengerName', 'inviterName', 'senderName'],
];
const TO = ['toUserName', 'toName', 'opponentName', 'inviteeName', 'challengedName', 'recipientName'];

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
      return line('challenge-accepted', answering(fields), context, { subject });
    }
    const other = leniently(() => optionalName(fields, ...TO));
    return line('challenge', from(fields), context, { subject, others: other === undefined ? [] : [other] });
  };
}

/** Who invites. */
function from(fields: Fields): Fields {
  const [ids, names] = FROM;
  const id = leniently(() => optionalId(fields, ...ids));
  const name = leniently(() => optionalName(fields, ...names));
  return { ...(id === undefined ? {} : { userId: id }), ...(name === undefined ? {} : { userName: name }), ...fields };
}

/** Who answers: the one who was invited. */
function answering(fields: Fields): Fields {
  const id = leniently(() => optionalId(fields, 'toUserId', 'toId', 'opponentId', 'inviteeId', 'challengedId'));
  const name = leniently(() => optionalName(fields, ...TO));
  return { ...(id === undefined ? {} : { userId: id }), ...(name === undefined ? {} : { userName: name }), ...fields };
}

const subjectIn = (fields: Fields, keys: readonly string[]): string | undefined =>
  leniently(() => optionalName(fields, ...keys));

function socialLine(what: PhraseId, ...[payload, context]: Parameters<Handler>): ReturnType<Handler> {
  const fields = fieldsOf(payload);
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
