import { motion, useTransform } from 'framer-motion';
import { memo } from 'react';
import { isHighlighted } from '../../wall/wall-state';
import type { CastMember } from './choreography';
import { cardRect, type BoardGeometry } from './geometry';
import { useLastRow } from './last-row';
import { PodiumFace } from './podium-face';
import { RowFace } from './row-face';
import { useBoard, useChoreography } from './scope';

interface CardProps {
  readonly member: CastMember;
  readonly geometry: BoardGeometry;
}

/**
 * One entry on the board. The outer element's box is always the entry's outline, from row to podium place; it gets there
 * by scaling, which the inner element undoes, so that the faces keep their shape around the anchor.
 */
export const Card = memo(function Card({ member, geometry }: CardProps) {
  const { actor } = member;
  const { rowHeight } = useChoreography();
  const row = useLastRow(member.id);
  const index = useBoard((state) => state.order.indexOf(member.id));
  const count = useBoard((state) => state.board?.entryCount ?? state.order.length);
  const highlighted = useBoard((state) => isHighlighted(state, member.id));
  const { rowFace } = geometry;
  const outline = useTransform(() => {
    const rect = cardRect(geometry, actor.diameter.get(), rowHeight.get());
    const left = actor.x.get() + rect.left;
    const top = actor.y.get() + rect.top;
    return `translate3d(${left}px,${top}px,0) scale(${rect.width / rowFace.width},${rect.height / rowFace.height})`;
  });
  const faces = useTransform(() => {
    const rect = cardRect(geometry, actor.diameter.get(), rowHeight.get());
    const undo = `scale(${rowFace.width / rect.width},${rowFace.height / rect.height})`;
    return `${undo} translate(${-rect.left}px,${-rect.top}px)`;
  });
  if (row === null) return null;
  return (
    <motion.div
      className="card"
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={count}
      data-entry-id={member.id}
      data-rank={row.rank}
      data-highlight={highlighted || undefined}
      style={{
        width: rowFace.width,
        height: rowFace.height,
        transform: outline,
        opacity: actor.seen,
        zIndex: actor.layer,
      }}
    >
      <motion.div className="card-faces" style={{ transform: faces }}>
        {member.row && <RowFace row={row} actor={actor} geometry={geometry} />}
        {member.place !== null && <PodiumFace row={row} actor={actor} geometry={geometry} place={member.place} />}
      </motion.div>
    </motion.div>
  );
});
