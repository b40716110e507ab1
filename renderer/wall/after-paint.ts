import type { Clock } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';

/** A hidden page gets no animation frames; what it would have painted counts as painted after this time. */
const HIDDEN_PAINT_MS = 50;

export type AfterPaint = (callback: () => void) => Disposable;

/** Makes a function that calls back once the current state of the page is on screen: in the second frame from now. */
export function paintWatcher(page: Document, clock: Clock): AfterPaint {
  return (callback) => {
    let frame = 0;
    let timer: Disposable | null = null;
    const stop = disposable(() => {
      cancelAnimationFrame(frame);
      timer?.dispose();
      page.removeEventListener('visibilitychange', onVisibility);
    });
    const done = (): void => {
      stop.dispose();
      callback();
    };
    const onVisibility = (): void => {
      if (page.hidden) timer ??= clock.after(HIDDEN_PAINT_MS, done);
    };
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(done);
    });
    page.addEventListener('visibilitychange', onVisibility);
    onVisibility();
    return stop;
  };
}
