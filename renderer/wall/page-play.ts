import { NativeAnimation } from 'framer-motion';
import { disposable } from '#core/kernel/disposer';
import type { Play, Playing } from '../widgets/board/puppet';

class Movement extends NativeAnimation<string> {
  constructor({ element, property, values, steps, shares, forMs }: Playing) {
    super({ element, name: property, keyframes: [...values], times: [...shares], duration: forMs, ease: 'linear' });
    const easing = steps.map((count) => (count === 0 ? 'linear' : `steps(${count})`));
    const { effect } = this.animation;
    if (effect instanceof KeyframeEffect) effect.setKeyframes({ [property]: [...values], offset: [...shares], easing });
  }
}

/**
 * Hands movements to the browser. Each begins at the time that it was worked out for, and not when the browser gets to it:
 * one that bends another goes on exactly where that was.
 */
export const pagePlay: Play = (playing) => {
  const movement = new Movement(playing);
  movement.startTime = playing.startMs;
  return disposable(() => {
    movement.cancel();
  });
};
