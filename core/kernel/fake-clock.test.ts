import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from './fake-clock';

describe('FakeClock', () => {
  it('stands still until it is advanced', () => {
    const clock = new FakeClock(5_000);
    expect([clock.now(), clock.monotonic()]).toEqual([5_000, 0]);
    clock.advance(250);
    expect([clock.now(), clock.monotonic()]).toEqual([5_250, 250]);
  });

  it('fires each timer at its time, in order, equal ones as they were set', () => {
    const clock = new FakeClock(0);
    const fired: string[] = [];
    clock.after(30, () => fired.push(`c${clock.monotonic()}`));
    clock.after(10, () => fired.push(`a${clock.monotonic()}`));
    clock.after(10, () => fired.push(`b${clock.monotonic()}`));
    clock.advance(9);
    expect(fired).toEqual([]);
    clock.advance(21);
    expect(fired).toEqual(['a10', 'b10', 'c30']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('repeats until disposed, also from within', () => {
    const clock = new FakeClock();
    let ticks = 0;
    const ticking = clock.every(10, () => {
      if (++ticks === 3) ticking.dispose();
    });
    clock.advance(1_000);
    expect(ticks).toBe(3);
    expect(clock.pendingTimers).toBe(0);
  });

  it('fires within one advance what a timer sets for that time', () => {
    const clock = new FakeClock();
    const fired: number[] = [];
    clock.after(10, () => clock.after(10, () => fired.push(clock.monotonic())));
    clock.advance(100);
    expect(fired).toEqual([20]);
    expect(clock.monotonic()).toBe(100);
  });

  it('never fires what was cancelled', () => {
    const clock = new FakeClock();
    const timer = clock.after(10, () => expect.unreachable());
    timer.dispose();
    timer.dispose();
    clock.advance(100);
    expect(clock.pendingTimers).toBe(0);
  });

  it('survives a period of nothing', () => {
    const clock = new FakeClock();
    let ticks = 0;
    clock.every(0, () => ticks++);
    clock.advance(5);
    expect(ticks).toBeGreaterThan(0);
  });

  it('steps the wall clock alone', () => {
    const clock = new FakeClock(1_000_000);
    let fired = false;
    clock.after(10, () => (fired = true));
    clock.stepWallClock(-500_000);
    expect([clock.now(), clock.monotonic(), fired]).toEqual([500_000, 0, false]);
  });

  it('lets promises settle between timers when asked', async () => {
    const clock = new FakeClock();
    const seen: number[] = [];
    clock.after(100, () => {
      void Promise.resolve().then(() => clock.after(100, () => seen.push(clock.monotonic())));
    });
    await clock.advanceAsync(300);
    expect(seen).toEqual([200]);
  });

  it('never goes back, whatever is set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 50 }), { maxLength: 20 }),
        fc.nat({ max: 100 }),
        (delays, byMs) => {
          const clock = new FakeClock();
          const fired: number[] = [];
          for (const delay of delays) clock.after(delay, () => fired.push(clock.monotonic()));
          clock.advance(byMs);
          expect(fired).toEqual([...fired].sort((a, b) => a - b));
          expect(fired).toHaveLength(delays.filter((delay) => delay <= byMs).length);
        },
      ),
    );
  });
});
