import { BattleScene } from './battle';
import type { SceneId } from '#core/domain/scenes';
import { ContestScene } from './contest';
import { LiveScene } from './live';
import { LeaderboardScene } from './leaderboard';
import { MoversScene } from './movers';
import { RaceScene } from './race';
import { WinnersScene } from './winners';
import { HallOfFameScene } from './hall-of-fame';
import { ActivityScene } from './activity';
import { MessageScene } from './message';
import { PairScene } from './pair';
import type { Scene } from './scene';

/** One file and one line per scene. */
const SCENES: ReadonlyMap<string, Scene> = new Map<SceneId, Scene>([
  ['leaderboard', LeaderboardScene],
  ['pair', PairScene],
  ['battle', BattleScene],
  ['movers', MoversScene],
  ['race', RaceScene],
  ['contest', ContestScene],
  ['winners', WinnersScene],
  ['hall-of-fame', HallOfFameScene],
  ['activity', ActivityScene],
  ['live', LiveScene],
  ['message', MessageScene],
]);

const DEFAULT_SCENE = 'leaderboard';

/** The scene of that name; the leaderboard for a name that this wall does not know. */
export function sceneOf(name: string): { readonly name: string; readonly Scene: Scene } {
  const Scene = SCENES.get(name);
  return Scene === undefined ? { name: DEFAULT_SCENE, Scene: LeaderboardScene } : { name, Scene };
}
