import type { DomainEvent } from '#core/domain/events';
import type { Person, PresenceChange, PresenceEvent } from '#core/domain/presence';
import type { DecodeContext } from './dialect';
import { camel, person } from './envelope';
import {
  Unreadable,
  fieldsOf,
  firstOf,
  isFields,
  leniently,
  optionalId,
  optionalName,
  optionalNumber,
  type Fields,
} from './fields';
import { partsOf, type Handler } from './handler';
import { eachReadable, type Read } from './rankings';

/** Who is in which room; shared by the dialects. */

const ROOM_ID = ['roomId', 'sessionId', 'studyGroupId', 'groupId'];
const TITLE = ['roomName', 'roomTitle', 'sessionTitle', 'topic', 'subject', 'groupName', 'title'];
const PEOPLE = ['participants', 'members', 'users', 'activeParticipants', 'people', 'online'];
const COUNT = ['activeUsers', 'participantCount', 'participantsCount', 'userCount', 'memberCount', 'count'];
const PERSON_ID = ['userId', 'participantId', 'id'];
const PERSON_NAME = ['userName', 'displayName', 'name', 'fullName', 'username'];
/** More people than this in one message is an accident. */
const LONGEST_LIST = 10_000;
const LARGEST_COUNT = 1_000_000;

/** Types that say it themselves. */
const SAID = /join|left|leave|online|offline/;
const ARRIVED = /join|arriv|enter|online|connect|start|begin|began|active|resum|progress|creat|updat|chang|paus|idle/;
const LEFT = /leave|left|offline|disconnect|depart|exit|inactive/;
const OVER = /^(?:end|ended|over|closed?|complet|finish|expire|cancel|archiv|terminat|abandon)/;

export function roomIn(fields: Fields, otherwise?: string): { readonly id: string; readonly title?: string } {
  const nested = firstOf(fields, ['room', 'session', 'studyGroup']);
  const own: Fields = isFields(nested) ? camel(nested) : {};
  const id = optionalId(own, 'id', ...ROOM_ID) ?? optionalId(fields, ...ROOM_ID) ?? plainId(nested) ?? otherwise;
  if (id === undefined) throw new Unreadable('"roomId" or "sessionId" is missing');
  const title = leniently(() => optionalName(own, 'name', ...TITLE) ?? optionalName(fields, ...TITLE));
  return { id, ...(title === undefined ? {} : { title }) };
}

const plainId = (value: unknown): string | undefined =>
  isFields(value) ? undefined : optionalId({ room: value }, 'room');

/** Does a message name somebody, or a number of people? */
export const tellsOfPeople = (fields: Fields): boolean =>
  firstOf(fields, [...PEOPLE, ...COUNT, 'userId', 'participantId']) !== undefined;

/** Everybody in a room: a list of people, or a number, or both. */
export function wholeRoom(payload: unknown, { nowMs }: DecodeContext, otherwise?: string): Read {
  const fields = fieldsOf(payload);
  const room = roomIn(fields, otherwise);
  const list = peopleListIn(fields);
  const count = countIn(fields);
  if (list === null && count === null) throw new Unreadable('"participants" is missing');
  const people: Person[] = [];
  const rejections = list === null ? [] : eachReadable(list, (item) => people.push(personFrom(item)));
  // A list of which nobody can be read says nothing of who is there.
  if (people.length === 0 && rejections.length > 0) return { events: [], rejections };
  const change: PresenceChange = { what: 'whole', people: list === null ? null : people, count };
  return { events: [presence(room, change, nowMs)], rejections };
}

/**
 * A room of which a message tells in any way: everybody, somebody who comes or goes, or its end.
 *
 * @param verb what happens, where the message's type says it
 */
export function roomChange(payload: unknown, context: DecodeContext, verb: string, otherwise?: string): Read {
  const fields = fieldsOf(payload);
  const word = SAID.test(verb) ? undefined : wordIn(fields, ['action', 'event', 'change', 'status', 'state']);
  const what = (word ?? verb).toLowerCase();
  const room = roomIn(fields, otherwise);
  const told = (change: PresenceChange): Read => ({ events: [presence(room, change, context.nowMs)], rejections: [] });
  if (OVER.test(what)) return told({ what: 'over' });
  if (peopleListIn(fields) !== null) return wholeRoom(fields, context, otherwise);
  const id = optionalId(fields, 'userId', 'participantId');
  if (id === undefined && countIn(fields) !== null) return wholeRoom(fields, context, otherwise);
  if (LEFT.test(what)) return id === undefined ? told({ what: 'over' }) : told({ what: 'left', personId: id });
  if (!ARRIVED.test(what)) throw new Unreadable('"status" is not one that is known');
  if (id === undefined) return told({ what: 'goes-on' });
  return told({ what: 'arrived', person: { id, name: optionalName(fields, ...PERSON_NAME) ?? null } });
}

/** The same without somebody who is told of as if in the rooms. */
export function withoutPerson(read: ReturnType<Handler>, id: string): ReturnType<Handler> {
  const { events, rejections } = partsOf(read);
  const others = events.flatMap((event): DomainEvent[] => (event.kind === 'presence' ? apartFrom(event, id) : [event]));
  return { events: others, rejections };
}

function apartFrom(event: PresenceEvent, id: string): PresenceEvent[] {
  const { change } = event;
  if (change.what === 'arrived') return change.person.id === id ? [] : [event];
  if (change.what === 'left') return change.personId === id ? [] : [event];
  if (change.what !== 'whole' || change.people === null) return [event];
  const people = change.people.filter((person) => person.id !== id);
  if (people.length === change.people.length) return [event];
  return [
    { ...event, change: { ...change, people, count: change.count === null ? null : Math.max(0, change.count - 1) } },
  ];
}

function presence(room: PresenceEvent['room'], change: PresenceChange, atMs: number): DomainEvent {
  return { kind: 'presence', room, change, atMs };
}

function wordIn(fields: Fields, keys: readonly string[]): string | undefined {
  const word = firstOf(fields, keys);
  return typeof word === 'string' ? word : undefined;
}

function peopleListIn(fields: Fields): readonly unknown[] | null {
  for (const key of PEOPLE) {
    const list = firstOf(fields, [key]);
    if (!Array.isArray(list)) continue;
    if (list.length > LONGEST_LIST) throw new Unreadable(`the list has more than ${LONGEST_LIST} entries`);
    return list as unknown[];
  }
  return null;
}

function personFrom(item: unknown): Person {
  if (!isFields(item)) {
    const id = optionalId({ userId: item }, 'userId');
    if (id === undefined) throw new Unreadable('"userId" is missing');
    return { id, name: typeof item === 'string' ? id : null };
  }
  const fields = person(camel(item));
  const name = optionalName(fields, ...PERSON_NAME) ?? null;
  const id = optionalId(fields, ...PERSON_ID) ?? name;
  if (id === null) throw new Unreadable('"userId" is missing');
  return { id, name };
}

function countIn(fields: Fields): number | null {
  const list = [
    ...COUNT.filter((key) => typeof fields[key] === 'number' || typeof fields[key] === 'string'),
    ...PEOPLE.filter((key) => typeof fields[key] === 'number'),
  ];
  const count = optionalNumber(fields, ...list);
  if (count === undefined) return null;
  if (!Number.isInteger(count) || count < 0 || count > LARGEST_COUNT)
    throw new Unreadable('"activeUsers" is not a count');
  return count;
}
