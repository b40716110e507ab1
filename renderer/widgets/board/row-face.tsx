import { motion, useTransform } from 'framer-motion';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '#core/ipc/frame';
import { useRuler, useServices, useWords } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import type { Actor } from './actor';
import { useCrossing } from './crossing';
import { EntryValue, useValueText } from './entry-value';
import type { BoardGeometry } from './geometry';
import { MoveTag } from './move-tag';
import { Trend } from './trend';

interface RowFaceProps {
  readonly row: FrameRow;
  readonly actor: Actor;
  readonly geometry: BoardGeometry;
}

/** In units. */
const NAME_LEFT = 24.8;
const NAME_SIZE = 3.75;
const NAME_WEIGHT = 640;
const DETAIL_SIZE = 2.25;
const DETAIL_WEIGHT = 500;
const VALUE_RIGHT = 2.9;
const VALUE_SIZE = 3.9;
const VALUE_WEIGHT = 720;
const GAP = 2.6;
/** Numbers on the board have digits of one width. */
const WIDE_DIGIT = '0';
const LIFTED_SCALE = 0.02;
/** One who is passed steps back, and aside by so many units. */
const ASIDE_SCALE = -0.018;
const ASIDE = -1.3;

/** An entry in the list. */
export const RowFace = memo(function RowFace({ row, actor, geometry }: RowFaceProps) {
  const { choreography, reducedMotion } = useServices();
  const ruler = useRuler();
  const words = useWords();
  const { rowFace, u } = geometry;
  const text = useValueText(row.value, 'full');
  const tagged = useStore(choreography.telling.told, ({ tags }) => tags.has(row.id));
  const { rowWords, rowAvatar } = useCrossing(actor, geometry);
  const scale = useTransform(() => {
    const lift = reducedMotion() ? 0 : actor.lift.get();
    return 1 + LIFTED_SCALE * lift + ASIDE_SCALE * actor.aside.get();
  });
  const back = geometry.direction === 'ltr' ? ASIDE : -ASIDE;
  const aside = useTransform(() => back * u * actor.aside.get());
  const stretch = useTransform(() => choreography.rowHeight.get() / rowFace.height);
  const lifted = useTransform(() => (actor.lift.get() > 0 ? 'visible' : 'hidden'));
  const avatar = useTransform(() => actor.diameter.get() / geometry.rowDiameter);
  const nameWidth =
    rowFace.width / u -
    NAME_LEFT -
    VALUE_RIGHT -
    GAP -
    ruler(text.replace(/\d/g, WIDE_DIGIT), VALUE_WEIGHT) * VALUE_SIZE;
  return (
    <motion.div
      className="row"
      style={{ left: rowFace.left, top: rowFace.top, width: rowFace.width, height: rowFace.height, scale, x: aside }}
    >
      <motion.div className="row-words" style={{ opacity: rowWords }}>
        <motion.div className="row-back" style={{ scaleY: stretch }}>
          <motion.div className="row-lift" style={{ opacity: actor.lift, visibility: lifted }} />
          {row.progress !== null && (
            <span className="row-track">
              <span
                className="row-bar"
                style={{ transform: `translateX(calc(var(--mirror) * ${(row.progress - 1) * 100}%))` }}
              />
            </span>
          )}
        </motion.div>
        <span className="row-rank" data-digits={String(row.rank).length}>
          {row.rank}
        </span>
        <Trend delta={row.delta} words={words} />
        <span className="row-name" data-tagged={tagged ? (row.detail === null ? 'alone' : 'over') : undefined}>
          <FittedText text={row.name} size={NAME_SIZE} weight={NAME_WEIGHT} width={nameWidth} />
          <MoveTag id={row.id} width={nameWidth} />
          {row.detail !== null && (
            <span className="row-detail">
              <FittedText
                text={row.detail}
                size={DETAIL_SIZE}
                weight={DETAIL_WEIGHT}
                width={nameWidth}
                lines={1}
                least={1}
              />
            </span>
          )}
        </span>
        <span className="row-value">
          <EntryValue value={row.value} text={text} />
        </span>
      </motion.div>
      <motion.span className="row-avatar" style={{ scale: avatar, opacity: rowAvatar }}>
        <Avatar id={row.id} name={row.name} image={row.avatar} />
      </motion.span>
    </motion.div>
  );
});
