import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { paintWatcher } from './after-paint';

/** As the browser's: what it begins to look at, it tells of in the next frame. */
class FakeResizeObserver {
  static readonly looking = new Set<FakeResizeObserver>();
  constructor(readonly callback: () => void) {}
  observe(): void {
    FakeResizeObserver.looking.add(this);
  }
  disconnect(): void {
    FakeResizeObserver.looking.delete(this);
  }
}

const nextFrame = (): void => {
  for (const { callback } of [...FakeResizeObserver.looking]) callback();
};

function setUp(hidden: boolean) {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  FakeResizeObserver.looking.clear();
  const clock = new FakeClock();
  const page = Object.assign(new EventTarget(), { hidden }) as Document & { hidden: boolean };
  const painted = vi.fn();
  paintWatcher(page, clock)(painted);
  return { clock, page, painted };
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
    const { painted, clock } = setUp(false);
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
    const { page, painted, clock } = setUp(false);
    page.hidden = true;
    page.dispatchEvent(new Event('visibilitychange'));
    nextFrame();
    clock.advance(1_000);
    await nextTask();
    expect(painted).toHaveBeenCalledOnce();
    expect(clock.pendingTimers).toBe(0);
  });
});
