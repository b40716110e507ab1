import { act, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { frameOf, rowOf } from '../testing/frames';
import { RETRY_MS, SafeBoard } from './safe-board';
import { applyFrame, EMPTY_WALL } from './wall-state';

describe('SafeBoard', () => {
  it('shows the last known ranks and tries the wall again', () => {
    const clock = new FakeClock();
    const retry = vi.fn();
    const state = applyFrame(EMPTY_WALL, frameOf([rowOf('a', 1), rowOf('b', 2)]));
    render(<SafeBoard state={state} clock={clock} retry={retry} />);
    expect(screen.getByTestId('wall').dataset['freshness']).toBe('live');
    expect(document.querySelector('[data-board-id] [data-entry-id=b]')).toHaveProperty('dataset.rank', '2');
    act(() => {
      clock.advance(RETRY_MS);
    });
    expect(retry).toHaveBeenCalledOnce();
  });

  it('stands on nothing too', () => {
    render(<SafeBoard state={EMPTY_WALL} clock={new FakeClock()} retry={vi.fn()} />);
    expect(screen.getByTestId('wall').dataset['freshness']).toBe('offline');
  });
});
