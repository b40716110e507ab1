import type { ExhibitOf } from '../../wall/exhibit';

type Champion = ExhibitOf<'hall-of-fame'>['champions'][number];
const LONGEST_FIRST = ['quarter', 'month', 'week', 'day'] as const satisfies readonly Champion['period'][];

/** Which champions have a plaque: the latest of each length of time, then the next latest; the longest come first. */
export function plaquesOf(champions: readonly Champion[], most: number): readonly Champion[] {
  const latest = LONGEST_FIRST.flatMap((period) => champions.find((champion) => champion.period === period) ?? []);
  const others = champions.filter((champion) => !latest.includes(champion));
  const order = (champion: Champion): number => LONGEST_FIRST.indexOf(champion.period);
  return [...latest, ...others].slice(0, most).sort((a, b) => order(a) - order(b) || b.fromMs - a.fromMs);
}
