import type { CSSProperties } from 'react';
import { useFormats, useRuler, useWords } from '../../wall/services';
import { titleOf, type ExhibitOf } from '../../wall/exhibit';
import { Avatar } from '../avatar/avatar';
import type { Area } from '../frame/area';
import { useValueOf } from '../people/value-of';
import { FittedText } from '../text/fitted-text';
import { plaquesOf } from './plaques';
import './hall.css';

type Hall = ExhibitOf<'hall-of-fame'>;
type Champion = Hall['champions'][number];
type HallRecord = Hall['records'][number];

/** In units. */
const GAP = 1.8;
const BETWEEN = 3;
/** The width of the records, or in portrait their height. */
const RECORDS = { landscape: 50, portrait: 37 } as const;
const PADDING = 2.2;
const LOOK = {
  landscape: { columns: 3, rows: 2, face: 12, name: 4, records: 4 },
  portrait: { columns: 2, rows: 2, face: 11.4, name: 5.4, records: 3 },
} as const;
const VALUE_WEIGHT = 720;

/** Champions as plaques, and records beside or below them. */
export function HallOfFame({ hall, area }: { readonly hall: Hall; readonly area: Area }) {
  const landscape = area.orientation === 'landscape';
  const look = LOOK[area.orientation];
  const hasRecords = hall.records.length > 0;
  const hasChampions = hall.champions.length > 0;
  const forRecords = hasRecords ? RECORDS[area.orientation] + BETWEEN : 0;
  const width = landscape && hasChampions ? area.width - forRecords : area.width;
  const height = landscape ? area.height : area.height - forRecords;
  const plaques = plaquesOf(hall.champions, look.columns * look.rows);
  const columns = Math.min(look.columns, Math.max(1, Math.ceil(plaques.length / look.rows)));
  const rows = Math.max(1, Math.ceil(plaques.length / columns));
  const plaque = {
    width: (width - GAP * (columns - 1)) / columns,
    height: Math.min(landscape ? 40 : 48, (height - GAP * (rows - 1)) / rows),
  };
  const recordWidth = landscape && hasChampions ? RECORDS.landscape : area.width;
  return (
    <div className="hall" data-orientation={area.orientation}>
      {hasChampions && (
        <ol className="plaques" style={{ '--columns': columns, '--plaque': plaque.height } as CSSProperties}>
          {plaques.map((champion) => (
            <Plaque
              key={`${champion.period}/${champion.fromMs}/${champion.board.id}`}
              champion={champion}
              width={plaque.width}
              area={area}
            />
          ))}
        </ol>
      )}
      {hasRecords && <Records records={hall.records.slice(0, look.records)} width={recordWidth} area={area} />}
    </div>
  );
}

function Plaque({
  champion,
  width,
  area,
}: {
  readonly champion: Champion;
  readonly width: number;
  readonly area: Area;
}) {
  const words = useWords().scenes.hallOfFame;
  const formats = useFormats();
  const ruler = useRuler();
  const write = useValueOf(champion.board);
  const { face, name } = LOOK[area.orientation];
  const inner = width - 2 * PADDING;
  const { period, fromMs } = champion;
  const full = write(champion.value);
  const size = area.legible * 1.08;
  const value = ruler(full.replace(/\d/g, '0'), VALUE_WEIGHT) * size > inner ? write(champion.value, 'compact') : full;
  return (
    <li className="plaque" data-period={period} data-place="1">
      <p className="plaque-period">
        <FittedText
          text={words.period(period, formats.calendar(fromMs))}
          size={2.7}
          weight={640}
          width={inner}
          lines={1}
          least={0.8}
        />
      </p>
      <span className="plaque-face" style={{ '--face': face } as CSSProperties}>
        <Avatar id={champion.id} name={champion.name} image={champion.avatar} />
      </span>
      <span className="plaque-name">
        <FittedText text={champion.name} size={name} weight={700} width={inner} least={0.84} />
      </span>
      {champion.value !== null && (
        <span className="plaque-value" style={{ fontSize: `calc(var(--u) * ${size})` }}>
          {value}
        </span>
      )}
      <span className="plaque-board">
        <FittedText text={titleOf(champion.board)} size={2.3} weight={500} width={inner} lines={1} loses="end" />
      </span>
    </li>
  );
}

function Records({
  records,
  width,
  area,
}: {
  readonly records: readonly HallRecord[];
  readonly width: number;
  readonly area: Area;
}) {
  const words = useWords().scenes.hallOfFame;
  return (
    <section className="records" style={{ width: `calc(var(--u) * ${width})` }}>
      <h2>{words.records}</h2>
      <ul>
        {records.map((record) => (
          <RecordLine
            key={`${record.record}/${record.board.id}`}
            record={record}
            width={width - 2 * PADDING}
            area={area}
          />
        ))}
      </ul>
    </section>
  );
}

function RecordLine({
  record,
  width,
  area,
}: {
  readonly record: HallRecord;
  readonly width: number;
  readonly area: Area;
}) {
  const words = useWords().scenes.hallOfFame;
  const ruler = useRuler();
  const write = useValueOf(record.board);
  const { amount } = record;
  const value =
    record.record === 'biggest-climb'
      ? words.places(amount)
      : record.record === 'most-wins'
        ? words.wins(amount)
        : write(amount, Math.abs(amount) >= 1e7 ? 'compact' : 'full');
  const size = Math.max(3.4, area.legible * 0.86);
  const taken = ruler(value.replace(/\d/g, '0'), VALUE_WEIGHT) * size;
  return (
    <li className="record" data-record={record.record}>
      <p className="record-kind">
        <FittedText text={words.record[record.record]} size={2.4} weight={560} width={width} lines={1} loses="end" />
      </p>
      <p className="record-value" style={{ fontSize: `calc(var(--u) * ${size})` }}>
        {value}
      </p>
      <p className="record-name">
        <FittedText
          text={record.name}
          size={size}
          weight={620}
          width={width - taken - 2}
          least={0.8}
          lines={area.orientation === 'portrait' ? 1 : 2}
        />
      </p>
    </li>
  );
}
