import type { CSSProperties } from 'react';
import { useRuler, useWords } from '../../wall/services';
import type { ExhibitOf } from '../../wall/exhibit';
import { Avatar } from '../avatar/avatar';
import { gradientsOf } from '../avatar/portrait';
import type { Area } from '../frame/area';
import { useValueOf } from '../people/value-of';
import { FittedText } from '../text/fitted-text';
import { RollingNumber } from '../text/rolling-number';
import { columnsOf } from './standing';
import './battle.css';

type Battle = ExhibitOf<'battle'>;

/** More would be too narrow for their names. */
const MOST = 6;
const FACES = 3;
/** In units: between two, what stands on a column, and in portrait a row's share of the room. */
const GAP = 2.4;
const HEAD = 27;
const VALUE_WEIGHT = 740;

/** Three teams and more, as columns that grow; in portrait as bars below each other. */
export function Columns({ battle, area }: { readonly battle: Battle; readonly area: Area }) {
  const words = useWords().scenes.battle;
  const ruler = useRuler();
  const write = useValueOf(battle.board);
  const sides = battle.sides.slice(0, MOST);
  const more = battle.sides.length - sides.length;
  const heights = columnsOf(sides.map(({ value }) => value));
  const colours = gradientsOf(sides.map(({ id }) => id));
  const landscape = area.orientation === 'landscape';
  const width = landscape ? (area.width - GAP * (sides.length - 1)) / sides.length : area.width;
  const valueSize = Math.max(area.legible, landscape ? Math.min(5.6, width * 0.15) : 6);
  const widthOf = (text: string): number => ruler(text.replace(/\d/g, '0'), VALUE_WEIGHT) * valueSize;
  return (
    <>
      <ol
        className="columns"
        data-orientation={area.orientation}
        style={{ '--bar': area.height - HEAD } as CSSProperties}
      >
        {sides.map((side, index) => {
          const full = write(side.value);
          const value = widthOf(full) > width * (landscape ? 1 : 0.45) ? write(side.value, 'compact') : full;
          const [from, to] = colours[index] ?? [];
          return (
            <li
              key={side.id}
              className="column"
              data-side-id={side.id}
              data-first={index === 0 || undefined}
              style={{ '--height': heights[index], '--a': from, '--a-2': to } as CSSProperties}
            >
              <div className="column-bar" aria-hidden="true">
                <i />
                <b>{index + 1}</b>
              </div>
              <div className="column-head">
                <h2 className="column-name">
                  <FittedText
                    text={side.name}
                    size={area.legible * 1.12}
                    weight={680}
                    width={landscape ? width : width - widthOf(value) - GAP}
                    lines={landscape ? 2 : 1}
                    least={0.9}
                  />
                </h2>
                <p className="column-value" style={{ fontSize: `calc(var(--u) * ${valueSize})` }}>
                  <RollingNumber text={value} value={side.value} />
                </p>
                <span className="column-faces">
                  {side.best.slice(0, FACES).map((member) => (
                    <span key={member.id} className="column-face">
                      <Avatar id={member.id} name={member.name} image={member.avatar} />
                    </span>
                  ))}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
      {more > 0 && <p className="columns-more">{words.more(more)}</p>}
    </>
  );
}
