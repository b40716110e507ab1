import type { Board, Entry } from '#core/domain/board';

/** Somebody as an exhibit shows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  readonly avatar: string | null;
}

export const personOf = ({ id, name, detail, avatar }: Person): Person => ({ id, name, detail, avatar });

/** Somebody of the past: with the name and the face of today, where they are on the board still. */
export function pastPerson(who: Pick<Entry, 'id' | 'name' | 'detail'>, board: Board): Person {
  const now = board.entries.find(({ id }) => id === who.id);
  return personOf(now ?? { ...who, avatar: null });
}
