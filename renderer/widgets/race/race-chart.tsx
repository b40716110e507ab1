import { useId, type CSSProperties } from 'react';
import { useFormats, useWords } from '../../wall/services';
import type { ExhibitOf } from '../../wall/exhibit';
import { gradientOf } from '../avatar/portrait';
import { PersonRow } from '../people/person-row';
import { useValueOf } from '../people/value-of';
import type { Area } from '../frame/area';
import { raceHours, racePath, raceScale } from './race-lines';
import './race.css';

type Race = ExhibitOf<'race'>;

const LANES = 10;
/** In units: the axis below, the ranks before the lines, the least distance of an hour's mark to that of now. */
const AXIS = 4.4;
const START = 5;
const BEFORE_NOW = 9;
const LOOK = {
  landscape: { names: 66, hours: 6, size: 1.06, face: 5.2 },
  portrait: { names: 51, hours: 2, size: 0.9, face: 6.6 },
} as const;

/** The ranks of the day as lines that cross; whoever leads has the line that is lit. */
export function RaceChart({ race, area }: { readonly race: Race; readonly area: Area }) {
  const words = useWords().scenes.race;
  const formats = useFormats();
  const write = useValueOf(race.board);
  const glow = useId();
  const lanes = race.lanes.slice(0, LANES);
  const look = LOOK[area.orientation];
  const height = area.height - AXIS;
  const width = area.width - look.names - START;
  const pitch = height / lanes.length;
  const scale = raceScale({ width, height, fromMs: race.fromMs, toMs: race.toMs, lanes: lanes.length });
  const offsetMs = new Date(race.toMs).getTimezoneOffset() * 60_000;
  const now = scale.x(race.toMs);
  // An hour's mark would stand in that of now.
  const hours = raceHours(race.fromMs, race.toMs, look.hours, offsetMs).filter((at) => now - scale.x(at) > BEFORE_NOW);
  const place = (x: number): CSSProperties => ({ insetInlineStart: `calc(var(--u) * ${START + x})` });
  return (
    <div className="race" style={{ '--pitch': pitch } as CSSProperties}>
      <ol className="race-starts" aria-hidden="true">
        {lanes.map((_, index) => (
          <li key={index}>{index + 1}</li>
        ))}
      </ol>
      {hours.map((at) => (
        <span key={at} className="race-hour" style={place(scale.x(at))} />
      ))}
      <svg
        className="race-lines"
        style={{ ...place(0), width: `calc(var(--u) * ${width})`, height: `calc(var(--u) * ${height})` }}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
      >
        <defs>
          <linearGradient id={glow} gradientUnits="userSpaceOnUse" x1="0" x2={width}>
            <stop offset="0" className="race-gold-far" />
            <stop offset="1" className="race-gold-near" />
          </linearGradient>
        </defs>
        {[...lanes].reverse().map((lane) => {
          const path = racePath(lane.points, scale);
          const first = lane.id === lanes[0]?.id;
          const [colour] = gradientOf(lane.id);
          return (
            <g key={lane.id} className="race-line" data-first={first || undefined}>
              {first && <path className="race-glow" pathLength={1} d={path} stroke={`url(#${glow})`} />}
              <path pathLength={1} d={path} stroke={first ? `url(#${glow})` : colour} />
            </g>
          );
        })}
      </svg>
      <ol className="race-names" style={{ width: `calc(var(--u) * ${look.names})` }}>
        {lanes.map((lane, index) => (
          <li
            key={lane.id}
            className="race-name"
            data-lane-id={lane.id}
            data-first={index === 0 || undefined}
            style={{ transform: `translateY(calc(var(--u) * ${index * pitch}))` }}
          >
            <PersonRow
              as="div"
              person={lane}
              rank={lane.rank}
              value={area.orientation === 'portrait' || lane.value === null ? '' : write(lane.value)}
              valueSize={area.legible}
              width={look.names}
              face={Math.min(look.face, pitch * 0.8)}
              size={area.legible * look.size}
              lines={pitch > area.legible * 2.2 ? 2 : 1}
            />
          </li>
        ))}
      </ol>
      <div className="race-axis" aria-hidden="true">
        {hours.map((at) => (
          <time key={at} style={place(scale.x(at))}>
            {formats.time(at)}
          </time>
        ))}
        <time style={place(now)}>{words.now}</time>
      </div>
    </div>
  );
}
