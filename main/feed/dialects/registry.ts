import type { Dialect } from './dialect';
import { leaderboardDialect } from './leaderboard';

/** Every backend family that the wall serves. A new one is a file beside this one and a line here. */
const DIALECTS: readonly Dialect[] = [leaderboardDialect];

/** Throws RangeError for an id that the configuration schema does not allow. */
export function dialectById(id: string): Dialect {
  const dialect = DIALECTS.find((known) => known.id === id);
  if (!dialect) throw new RangeError(`No dialect is called ${id}`);
  return dialect;
}
