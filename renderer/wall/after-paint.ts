import type { Clock } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';

/** A hidden page gets no animation frames; what it would have painted counts as painted after this time. */
const HIDDEN_PAINT_MS = 50;

export type AfterPaint = (callback: () => void) => Disposable;

/**
 * Has the browser make a frame, and calls back in it, after layout. Chromium takes a page that asks for an animation frame
 * for one that moves things by script, and a frame that comes without its newest state for a late one.
 */
export function nextLayout(page: Document, callback: () => void): Disposable {
  // A new observer is told of the size it finds.
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    callback();
  });
  observer.observe(page.documentElement);
  return disposable(() => {
    observer.disconnect();
  });
}

/**
 * Makes a function that calls back once the current state of the page has been painted: in the first task after the next
 * frame's layout. A message is such a task, and goes before timers; the frame after may be long in coming.
 */
export function paintWatcher(page: Document, clock: Clock): AfterPaint {
  return (callback) => {
    const { port1: painted, port2: frameEnd } = new MessageChannel();
    let timer: Disposable | null = null;
    const stop = disposable(() => {
      layout.dispose();
      painted.onmessage = null;
      painted.close();
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
    painted.onmessage = done;
    const layout = nextLayout(page, () => {
      frameEnd.postMessage(null);
    });
    page.addEventListener('visibilitychange', onVisibility);
    onVisibility();
    return stop;
  };
}
