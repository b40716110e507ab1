import type { Board, Entry } from '#core/domain/board';
import { rankBySlot } from '#core/domain/ranking';
import type { People } from './people';

/**
 * A board with the names and faces that the admin gave. Whoever is hidden leaves no gap: those below close up, so that nobody
 * can tell that somebody is missing.
 */
export function boardOfPeople(board: Board, people: People): Board {
  const faceOf = people.facesOf(board.sourceId);
  const places = new Map<string, number>();
  let hidden = 0;
  const shown = board.entries.flatMap((entry): Entry[] => {
    const face = faceOf(entry.id);
    if (face?.privacy === 'hidden') {
      hidden++;
      return [];
    }
    const placed = hidden === 0 ? entry : { ...entry, slot: entry.slot - hidden };
    if (face === null) return [placed];
    if (face.privacy === 'anonymous') {
      const place = (places.get(face.shownId) ?? 0) + 1;
      places.set(face.shownId, place);
      const id = place === 1 ? face.shownId : `${face.shownId}-${place}`;
      return [{ ...placed, id, name: '', detail: null, avatar: null }];
    }
    return [{ ...placed, name: face.name ?? entry.name, avatar: face.avatar ?? entry.avatar }];
  });
  return { ...board, entries: hidden === 0 ? shown : rankBySlot(shown, board.scheme) };
}
