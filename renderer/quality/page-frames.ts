import { disposable } from '#core/kernel/disposer';
import type { NextFrame } from './governor';

/** The page's own frames. A hidden page has none. */
export const pageFrame: NextFrame = (callback) => {
  const frame = requestAnimationFrame(callback);
  return disposable(() => {
    cancelAnimationFrame(frame);
  });
};
