import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { PagePlayer } from './page-play';

const FOR_MS = 750;

/** As far as the player knows animations. */
class FakeAnimation {
  startTime: number | null = null;
  onfinish: (() => void) | null = null;
  readonly effect = new FakeEffect();
  readonly cancel = vi.fn();
  readonly pause = vi.fn();
}

class FakeEffect {
  keyframes: Readonly<Record<string, readonly unknown[]>> = {};
  setKeyframes(keyframes: FakeEffect['keyframes']): void {
    this.keyframes = keyframes;
  }
}

let clock: FakeClock;
let player: PagePlayer;
let frames: { currentTime: number };
let animations: FakeAnimation[];
let element: HTMLElement;

beforeEach(() => {
  clock = new FakeClock();
  frames = { currentTime: 0 };
  player = new PagePlayer(clock, frames);
  animations = [];
  vi.stubGlobal('KeyframeEffect', FakeEffect);
  element = Object.assign(document.createElement('div'), {
    animate: () => {
      const animation = new FakeAnimation();
      animations.push(animation);
      return animation;
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const play = (forMs = FOR_MS) =>
  player.play({
    element,
    property: 'transform',
    values: ['translateX(0px)', 'translateX(4px)', 'translateX(10px)'],
    steps: [4, 0, 0],
    shares: [0, 0.2, 1],
    startMs: clock.monotonic(),
    forMs,
  });

const cancelled = (): boolean[] => animations.map(({ cancel }) => cancel.mock.calls.length > 0);

describe('PagePlayer', () => {
  it('plays a movement in its own time and steps, and then stays at its end', () => {
    play();
    const [animation] = animations;
    const { transform, offset, easing } = animation?.effect.keyframes ?? {};
    expect(transform).toEqual(['translateX(0px)', 'translateX(4px)', 'translateX(10px)', 'translateX(10px)']);
    expect(easing).toEqual(['steps(4)', 'linear', 'linear', 'linear']);
    const [first, second, end, held] = offset as number[];
    expect([first, held]).toEqual([0, 1]);
    expect((second ?? 0) / (end ?? 1)).toBeCloseTo(0.2);
    expect(end).toBeLessThan(0.5);
  });

  it('knows the time of the last frame', () => {
    frames.currentTime = 1_200;
    expect(player.lastFrameMs).toBe(1_200);
  });

  it('begins at the time that the movement was worked out for', () => {
    clock.advance(1_234);
    play();
    expect(animations[0]?.startTime).toBe(clock.monotonic());
  });

  it('takes those that are over away together, soon after, and none before', () => {
    play();
    clock.advance(40);
    play();
    clock.advance(FOR_MS - 50);
    expect(cancelled()).toEqual([false, false]);
    let steps = 0;
    while (!cancelled().includes(true) && steps < 300) {
      clock.advance(1);
      steps++;
    }
    expect(steps).toBeGreaterThanOrEqual(10);
    clock.advance(250);
    expect(cancelled()).toEqual([true, true]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('ends one at once when it is told to, and leaves the others', () => {
    const first = play();
    play(10 * FOR_MS);
    first.dispose();
    expect(cancelled()).toEqual([true, false]);
    clock.advance(2 * FOR_MS);
    expect(cancelled()).toEqual([true, false]);
    clock.advance(10 * FOR_MS);
    expect(cancelled()).toEqual([true, true]);
    expect(clock.pendingTimers).toBe(0);
  });
});
