import type { ExhibitMaker } from './exhibit-maker';
import { messageMaker } from './message';
import { pairMaker, type PairDeps } from './pair';

export type ExhibitDeps = PairDeps;

/** One file and one line per kind. */
export function exhibitMakers(deps: ExhibitDeps): readonly ExhibitMaker[] {
  return [pairMaker(deps), messageMaker()];
}
