import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_FRAME_PANELS } from '#core/ipc/panels';
import { PLAIN_LOOK } from '#core/look/plain-look';
import { celebrationOf, frameOf, noticeOf, NOON_MS, rowOf, statusOf } from '../testing/frames';
import { renderOnStage, type Stage } from '../testing/stage';
import { Wall } from './wall';

const WARM_UP_ROUNDS = 3;
/** Of eight scenes each. What leaks, leaks once a round at least. */
const ROUNDS = 6;

/** Listeners that were added and not taken away, on anything, since counting began. */
let listeners: () => number;

beforeEach(() => {
  const added = vi.spyOn(EventTarget.prototype, 'addEventListener');
  const removed = vi.spyOn(EventTarget.prototype, 'removeEventListener');
  listeners = () => added.mock.calls.length - removed.mock.calls.length;
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Subscriptions to a store from now on, less those that have ended. */
function countSubscriptions(store: Stage['wall']): () => number {
  let open = 0;
  const { subscribe } = store;
  store.subscribe = (listener) => {
    open++;
    const end = subscribe(listener);
    return () => {
      open--;
      end();
    };
  };
  return () => open;
}

describe('a wall that goes on for months', () => {
  it('releases everything when a scene leaves: timers, listeners, subscriptions, nodes', () => {
    const stage = renderOnStage(<Wall />);
    const subscriptions = countSubscriptions(stage.wall);
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => rowOf(id, index + 1));
    const metric = { sourceId: 'sales', id: 'calls', value: 7, history: [1, 4, 7] };
    const panels = { ...NO_FRAME_PANELS, metrics: [metric] };
    let seq = 0;
    const round = (number: number): void => {
      const contest = { id: 'c', title: 'Sprint', endsAtMs: NOON_MS + 1e9 };
      const show = (over: Parameters<typeof frameOf>[1], of = rows): void => {
        stage.show(frameOf(of, { seq: seq++, ...over }));
        stage.advance(1_500);
      };
      show({ notices: [noticeOf(`n${number}`, { atMs: stage.clock.now() })] });
      show(
        {},
        [...rows].reverse().map((row, index) => ({ ...row, rank: index + 1, value: number })),
      );
      show({ panels, status: statusOf({ scene: 'live' }) });
      show({ status: statusOf({ scene: 'contest', contest }) });
      const rarity = number % 2 === 0 ? 'legendary' : 'common';
      show({ celebrations: [celebrationOf(`x${number}`, { rarity, atMs: stage.clock.now() })] });
      show({ status: statusOf({ freshness: 'stale', theme: 'daylight' }) });
      show({ look: { ...PLAIN_LOOK, tokens: { '--brand': '#123456' }, overscanPercent: number % 3 } });
      show({ board: null }, []);
      stage.advance(15_000);
    };
    const held = (): object => ({
      timers: stage.clock.pendingTimers,
      listeners: listeners(),
      subscriptions: subscriptions(),
      nodes: document.querySelectorAll('*').length,
      rootStyles: document.documentElement.style.length,
    });
    for (let number = 0; number < WARM_UP_ROUNDS; number++) round(number);
    const before = held();
    for (let number = WARM_UP_ROUNDS; number < ROUNDS + WARM_UP_ROUNDS; number++) round(number);
    expect(held()).toEqual(before);
  }, 30_000);

  it('holds nothing after the wall itself is gone', () => {
    const stage = renderOnStage(<Wall />);
    const subscriptions = countSubscriptions(stage.wall);
    stage.show(frameOf([rowOf('a', 1)]));
    act(cleanup);
    expect(subscriptions()).toBeLessThanOrEqual(0);
    expect(document.documentElement.style.length).toBe(0);
  });
});
