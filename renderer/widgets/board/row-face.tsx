import { motion, useTransform } from 'framer-motion';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '#core/ipc/frame';
import { isolated } from '../../language/script';
import { useRuler, useServices, useWords } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import type { Actor } from './actor';
import { useCrossing } from './crossing';
import { EntryValue, useValueText } from './entry-value';
import type { BoardGeometry } from './geometry';
import { MoveTag } from './move-tag';
import { useChoreography } from './scope';
import { Trend } from './trend';

interface RowFaceProps {
  readonly row: FrameRow;
  readonly actor: Actor;
  readonly geometry: BoardGeometry;
}

/** In units. The trend stands before the detail in portrait. */
const NAME_LEFT = { landscape: 24.8, portrait: 20.8 } as const;
const TREND = 8;
const NAME_WEIGHT = 640;
const DETAIL = { landscape: 2.25, portrait: 2.7 } as const;
const DETAIL_WEIGHT = 500;
const VALUE_RIGHT = 2.9;
const VALUE_WEIGHT = 720;
const GAP = 2.6;
/** Numbers on the board have digits of one width. */
const WIDE_DIGIT = '0';
const LIFTED_SCALE = 0.02;
/** One who is passed steps back, and aside by so many units. */
const ASIDE_SCALE = -0.018;
const ASIDE = -1.3;

/** An entry in the list. In portrait the name has a line for itself. */
export const RowFace = memo(function RowFace({ row, actor, geometry }: RowFaceProps) {
  const { reducedMotion } = useServices();
  const ruler = useRuler();
  const choreography = useChoreography();
  const words = useWords();
  const { rowFace, u, orientation, text: sizes } = geometry;
  const full = useValueText(row.value, 'full');
  const compact = useValueText(row.value, 'compact');
  const secondLine = useSecondLine(row);
  const tagged = useStore(choreography.telling.told, ({ tags }) => tags.has(row.id));
  const { rowWords, rowAvatar } = useCrossing(actor, geometry);
  const scale = useTransform(() => {
    const lift = reducedMotion() ? 0 : actor.lift.get();
    return 1 + LIFTED_SCALE * lift + ASIDE_SCALE * actor.aside.get();
  });
  const back = geometry.direction === 'ltr' ? ASIDE : -ASIDE;
  const aside = useTransform(() => back * u * actor.aside.get());
  // A layer of its own for as long as it is scaled or pushed: otherwise the whole row would be painted anew in each frame.
  const layer = useTransform(() => (actor.lift.get() > 0 || actor.aside.get() > 0 ? 'transform' : 'auto'));
  const stretch = useTransform(() => choreography.rowHeight.get() / rowFace.height);
  const lifted = useTransform(() => (actor.lift.get() > 0 ? 'visible' : 'hidden'));
  const avatar = useTransform(() => actor.diameter.get() / geometry.rowDiameter);
  const inner = rowFace.width / u - NAME_LEFT[orientation] - VALUE_RIGHT;
  const widthOf = (text: string): number => ruler(text.replace(/\d/g, WIDE_DIGIT), VALUE_WEIGHT) * sizes.rowValue;
  // A value that takes more than half of the row leaves no room for a name.
  const text = widthOf(full) > inner * 0.6 ? compact : full;
  const stacked = orientation === 'portrait';
  const besideValue = inner - GAP - widthOf(text);
  const detail = secondLine !== null && (
    <span className="row-detail">
      <FittedText
        text={secondLine}
        ours={row.chase !== undefined}
        size={DETAIL[orientation]}
        weight={DETAIL_WEIGHT}
        width={stacked ? besideValue - TREND : besideValue}
        lines={1}
        least={1}
      />
    </span>
  );
  const tag = <MoveTag id={row.id} width={stacked ? besideValue - TREND : besideValue} />;
  return (
    <motion.div
      className="row"
      data-stacked={stacked || undefined}
      style={{
        left: rowFace.left,
        top: rowFace.top,
        width: rowFace.width,
        height: rowFace.height,
        scale,
        x: aside,
        willChange: layer,
      }}
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
        <span
          className="row-name"
          data-tagged={tagged ? (secondLine === null || stacked ? 'alone' : 'over') : undefined}
        >
          <FittedText
            text={row.name || words.board.anonymous}
            size={sizes.rowName}
            weight={NAME_WEIGHT}
            width={stacked ? inner : besideValue}
            least={sizes.legible / sizes.rowName}
            lines={stacked || row.chase !== undefined ? 1 : 2}
          />
          {!stacked && tag}
          {!stacked && detail}
        </span>
        {stacked && (tagged ? <span className="row-detail">{tag}</span> : detail)}
        <span className="row-value" style={{ fontSize: `calc(var(--u) * ${sizes.rowValue})` }}>
          <EntryValue value={row.value} text={text} />
        </span>
      </motion.div>
      <motion.span className="row-avatar" style={{ scale: avatar, opacity: rowAvatar }}>
        <Avatar id={row.id} name={row.name} image={row.avatar} />
      </motion.span>
    </motion.div>
  );
});

/** Who is chased and how close it is; otherwise what is told of the entry. */
function useSecondLine({ detail, chase }: FrameRow): string | null {
  const { board: words, direction } = useWords();
  const gap = useValueText(chase?.gap ?? null, 'full');
  if (chase === undefined) return detail;
  return words.chase(gap, isolated(chase.name === '' ? words.anonymous : chase.name, direction));
}
