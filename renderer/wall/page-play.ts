import { NativeAnimation } from 'framer-motion';
import { disposable } from '#core/kernel/disposer';
import type { Play } from '../widgets/board/puppet';

/**
 * Hands movements to the browser. Each begins at the time that it was worked out for, and not when the browser gets to it:
 * one that bends another goes on exactly where that was.
 */
export const pagePlay: Play = ({ element, property, values, shares, startMs, forMs }) => {
  const animation = new NativeAnimation<string>({
    element,
    name: property,
    keyframes: [...values],
    times: [...shares],
    duration: forMs,
    ease: 'linear',
  });
  animation.startTime = startMs;
  return disposable(() => {
    animation.cancel();
  });
};
