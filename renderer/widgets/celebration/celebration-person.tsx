import { memo, type CSSProperties } from 'react';
import { Avatar } from '../avatar/avatar';
import type { EmblemProps, KindMotif } from './kinds/kind';
import type { Circle, StagingLayout } from './stagings/staging';

interface PersonProps extends EmblemProps {
  readonly motif: KindMotif;
  readonly layout: StagingLayout;
  /** null: nobody in particular, and the emblem has the place. */
  readonly person: { readonly id: string; readonly name: string; readonly image: string | null } | null;
}

/** Who is celebrated, in a ring, and by what emblem. */
export const CelebrationPerson = memo(function CelebrationPerson(props: PersonProps) {
  const { motif, layout, person, number, first } = props;
  const { Emblem, Wreath } = motif;
  const emblem = person === null ? layout.ring : layout.emblem;
  return (
    <>
      {layout.wreath && Wreath !== null && <Wreath number={number} first={first} />}
      {person !== null && (
        <div className="celebration-person">
          <div className="celebration-ring">
            <Avatar id={person.id} name={person.name} image={person.image} />
          </div>
        </div>
      )}
      <span className="celebration-emblem" style={placeOf(emblem)} aria-hidden="true">
        <Emblem number={number} first={first} />
      </span>
    </>
  );
});

function placeOf({ x, y, diameter }: Circle): CSSProperties {
  return {
    insetInlineStart: units(x - diameter / 2),
    top: units(y - diameter / 2),
    width: units(diameter),
    height: units(diameter),
    '--size': diameter,
  } as CSSProperties;
}

function units(length: number): string {
  return `calc(var(--u) * ${length})`;
}
