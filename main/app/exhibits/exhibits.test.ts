import { expect, it } from 'vitest';
import type { SceneId } from '#core/domain/scenes';
import { NO_EXHIBIT, type Exhibit } from '#core/ipc/exhibits';
import { FakeClock } from '#core/kernel/fake-clock';
import { EXHIBIT_AGE_MS, Exhibits } from './exhibits';

const showing = (scene: SceneId) => ({ scene, boardId: null, sourceIds: [] });
const message = (title: string): Exhibit => ({ kind: 'message', title, text: null, image: null });

function withMaker() {
  const clock = new FakeClock();
  const state = { next: message('one') as Exhibit | null, made: 0 };
  const make = (): Exhibit | null => {
    state.made++;
    return state.next && { ...state.next };
  };
  return { clock, state, exhibits: new Exhibits(clock, [{ scene: 'message', make }]) };
}

it('gives the same object until something in it changes', () => {
  const { clock, state, exhibits } = withMaker();
  const first = exhibits.of(showing('message'));
  clock.advance(EXHIBIT_AGE_MS);
  expect(exhibits.of(showing('message'))).toBe(first);
  state.next = message('two');
  clock.advance(EXHIBIT_AGE_MS);
  expect(exhibits.of(showing('message'))).toEqual(message('two'));
});

it('makes one anew once a second at most', () => {
  const { clock, state, exhibits } = withMaker();
  for (let times = 0; times < 100; times++) exhibits.of(showing('message'));
  expect(state.made).toBe(1);
  clock.advance(EXHIBIT_AGE_MS);
  exhibits.of(showing('message'));
  expect(state.made).toBe(2);
});

it('has nothing for a scene of which there is nothing to show, and something for a scene without an exhibit', () => {
  const { state, exhibits } = withMaker();
  state.next = null;
  expect(exhibits.has(showing('message'))).toBe(false);
  expect(exhibits.of(showing('message'))).toBe(NO_EXHIBIT);
  expect(exhibits.has(showing('leaderboard'))).toBe(true);
  expect(exhibits.of(showing('leaderboard'))).toBe(NO_EXHIBIT);
});

it('forgets what is in no playlist any more', () => {
  const { state, exhibits } = withMaker();
  exhibits.of(showing('message'));
  exhibits.keepOnly([showing('leaderboard')]);
  exhibits.of(showing('message'));
  expect(state.made).toBe(2);
});
