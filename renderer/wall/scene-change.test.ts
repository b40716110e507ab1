import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { frameOf, rowOf, statusOf } from '../testing/frames';
import { SceneChange } from './scene-change';
import { applyFrame, EMPTY_WALL, type WallState } from './wall-state';

const stateOf = (scene: string, rows = [rowOf('a', 1)]): WallState =>
  applyFrame(EMPTY_WALL, frameOf(rows, { status: statusOf({ scene }) }));

/** A page that takes the picture to fade from when it is told to. */
function onPage(first: WallState) {
  const wall = createStore<WallState>(() => first);
  const begun: (() => void)[] = [];
  const log: string[] = [];
  const scenes = new SceneChange({
    wall,
    page: {
      hidden: false,
      startViewTransition(update) {
        const done = new Promise<undefined>((resolve) => {
          begun.push(() => {
            update();
            resolve(undefined);
          });
        });
        return { ready: done, finished: done, updateCallbackDone: done };
      },
    },
    fades: () => true,
    changing: () => undefined,
  });
  const show = (state: WallState, name: string): void => {
    scenes.show(state, () => log.push(name));
  };
  const capture = async (): Promise<void> => {
    begun.shift()?.();
    await Promise.resolve();
  };
  return { wall, begun, log, show, capture };
}

it('cross-fades to another scene, and moves within one', async () => {
  const { wall, begun, log, show, capture } = onPage(stateOf('leaderboard'));
  const contest = stateOf('contest');
  show(contest, 'contest');
  expect(log).toEqual([]);
  await capture();
  expect(wall.getState()).toEqual(contest);
  expect(log).toEqual(['contest']);
  const moved = stateOf('contest', [rowOf('b', 1), rowOf('a', 2)]);
  show(moved, 'moved');
  expect(begun).toHaveLength(0);
  expect(wall.getState()).toEqual(moved);
});

it.each(['race', 'leaderboard', 'contest'])(
  'ends with the newest when a fade to one scene is overtaken by %s',
  async (last) => {
    const { wall, begun, log, show, capture } = onPage(stateOf('leaderboard'));
    const newest = stateOf(last, [rowOf('b', 1)]);
    show(stateOf('contest'), 'first');
    show(newest, 'second');
    while (begun.length > 0) await capture();
    expect(wall.getState()).toEqual(newest);
    expect(log).toEqual(['first', 'second']);
  },
);

it('begins a second fade while the first is still on its way', async () => {
  const { wall, begun, show, capture } = onPage(stateOf('leaderboard'));
  show(stateOf('contest'), 'first');
  await capture();
  const race = stateOf('race');
  show(race, 'second');
  expect(begun).toHaveLength(1);
  await capture();
  expect(wall.getState()).toEqual(race);
});
