import type { ExhibitMaker } from './exhibit-maker';

/** One file and one line per kind. */
export function exhibitMakers(): readonly ExhibitMaker[] {
  return [];
}
