import { ContestScene } from './contest';
import { LiveScene } from './live';
import { LeaderboardScene } from './leaderboard';
import { PairScene } from './pair';
import type { Scene } from './scene';

/** One file and one line per scene. */
const SCENES: ReadonlyMap<string, Scene> = new Map([
  ['leaderboard', LeaderboardScene],
  ['pair', PairScene],
  ['contest', ContestScene],
  ['live', LiveScene],
]);

const DEFAULT_SCENE = 'leaderboard';

/** The scene of that name; the leaderboard for a name that this wall does not know. */
export function sceneOf(name: string): { readonly name: string; readonly Scene: Scene } {
  const Scene = SCENES.get(name);
  return Scene === undefined ? { name: DEFAULT_SCENE, Scene: LeaderboardScene } : { name, Scene };
}
