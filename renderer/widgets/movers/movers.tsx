import type { CSSProperties } from 'react';
import { useRuler, useWords } from '../../wall/services';
import type { ExhibitOf } from '../../wall/exhibit';
import type { Area } from '../frame/area';
import { useValueOf } from '../people/value-of';
import { ClimbPath } from './climb-path';
import { MoversList } from './movers-list';

type Movers = ExhibitOf<'movers'>;

/** In units. */
const BETWEEN = 3;
const PADDING = 3;
const GAIN = 11;
const GAIN_WEIGHT = 780;
/** In front of the number in languages from the right too, whose amounts begin with a mark of that. */
const START = /^\u200f?/;
const PLUS = '$&\u200e+';

/** Climbers beside gainers; in portrait above them. Where one of them is missing the other has the room. */
export function MoversView({ movers, area }: { readonly movers: Movers; readonly area: Area }) {
  const words = useWords().scenes.movers;
  const ruler = useRuler();
  const write = useValueOf(movers.board);
  const both = movers.climbers.length > 0 && movers.gainers.length > 0;
  const beside = both && area.orientation === 'landscape';
  const width = beside ? (area.width - BETWEEN) / 2 : area.width;
  const height = both && !beside ? (area.height - BETWEEN) / 2 : area.height;
  const room = { width, height, legible: area.legible };
  const gained = (gain: number): string => write(gain, gain >= 1e6 ? 'compact' : 'full').replace(START, PLUS);
  return (
    <div className="movers" data-orientation={area.orientation}>
      <MoversList
        {...room}
        title={words.climbers}
        movers={movers.climbers}
        large={({ from, to }) => (
          <p className="climb" role="img" aria-label={words.climb(from, to)}>
            <span className="climb-was">{from}</span>
            <ClimbPath />
            <span className="climb-now">{to}</span>
          </p>
        )}
        small={({ from, to }) => ({
          text: `${from} → ${to}`,
          node: (
            <span className="climb-small" role="img" aria-label={words.climb(from, to)}>
              {from}
              <svg viewBox="0 0 10 9" aria-hidden="true">
                <path d="M5 0.5 9.6 8.500H.4z" />
              </svg>
              <b>{to}</b>
            </span>
          ),
        })}
      />
      <MoversList
        {...room}
        title={words.gainers}
        movers={movers.gainers}
        large={({ gain, value }) => {
          const text = gained(gain);
          const size = Math.min(GAIN, (width - 2 * PADDING) / ruler(text.replace(/\d/g, '0'), GAIN_WEIGHT));
          return (
            <p className="gain" style={{ '--size': size } as CSSProperties}>
              <b>{text}</b>
              <span>{words.now(write(value))}</span>
            </p>
          );
        }}
        small={({ gain }) => ({ text: gained(gain), node: <b className="gain-small">{gained(gain)}</b> })}
      />
    </div>
  );
}
