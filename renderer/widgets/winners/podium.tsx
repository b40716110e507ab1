import { useMemo, type CSSProperties } from 'react';
import { useRuler, useScreen, useServices } from '../../wall/services';
import type { ExhibitOf } from '../../wall/exhibit';
import { Avatar } from '../avatar/avatar';
import { unitOf } from '../board/geometry';
import { Confetti } from '../celebration/confetti';
import { MOST_PIECES } from '../celebration/confetti-flight';
import type { Area } from '../frame/area';
import { PersonRow } from '../people/person-row';
import { useValueOf } from '../people/value-of';
import { FittedText } from '../text/fitted-text';
import './winners.css';

type Winners = ExhibitOf<'winners'>;
type Place = Winners['places'][number];

/** In units, for the first, second and third. */
const LOOK = {
  landscape: {
    podium: 98,
    row: 9.2,
    widths: [34, 30, 30],
    heights: [24, 16.5, 11],
    faces: [24, 18, 18],
    names: [5.2, 4.2, 4.2],
  },
  portrait: {
    podium: 82,
    row: 9.3,
    widths: [28.4, 26, 26],
    heights: [17, 11.5, 8.4],
    faces: [20, 15, 15],
    names: [5.5, 5.4, 5.4],
  },
} as const;
/** Left to right. */
const STANDING = [1, 0, 2];
const MEDALS = 3;
const MOST = 10;
const BETWEEN = 4;
const VALUE_WEIGHT = 760;
/** Where confetti bursts, as a share of the screen's height. */
const BURST_AT = { landscape: 0.3, portrait: 0.2 } as const;
const BURST = { pieces: MOST_PIECES, afterMs: 160, towards: 90, spread: 360, speed: 172 } as const;

/** The three on the podium in golden light, and the rest of the first ten. */
export function WinnersPodium({ winners, area }: { readonly winners: Winners; readonly area: Area }) {
  const { reducedMotion } = useServices();
  const screen = useScreen();
  const bursts = useMemo(() => {
    const { u, orientation } = unitOf(screen);
    return [{ ...BURST, from: { x: screen.width / u / 2, y: (screen.height / u) * BURST_AT[orientation] } }];
  }, [screen]);
  const write = useValueOf(winners.board);
  const look = LOOK[area.orientation];
  const places = winners.places.slice(0, MOST);
  const landscape = area.orientation === 'landscape';
  const rest = places.slice(MEDALS);
  const podium = landscape && rest.length > 0 ? Math.min(look.podium, area.width * 0.58) : area.width;
  const listWidth = landscape ? area.width - podium - BETWEEN : area.width;
  return (
    <div className="winners" data-orientation={area.orientation}>
      {/* A picture of it would lie on the names for as long as the scene is shown. */}
      {!reducedMotion() && <Confetti seed={winners.title} bursts={bursts} words={null} />}
      <ol className="winners-podium" style={{ width: `calc(var(--u) * ${podium})` }}>
        {STANDING.map((index) => {
          const place = places[index];
          return place === undefined ? null : (
            <WinnerPlace key={place.id} place={place} index={index} winners={winners} area={area} />
          );
        })}
      </ol>
      {rest.length > 0 && (
        <ol
          className="winners-rest"
          style={{ width: `calc(var(--u) * ${listWidth})`, '--line': look.row } as CSSProperties}
        >
          {rest.map((place) => (
            <PersonRow
              key={place.id}
              person={place}
              rank={place.rank}
              value={write(place.value, landscape ? 'full' : 'compact')}
              valueSize={landscape ? 3.6 : area.legible * 0.7}
              width={listWidth}
              face={look.row - 2.6}
              size={landscape ? 3.6 : area.legible}
              lines={landscape ? 2 : 1}
            />
          ))}
        </ol>
      )}
    </div>
  );
}

function WinnerPlace({
  place,
  index,
  winners,
  area,
}: {
  readonly place: Place;
  readonly index: number;
  readonly winners: Winners;
  readonly area: Area;
}) {
  const ruler = useRuler();
  const write = useValueOf(winners.board);
  const look = LOOK[area.orientation];
  const width = look.widths[index] ?? 26;
  const size = Math.max(area.legible, look.names[index] ?? 4);
  const full = write(place.value);
  const roomFor = (text: string): number => width / ruler(text.replace(/\d/g, '0'), VALUE_WEIGHT);
  const value = roomFor(full) >= area.legible ? full : write(place.value, 'compact');
  const style = {
    '--width': width,
    '--height': look.heights[index],
    '--face': look.faces[index],
    '--value': Math.min(size, roomFor(value)),
    // The third comes first, the first last.
    '--turn': MEDALS - 1 - index,
  } as CSSProperties;
  return (
    <li className="winner" data-place={index + 1} data-winner-id={place.id} style={style}>
      {index === 0 && <span className="winner-rays" aria-hidden="true" />}
      <span className="winner-face">
        <Avatar id={place.id} name={place.name} image={place.avatar} />
      </span>
      <span className="winner-name">
        <FittedText text={place.name} size={size} weight={720} width={width} least={area.legible / size} wrapsFirst />
      </span>
      <span className="winner-value">{value}</span>
      <span className="winner-plinth" aria-hidden="true">
        {place.rank}
      </span>
    </li>
  );
}
