import { achievementCelebration, achievementNotice } from './achievements';
import type { Handler } from './handler';
import { activity } from './moments';
import { conversationOf, privately } from './private-talk';
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
  ['roleplay:response', roleplay],
  ['roleplay:typing', roleplay],
]);

/** The document's responses do not name their session: whoever hears them has joined the one. */
function roleplay(...[payload, { config }]: Parameters<Handler>): ReturnType<Handler> {
  return privately('conversation', conversationOf(payload) ?? config.join.session ?? 'roleplay');
}
