import { describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { HeadStart } from './head-start';

function given() {
  const clock = new FakeClock();
  const headStart = new HeadStart(clock);
  const over = vi.fn();
  headStart.give(over);
  return { clock, headStart, over };
}

describe('HeadStart', () => {
  it('is over when a wall shows something, once', () => {
    const { clock, headStart, over } = given();
    clock.advance(300);
    expect(over).not.toHaveBeenCalled();
    headStart.painted();
    headStart.painted();
    expect(over).toHaveBeenCalledTimes(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it('is over after a second where there is no wall', () => {
    const { clock, headStart, over } = given();
    clock.advance(1_000);
    headStart.painted();
    expect(over).toHaveBeenCalledTimes(1);
  });

  it('is never over once the app stops', () => {
    const { clock, headStart, over } = given();
    headStart.dispose();
    headStart.painted();
    clock.advance(5_000);
    expect(over).not.toHaveBeenCalled();
    expect(clock.pendingTimers).toBe(0);
  });
});
