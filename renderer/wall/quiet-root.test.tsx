import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, vi } from 'vitest';
import { quietRoot } from './quiet-root';

describe('quietRoot', () => {
  it('hears what people do, and not that something moves', () => {
    const container = document.body.appendChild(document.createElement('div'));
    const [clicked, ended, moved] = [vi.fn(), vi.fn(), vi.fn()];
    const hears = vi.spyOn(container, 'addEventListener');
    const root = createRoot(quietRoot(container));
    flushSync(() => {
      root.render(<button type="button" onClick={clicked} onAnimationEnd={ended} onTransitionEnd={moved} />);
    });
    const button = container.querySelector('button');
    button?.click();
    button?.dispatchEvent(new Event('animationend', { bubbles: true }));
    button?.dispatchEvent(new Event('transitionend', { bubbles: true }));

    expect(clicked).toHaveBeenCalledOnce();
    expect(ended).not.toHaveBeenCalled();
    expect(moved).not.toHaveBeenCalled();
    // One listener anywhere is enough for the browser to make the frames.
    const types = hears.mock.calls.map(([type]) => type);
    expect(types).toContain('click');
    expect(types.filter((type) => /animation|transition/i.test(type))).toEqual([]);
    root.unmount();
  });
});
