import type { SourceConfig } from '#core/config/schema';
import { academyDialect } from './academy';
import { customDialect } from './custom/custom';
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

/** Throws RangeError for a custom source without a mapping, which the configuration schema does not allow. */
export function dialectOf({ dialect, mapping }: SourceConfig): Dialect {
  if (dialect !== 'custom') return dialectById(dialect);
  if (mapping === undefined) throw new RangeError('A custom source needs a mapping');
  return customDialect(mapping);
}

/** Throws RangeError for an id that the configuration schema does not allow. */
export function dialectById(id: string): Dialect {
  const dialect = DIALECTS.find((known) => known.id === id);
  if (!dialect) throw new RangeError(`No dialect is called ${id}`);
  return dialect;
}
