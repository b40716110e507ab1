import { describe, expect, it } from 'vitest';
import { FAMILY_IDS } from '#core/config/choices';
import { ACADEMY } from './academy-fixtures';
import { dialectSuite, MARKER, type DialectFixtures } from './dialect-suite';
import { EDUCATOR_QUIZ } from './educator-quiz-fixtures';
import { leaderboardDialect } from './leaderboard';
import { DOCUMENTED, sourceConfig } from './leaderboard-fixtures';
import { LEARNING_COACH } from './learning-coach-fixtures';
import { MASTERX } from './masterx-fixtures';
import { dialectById } from './registry';

const LEADERBOARD: DialectFixtures = {
  dialect: leaderboardDialect,
  config: sourceConfig(),
  wrap: (_event, body) => [body],
  documented: DOCUMENTED,
  secrets: [
    ['/training', 'roleplay:response', { message: MARKER, metadata: { feedback: MARKER } }],
    ['/field', 'susan:reply', { message: MARKER }],
    ['/', 'chat:message', { message: MARKER }],
  ],
  privateEvents: [
    ['/training', 'roleplay:response'],
    ['/training', 'roleplay:typing'],
    ['/field', 'anything'],
  ],
  rejected: [
    ['/leaderboard', 'rankings:update', { newRank: 1 }, '"userId" is missing'],
    ['/leaderboard', 'tv:update', {}, 'carries nothing'],
  ],
};

/** The compiler asks for the fixtures of every dialect that there is. */
const FIXTURES: Readonly<Record<(typeof FAMILY_IDS)[number], DialectFixtures>> = {
  leaderboard: LEADERBOARD,
  'learning-coach': LEARNING_COACH,
  academy: ACADEMY,
  'educator-quiz': EDUCATOR_QUIZ,
  masterx: MASTERX,
};

describe('the registry', () => {
  it.each(FAMILY_IDS)('knows %s by its id', (id) => {
    expect(dialectById(id).id).toBe(id);
    expect(FIXTURES[id].dialect).toBe(dialectById(id));
  });

  it('knows no other', () => {
    expect(() => dialectById('toString')).toThrow(RangeError);
  });
});

for (const fixtures of Object.values(FIXTURES)) dialectSuite(fixtures);
