import type { CSSProperties } from 'react';
import { useRuler, useWords } from '../../wall/services';
import type { ExhibitOf } from '../../wall/exhibit';
import { gradientsOf } from '../avatar/portrait';
import type { Area } from '../frame/area';
import { Icon } from '../icons/icons';
import { PersonRow } from '../people/person-row';
import { useValueOf } from '../people/value-of';
import { FittedText } from '../text/fitted-text';
import { RollingNumber } from '../text/rolling-number';
import { seamOf } from './standing';
import './battle.css';

type Battle = ExhibitOf<'battle'>;
type Side = Battle['sides'][number];

/** In units. */
const PADDING = 3.6;
const NAME = 5.6;
const VALUE = 13;
const VALUE_WEIGHT = 780;
const LOOK = {
  landscape: { block: 0.36, best: 4, row: 7.6, face: 5.8 },
  portrait: { block: 0.94, best: 3, row: 8.6, face: 7.2 },
} as const;

interface DuelProps {
  readonly battle: Battle;
  readonly area: Area;
}

/** Two teams push a seam. The first one's place is its own, so that a change of the lead moves the seam and not the teams. */
export function Duel({ battle, area }: DuelProps) {
  const [a, b] = [...battle.sides].sort((one, other) => (one.id < other.id ? -1 : 1));
  if (a === undefined || b === undefined) return null;
  const colours = gradientsOf([a.id, b.id]);
  const lead = a.value - b.value;
  const style = {
    '--seam': seamOf(a.value, b.value),
    '--a': colours[0]?.[0],
    '--a-2': colours[0]?.[1],
    '--b': colours[1]?.[0],
    '--b-2': colours[1]?.[1],
  } as CSSProperties;
  return (
    <div className="duel" data-orientation={area.orientation} data-lead={Math.sign(lead)} style={style}>
      <div className="duel-fields" aria-hidden="true">
        <i className="duel-field-b" />
        <i className="duel-field-a" />
        <i className="duel-seam" />
      </div>
      <div className="duel-marker" aria-hidden="true">
        <span>
          <Icon name={lead === 0 ? 'bars' : 'up'} />
        </span>
      </div>
      <SideWords side={a} other={b} battle={battle} area={area} />
      <SideWords side={b} other={a} battle={battle} area={area} />
    </div>
  );
}

function SideWords({ side, other, battle, area }: DuelProps & { readonly side: Side; readonly other: Side }) {
  const words = useWords().scenes.battle;
  const ruler = useRuler();
  const write = useValueOf(battle.board);
  const { block, best, row, face } = LOOK[area.orientation];
  const width = area.width * block - PADDING;
  const sizeOf = (text: string): number => Math.min(VALUE, width / ruler(text.replace(/\d/g, '0'), VALUE_WEIGHT));
  const full = write(side.value);
  const value = sizeOf(full) < VALUE * 0.6 ? write(side.value, 'compact') : full;
  const ahead = side.value - other.value;
  return (
    <section className="duel-side" data-side-id={side.id} style={{ width: `calc(var(--u) * ${width})` }}>
      <h2 className="duel-name">
        <FittedText text={side.name} size={NAME} weight={720} width={width} lines={1} least={0.62} />
      </h2>
      <p className="duel-value" style={{ fontSize: `calc(var(--u) * ${sizeOf(value)})` }}>
        <RollingNumber text={value} value={side.value} />
      </p>
      <p className="duel-about">
        {ahead >= 0 && (
          <span className="duel-ahead">
            {ahead === 0 ? words.level : words.ahead(write(ahead, ahead >= 1e6 ? 'compact' : 'full'))}
          </span>
        )}
        <span>{words.members(side.memberCount, battle.by)}</span>
      </p>
      <ul className="duel-best" style={{ '--line': row } as CSSProperties}>
        {side.best.slice(0, best).map((member) => (
          <PersonRow
            key={member.id}
            person={member}
            value={write(member.value, 'compact')}
            valueSize={area.legible}
            width={width}
            face={face}
            size={area.orientation === 'landscape' ? area.legible * 1.05 : area.legible * 0.86}
            lines={1}
          />
        ))}
      </ul>
    </section>
  );
}
