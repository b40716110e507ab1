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

describe('paintWatcher', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('waits for the second frame, so that the first is on screen', () => {
    const { painted, nextFrame, clock } = setUp(false);
    clock.advance(60_000);
    nextFrame();
    expect(painted).not.toHaveBeenCalled();
    nextFrame();
    expect(painted).toHaveBeenCalledOnce();
  });

  it('does not wait for frames that a hidden page never gets', () => {
    const { painted, clock } = setUp(true);
    clock.advance(1_000);
    expect(painted).toHaveBeenCalledOnce();
  });

  it('goes on when the page is hidden while it waits, and tells only once', () => {
    const { page, painted, clock, nextFrame } = setUp(false);
    page.hidden = true;
    page.dispatchEvent(new Event('visibilitychange'));
    clock.advance(1_000);
    nextFrame();
    nextFrame();
    expect(painted).toHaveBeenCalledOnce();
    expect(clock.pendingTimers).toBe(0);
  });
});
