import { memo } from 'react';
import type { BoardGeometry, Rect } from './geometry';
import { useBoard } from './scope';

/** The podium's blocks. They stay; the people move. */
export const Plinths = memo(function Plinths({ geometry }: { readonly geometry: BoardGeometry }) {
  return geometry.places.map((place, index) => <Plinth key={index} index={index} rect={place.plinth} />);
});

function Plinth({ index, rect }: { readonly index: number; readonly rect: Rect }) {
  const rank = useBoard((state) => state.rows.get(state.order[index] ?? '')?.rank ?? null);
  if (rank === null) return null;
  const { left, top, width, height } = rect;
  return (
    <div
      className="plinth"
      data-place={index + 1}
      style={{ width, height, transform: `translate(${left}px,${top}px)` }}
      aria-hidden="true"
    >
      {rank}
    </div>
  );
}
