import { useMemo } from 'react';
import type { Exhibit } from '#core/ipc/exhibits';
import { humanised } from '../language/formats';
import { useWall, useWords } from './services';

export type ExhibitOf<Kind extends Exhibit['kind']> = Extract<Exhibit, { kind: Kind }>;

/** What the scene of this kind shows, everybody with a name or the words for one; null while there is nothing of its kind. */
export function useExhibit<Kind extends Exhibit['kind']>(kind: Kind): ExhibitOf<Kind> | null {
  const exhibit = useWall((state) => state.exhibit);
  const { anonymous } = useWords().board;
  return useMemo(() => {
    if (exhibit.kind !== kind) return null;
    const shown = named(exhibit, anonymous);
    return isOf(shown, kind) ? shown : null;
  }, [exhibit, kind, anonymous]);
}

/** The same with words for those who do not want their name on the wall. */
export function named(exhibit: Exhibit, anonymous: string): Exhibit {
  const all = <Person extends { readonly name: string }>(people: readonly Person[]): Person[] =>
    people.map((person) => (person.name === '' ? { ...person, name: anonymous } : person));
  switch (exhibit.kind) {
    case 'battle':
      return { ...exhibit, sides: exhibit.sides.map((side) => ({ ...side, best: all(side.best) })) };
    case 'movers':
      return { ...exhibit, climbers: all(exhibit.climbers), gainers: all(exhibit.gainers) };
    case 'race':
      return { ...exhibit, lanes: all(exhibit.lanes) };
    case 'winners':
      return { ...exhibit, places: all(exhibit.places) };
    case 'hall-of-fame':
      return { ...exhibit, champions: all(exhibit.champions), records: all(exhibit.records) };
    // Rows of boards are named where they are drawn.
    case 'pair':
    case 'message':
    case 'none':
      return exhibit;
  }
}

function isOf<Kind extends Exhibit['kind']>(exhibit: Exhibit, kind: Kind): exhibit is ExhibitOf<Kind> {
  return exhibit.kind === kind;
}

/** A board's own title, or its metric in words. */
export function titleOf({ title, metric }: { readonly title: string | null; readonly metric: string }): string {
  return title ?? humanised(metric);
}
