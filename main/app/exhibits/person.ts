import type { Board, Entry } from '#core/domain/board';
import type { People } from '#main/board/people';

/** Somebody as an exhibit shows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly avatar: string | null;
}

export const personOf = ({ id, name, detail, avatar }: Person): Person => ({ id, name, detail, avatar });

/** Somebody of the past who may be named: with the name and the face of today, as far as they are known still. */
export function pastPerson(who: Pick<Entry, 'id' | 'name' | 'detail'>, board: Board, people: People): Person {
  const now = board.entries.find(({ id }) => id === who.id);
  if (now !== undefined) return personOf(now);
  const face = people.faceOf(board.sourceId, who.id);
  return personOf({ ...who, name: face?.name ?? who.name, avatar: face?.avatar ?? null });
}
