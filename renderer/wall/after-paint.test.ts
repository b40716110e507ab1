import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { paintWatcher } from './after-paint';

function setUp(hidden: boolean) {
  let waiting: FrameRequestCallback | null = null;
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    waiting = callback;
    return 1;
  });
  vi.stubGlobal('cancelAnimationFrame', () => {
    waiting = null;
  });
  const clock = new FakeClock();
  const page = Object.assign(new EventTarget(), { hidden }) as Document & { hidden: boolean };
  const painted = vi.fn();
  paintWatcher(page, clock)(painted);
  const nextFrame = (): void => {
    const callback = waiting;
    waiting = null;
    callback?.(0);
  };
  return { clock, page, painted, nextFrame };
}

/** A message that was posted before has come in by then. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

describe('paintWatcher', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('waits for the next frame, and for the task after it, when that is on screen', async () => {
    const { painted, nextFrame, clock } = setUp(false);
    clock.advance(60_000);
    await nextTask();
    nextFrame();
    await Promise.resolve();
    expect(painted).not.toHaveBeenCalled();
    await nextTask();
    expect(painted).toHaveBeenCalledOnce();
  });

  it('does not wait for frames that a hidden page never gets', () => {
    const { painted, clock } = setUp(true);
    clock.advance(1_000);
    expect(painted).toHaveBeenCalledOnce();
  });

  it('goes on when the page is hidden while it waits, and tells only once', async () => {
    const { page, painted, clock, nextFrame } = setUp(false);
    page.hidden = true;
    page.dispatchEvent(new Event('visibilitychange'));
    nextFrame();
    clock.advance(1_000);
    await nextTask();
    expect(painted).toHaveBeenCalledOnce();
    expect(clock.pendingTimers).toBe(0);
  });
});
