import { memo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '#core/ipc/frame';
import { isolated } from '../../language/script';
import { useRuler, useWords } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import { EntryValue, useValueText } from './entry-value';
import type { BoardGeometry } from './geometry';
import type { CardLooks } from './looks';
import { MoveTag } from './move-tag';
import { usePart } from './part';
import type { LookOf, Puppet } from './puppet';
import { useChoreography } from './scope';
import { Trend } from './trend';

interface RowFaceProps {
  readonly row: FrameRow;
  readonly puppet: Puppet;
  readonly looks: CardLooks;
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

/** An entry in the list. In portrait the name has a line for itself. */
export const RowFace = memo(function RowFace({ row, puppet, looks, geometry }: RowFaceProps) {
  const ruler = useRuler();
  const choreography = useChoreography();
  const words = useWords();
  const { rowFace, u, orientation, text: sizes } = geometry;
  const full = useValueText(row.value, 'full');
  const compact = useValueText(row.value, 'compact');
  const secondLine = useSecondLine(row);
  const tagged = useStore(choreography.telling.told, ({ tags }) => tags.has(row.id));
  const whole = usePart<HTMLDivElement>(puppet, looks.row);
  const lift = usePart<HTMLDivElement>(puppet, looks.rowLift);
  const back = usePart<HTMLDivElement>(puppet, looks.rowBack);
  const told = usePart<HTMLDivElement>(puppet, looks.rowWords);
  const avatar = usePart<HTMLSpanElement>(puppet, looks.rowAvatar);
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
    <div
      ref={whole}
      className="row"
      data-stacked={stacked || undefined}
      style={{ left: rowFace.left, top: rowFace.top, width: rowFace.width, height: rowFace.height }}
    >
      <div ref={back} className="row-back" />
      {/* Below all that is written, so that this stays in one piece while it comes and goes. */}
      <div ref={lift} className="row-lift" />
      <div ref={told} className="row-words">
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
        {row.progress !== null && <Bar progress={row.progress} puppet={puppet} look={looks.rowTrack} />}
      </div>
      <span ref={avatar} className="row-avatar">
        <Avatar id={row.id} name={row.name} image={row.avatar} />
      </span>
    </div>
  );
});

interface BarProps {
  readonly progress: number;
  readonly puppet: Puppet;
  readonly look: LookOf;
}

function Bar({ progress, puppet, look }: BarProps) {
  const track = usePart<HTMLSpanElement>(puppet, look);
  return (
    <span ref={track} className="row-track">
      <span className="row-bar" style={{ transform: `translateX(calc(var(--mirror) * ${(progress - 1) * 100}%))` }} />
    </span>
  );
}

/** Who is chased and how close it is; otherwise what is told of the entry. */
function useSecondLine({ detail, chase }: FrameRow): string | null {
  const { board: words, direction } = useWords();
  const gap = useValueText(chase?.gap ?? null, 'full');
  if (chase === undefined) return detail;
  return words.chase(gap, isolated(chase.name === '' ? words.anonymous : chase.name, direction));
}
