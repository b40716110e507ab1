import { achievementCelebration, achievementNotice } from './achievements';
import type { Handler } from './handler';
import { activity } from './moments';
import { levelCelebration, levelUp, streakMilestone, streakUpdate, xpGained } from './training';

/** What `/training` tells. */
export const ON_TRAINING: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['xp:gained', xpGained],
  ['level:up', levelUp],
  ['level:celebration', levelCelebration],
  ['streak:update', streakUpdate],
  ['streak:milestone', streakMilestone],
  ['achievement:unlocked', achievementNotice],
  ['achievement:showcase', achievementCelebration],
  ['quiz:completed', (payload, { nowMs }) => activity('quiz-completed', payload, nowMs, ['score', 'percentage'])],
  ['progress:update', (payload, { nowMs }) => activity('progress', payload, nowMs, ['progress', 'percentage'])],
  ['roleplay:response', () => [{ kind: 'private', topic: 'conversation' }]],
  ['roleplay:typing', () => [{ kind: 'private', topic: 'conversation' }]],
]);
