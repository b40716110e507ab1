import { isPast } from './ageing';

/** Who is where, now: a study room, a learning session, a sales floor. Names are shown; what is said there never is. */

/** A room or a person nothing was heard of for so long is taken to be gone. */
export const PRESENCE_TTL_MS = 15 * 60_000;
export const ROOMS_PER_SOURCE = 50;
export const PEOPLE_PER_ROOM = 200;

export interface Person {
  readonly id: string;
  /** null: known by id alone; counted, but not named. */
  readonly name: string | null;
}

export interface PresenceEvent {
  readonly kind: 'presence';
  readonly room: { readonly id: string; readonly title?: string };
  readonly change: PresenceChange;
  readonly atMs: number;
}

export type PresenceChange =
  /** Everybody who is there. `people: null` leaves them as they were known; `count` may be more than are named. */
  | { readonly what: 'whole'; readonly people: readonly Person[] | null; readonly count: number | null }
  | { readonly what: 'arrived'; readonly person: Person }
  /** Something goes on there, so somebody is there, whoever it is. */
  | { readonly what: 'goes-on' }
  | { readonly what: 'left'; readonly personId: string }
  | { readonly what: 'over' };

export interface Room {
  readonly id: string;
  readonly title: string | null;
  readonly people: readonly Attendee[];
  /** People in the room, of whom `people` may be a part. */
  readonly count: number;
  readonly heardAtMs: number;
}

export interface Attendee extends Person {
  readonly heardAtMs: number;
}

/** Rooms after an event, the one that was silent for longest first. Rooms without anybody are no rooms. */
export function applyPresence(rooms: readonly Room[], event: PresenceEvent): readonly Room[] {
  const { room: told, change, atMs } = event;
  const held = rooms.find((room) => room.id === told.id);
  const others = rooms.filter((room) => room !== held);
  if (change.what === 'over') return held ? others : rooms;
  // Nobody can leave a room that is not known.
  if (!held && change.what === 'left') return rooms;
  const before: Room = held ?? { id: told.id, title: null, people: [], count: 0, heardAtMs: atMs };
  const after = { ...changed(before, change, atMs), title: told.title ?? before.title, heardAtMs: atMs };
  return after.count === 0 ? others : [...others, after].slice(-ROOMS_PER_SOURCE);
}

function changed(room: Room, change: Exclude<PresenceChange, { what: 'over' }>, atMs: number): Room {
  switch (change.what) {
    case 'whole': {
      const people = change.people === null ? room.people : lastOfEach(change.people, atMs);
      const count = change.count ?? (change.people === null ? room.count : people.length);
      return { ...room, people: people.slice(0, Math.min(PEOPLE_PER_ROOM, count)), count };
    }
    case 'arrived': {
      const known =
        room.people.find(({ id }) => id === change.person.id) ?? room.people.find(({ id }) => id === somebodyIn(room));
      const others = room.people.filter((person) => person !== known);
      const name = change.person.name ?? (known?.id === change.person.id ? known.name : null);
      const person = { id: change.person.id, name, heardAtMs: atMs };
      const count = known ? room.count : room.count + 1;
      return { ...room, people: [...others, person].slice(-PEOPLE_PER_ROOM), count };
    }
    case 'goes-on': {
      const id = somebodyIn(room);
      const somebody = { id, name: null, heardAtMs: atMs };
      if (room.count === 0) return { ...room, people: [somebody], count: 1 };
      return { ...room, people: room.people.map((person) => (person.id === id ? somebody : person)) };
    }
    case 'left': {
      const people = without(room.people, change.personId);
      const wasThere = people.length < room.people.length || room.count > room.people.length;
      return { ...room, people, count: wasThere ? room.count - 1 : room.count };
    }
  }
}

/** What is still to be believed at that time; the same list where nothing has gone. */
export function prunePresence(rooms: readonly Room[], nowMs: number): readonly Room[] {
  const isGone = ({ heardAtMs }: { readonly heardAtMs: number }): boolean => isPast(heardAtMs, PRESENCE_TTL_MS, nowMs);
  if (!rooms.some((room) => isGone(room) || room.people.some(isGone))) return rooms;
  return rooms.flatMap((room) => {
    if (isGone(room)) return [];
    const people = room.people.filter((person) => !isGone(person));
    const count = room.count - (room.people.length - people.length);
    return count === 0 ? [] : [{ ...room, people, count }];
  });
}

/** Who is there until it is known who: the id that stands for that. */
const somebodyIn = (room: Room): string => `somebody in ${room.id}`;

const without = (people: readonly Attendee[], id: string): Attendee[] => people.filter((person) => person.id !== id);

function lastOfEach(people: readonly Person[], atMs: number): Attendee[] {
  return [...new Map(people.map(({ id, name }) => [id, { id, name, heardAtMs: atMs }])).values()];
}
