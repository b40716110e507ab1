import { academyDialect } from './academy';
import type { Dialect } from './dialect';
import { educatorQuizDialect } from './educator-quiz';
import { leaderboardDialect } from './leaderboard';
import { learningCoachDialect } from './learning-coach';
import { masterxDialect } from './masterx';

/** Every backend family that the wall serves. A new one is a file beside this one and a line here. */
const DIALECTS: readonly Dialect[] = [
  leaderboardDialect,
  learningCoachDialect,
  academyDialect,
  educatorQuizDialect,
  masterxDialect,
];

/** Throws RangeError for an id that the configuration schema does not allow. */
export function dialectById(id: string): Dialect {
  const dialect = DIALECTS.find((known) => known.id === id);
  if (!dialect) throw new RangeError(`No dialect is called ${id}`);
  return dialect;
}
