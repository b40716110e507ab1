import { memo, useLayoutEffect } from 'react';
import type { FrameRow } from '#core/ipc/frame';
import { isHighlighted } from '../../wall/wall-state';
import type { CastMember } from './choreography';
import { cardRect, type BoardGeometry } from './geometry';
import { useLastRow } from './last-row';
import type { CardLooks } from './looks';
import { usePart } from './part';
import { PodiumFace } from './podium-face';
import { RowFace } from './row-face';
import { useBoard } from './scope';

interface CardProps {
  readonly member: CastMember;
  readonly geometry: BoardGeometry;
  readonly looks: CardLooks;
}

/** One entry on the board. */
export const Card = memo(function Card(props: CardProps) {
  const row = useLastRow(props.member.id);
  return row === null ? null : <CardOf {...props} row={row} />;
});

/** The outer element's box is the entry's outline; the faces stand around the anchor. */
function CardOf({ member, geometry, looks, row }: CardProps & { readonly row: FrameRow }) {
  const { puppet } = member;
  const index = useBoard((state) => state.order.indexOf(member.id));
  const count = useBoard((state) => state.board?.entryCount ?? state.order.length);
  const highlighted = useBoard((state) => isHighlighted(state, member.id));
  const outline = usePart<HTMLDivElement>(puppet, looks.card);
  const box = cardRect(geometry, member.row);
  useLayoutEffect(() => {
    if (outline.current === null) return undefined;
    const stands = puppet.stand(outline.current);
    return () => {
      stands.dispose();
    };
  }, [puppet, outline]);
  return (
    <div
      ref={outline}
      className="card"
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={count}
      data-entry-id={member.id}
      data-rank={row.rank}
      data-highlight={highlighted || undefined}
      style={{ left: box.left - geometry.rowFace.left, width: box.width, height: box.height }}
    >
      <div className="card-faces" style={{ left: -box.left, top: -box.top }}>
        {member.row && <RowFace row={row} puppet={puppet} looks={looks} geometry={geometry} />}
        {member.place !== null && (
          <PodiumFace row={row} puppet={puppet} looks={looks} geometry={geometry} place={member.place} />
        )}
      </div>
    </div>
  );
}
