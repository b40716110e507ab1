import { useWall } from '../../wall/services';

/** More dots than these tell nothing. */
const MOST = 12;
/** In units: a dot and the gap after it, what the wide one is wider, and the distance to the words before it. */
const DOT = 2.1;
const WIDER = 2.3;
const BEFORE = 3;

function useTurn(): { readonly index: number; readonly count: number } | null {
  const turn = useWall((state) => state.status?.turn ?? null);
  return turn === null || turn.count < 2 || turn.count > MOST ? null : turn;
}

/** In units. */
export function useTurnsWidth(): number {
  const turn = useTurn();
  return turn === null ? 0 : turn.count * DOT + WIDER + BEFORE;
}

/** Which scene of how many this is, as dots. */
export function Turns() {
  const turn = useTurn();
  if (turn === null) return null;
  return (
    <span className="turns" aria-hidden="true">
      {Array.from({ length: turn.count }, (_, index) => (
        <i key={index} data-on={index === turn.index || undefined} />
      ))}
    </span>
  );
}
