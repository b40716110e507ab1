import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_QUALITY, learned, observed, type QualityLevel, type QualityState } from './policy';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A machine and its display: how long a frame takes at each level. */
class Machine {
  nowMs = 0;
  changes = 0;
  state: QualityState;

  constructor(
    readonly frameMs: (level: QualityLevel, frame: number) => number,
    refreshMs = 1_000 / 60,
  ) {
    this.state = learned(FULL_QUALITY, Array<number>(32).fill(refreshMs));
  }

  get level(): QualityLevel {
    return this.state.level;
  }

  move(forMs: number): this {
    const endMs = this.nowMs + forMs;
    for (let frame = 0; this.nowMs < endMs; frame++) {
      const frameMs = this.frameMs(this.level, frame);
      this.nowMs += frameMs;
      const { level } = this.state;
      this.state = observed(this.state, frameMs, this.nowMs);
      if (level !== this.level) this.changes++;
    }
    return this;
  }

  rest(forMs: number): this {
    this.nowMs += forMs;
    return this;
  }
}

const even = 1_000 / 60;

describe('the level', () => {
  it('stays at its best while frames come as the display takes them, whatever its rate', () => {
    for (const hertz of [24, 30, 50, 60, 120, 144]) {
      expect(new Machine(() => 1_000 / hertz, 1_000 / hertz).move(10 * MINUTE_MS).level).toBe(3);
    }
  });

  it('goes down within about a second of stutter, one step at a time, down to nothing but movement', () => {
    const machine = new Machine((_level, frame) => (frame % 4 === 0 ? 2 * even : even));
    const seen = [machine.level];
    for (let look = 0; look < 8; look++) seen.push(machine.move(1_300).level);
    expect([...new Set(seen)]).toEqual([3, 2, 1, 0]);
    expect(seen[1]).toBe(2);
  });

  it('goes down for frames that are all too long', () => {
    expect(new Machine(() => 50).move(3 * SECOND_MS).level).toBeLessThan(3);
    expect(new Machine(() => 400).move(15 * SECOND_MS).level).toBeLessThan(3);
  });

  it('goes down with the first half a second in which half of the frames are missing', () => {
    const machine = new Machine((_level, frame) => (frame % 2 === 0 ? 3 * even : even));
    expect(machine.move(600).level).toBe(2);
    expect(machine.move(1_200).level).toBe(0);
  });

  it('takes no notice of a hitch now and then', () => {
    const machine = new Machine((_level, frame) => (frame % 40 === 0 ? 180 : even));
    expect(machine.move(5 * MINUTE_MS).level).toBe(3);
  });

  it('takes no notice of a page that was hidden, throttled or asleep', () => {
    const machine = new Machine((_level, frame) => (frame % 3 === 0 ? 1_001 + frame : even));
    expect(machine.move(HOUR_MS).level).toBe(3);
  });

  it('goes up again after a minute that is calm, with enough movement in it to tell', () => {
    let slow = true;
    const machine = new Machine((_level, frame) => (slow && frame % 2 === 0 ? 40 : even));
    machine.move(1_500);
    expect(machine.level).toBe(2);
    slow = false;
    expect(machine.move(10 * SECOND_MS).level).toBe(2);
    expect(machine.rest(MINUTE_MS).move(SECOND_MS).level).toBe(3);
    slow = true;
    machine.move(1_500);
    slow = false;
    expect(machine.rest(HOUR_MS).move(4 * SECOND_MS).level).toBe(2);
  });

  it('learns that the display is faster than it seemed at first, and that another one is slower', () => {
    const machine = new Machine(() => even, 33.4).move(5 * SECOND_MS);
    expect(machine.state.refreshMs).toBeCloseTo(even);
    expect(learned(machine.state, Array<number>(32).fill(40)).refreshMs).toBe(40);
  });

  it('never swings: a machine that is too weak for a level tries it ever more rarely', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 2, max: 9 }), (bearable, period) => {
        const machine = new Machine((level, frame) => (level > bearable && frame % period === 0 ? 45 : even));
        for (let hour = 0; hour < 24; hour++) {
          for (let turn = 0; turn < 60; turn++) machine.move(2 * SECOND_MS).rest(58 * SECOND_MS);
        }
        expect(machine.level === bearable || machine.level === bearable + 1).toBe(true);
        // Down to what it can bear, and then eleven tries at most in a day: 1, 2, 4 ... minutes apart.
        expect(machine.changes).toBeLessThanOrEqual(3 - bearable + 2 * 11);
      }),
      { numRuns: 6 },
    );
  });
});
