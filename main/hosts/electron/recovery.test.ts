import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger } from '#main/ports/logger';
import { Recovery, type Trouble } from './recovery';
import { decideRecovery, type RecoveryStep, type StepTaken } from './recovery-policy';
import { MemoryFiles } from './testing/memory-files';

const MINUTE_MS = 60_000;

function decideOften(times: number, everyMs: number, history: readonly StepTaken[] = []): RecoveryStep[] {
  let taken = history;
  return Array.from({ length: times }, (_, index) => {
    const decision = decideRecovery(taken, index * everyMs);
    taken = decision.taken;
    return decision.step;
  });
}

describe('the policy', () => {
  it('goes further with every failure in a short time, and holds in the end', () => {
    expect(decideOften(10, 100)).toEqual([
      'reload',
      'reload',
      'reload',
      'recreate',
      'recreate',
      'relaunch',
      'relaunch',
      'relaunch',
      'hold',
      'hold',
    ]);
  });

  it('goes no further than a reload when failures are rare', () => {
    expect(new Set(decideOften(100, 3 * MINUTE_MS))).toEqual(new Set(['reload']));
  });

  it('begins again with the gentlest step after a quiet hour', () => {
    const taken = Array.from({ length: 9 }, () => ({ step: 'relaunch' as const, atMs: 0 }));
    expect(decideRecovery(taken, 61 * MINUTE_MS)).toMatchObject({ step: 'reload', taken: [{ step: 'reload' }] });
  });

  it('holds longer each time, up to ten minutes', () => {
    let taken: readonly StepTaken[] = Array.from({ length: 3 }, () => ({ step: 'relaunch' as const, atMs: 0 }));
    const waits = Array.from({ length: 6 }, () => {
      const decision = decideRecovery(taken, 1, 'relaunch');
      taken = decision.taken;
      return decision.retryInMs / MINUTE_MS;
    });
    expect(waits).toEqual([1, 2, 4, 8, 10, 10]);
  });

  it('starts no lower than asked', () => {
    expect(decideRecovery([], 0, 'relaunch').step).toBe('relaunch');
    expect(decideRecovery([], 0, 'hold').step).toBe('hold');
  });

  it('holds for a clock that was set back', () => {
    const taken = Array.from({ length: 3 }, () => ({ step: 'relaunch' as const, atMs: 10 * MINUTE_MS }));
    expect(decideRecovery(taken, 0, 'relaunch').step).toBe('hold');
    expect(decideRecovery(taken, -10_000 * MINUTE_MS, 'relaunch').step).toBe('relaunch');
  });

  it('never relaunches more than three times in an hour, whatever happens when', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 * MINUTE_MS }), { maxLength: 80 }), (gaps) => {
        let taken: readonly StepTaken[] = [];
        let nowMs = 0;
        const relaunches: number[] = [];
        for (const gap of gaps) {
          nowMs += gap;
          const decision = decideRecovery(taken, nowMs);
          taken = decision.taken;
          if (decision.step === 'relaunch') relaunches.push(nowMs);
        }
        for (const [index, atMs] of relaunches.entries()) {
          expect(relaunches.slice(index).filter((other) => other - atMs < 60 * MINUTE_MS).length).toBeLessThanOrEqual(
            3,
          );
        }
      }),
    );
  });
});

describe('bringing the wall back', () => {
  let clock: FakeClock;
  let files: MemoryFiles;
  let did: string[];
  let recovery: Recovery;

  const open = (): Recovery => {
    const action = (name: string) => () => void did.push(name);
    return new Recovery(clock, files, silentLogger, {
      crash: action('crash'),
      reload: action('reload'),
      recreate: action('recreate'),
      relaunch: action('relaunch'),
      hold: action('hold'),
    });
  };
  const fail = (trouble: Trouble): void => {
    recovery.report(trouble, 'test');
  };

  beforeEach(() => {
    clock = new FakeClock();
    files = new MemoryFiles();
    did = [];
    recovery = open();
    recovery.loading();
  });

  it('does nothing about a wall that is well', () => {
    recovery.alive();
    clock.advance(24 * 60 * MINUTE_MS);
    expect(did).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('reloads a page that is gone', () => {
    recovery.alive();
    fail('gone');
    recovery.alive();
    expect(did).toEqual(['reload']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('ends the process of a page that hangs, then loads it again, and pays for one step', () => {
    recovery.alive();
    fail('hung');
    fail('hung');
    expect(did).toEqual(['crash']);
    fail('gone');
    expect(did).toEqual(['crash', 'reload']);
  });

  it('leaves a process that cannot be ended behind, with its window', () => {
    recovery.alive();
    fail('hung');
    clock.advance(3_000);
    expect(did).toEqual(['crash', 'recreate']);
  });

  it('does not take a page that is still being loaded for one that hangs', () => {
    fail('hung');
    expect(did).toEqual([]);
  });

  it('brings back a page that is loaded but never speaks, by way of a crash', () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      clock.advance(20_000);
      expect(did.at(-1)).toBe('crash');
      fail('gone');
    }
    expect(did.filter((step) => step !== 'crash')).toEqual(['reload', 'reload', 'reload', 'recreate']);
  });

  it('climbs every step when nothing helps, relaunches once, and remembers it', () => {
    for (let attempt = 0; attempt < 8; attempt++) fail('gone');
    expect(did).toEqual(['reload', 'reload', 'reload', 'recreate', 'recreate', 'relaunch']);
    expect(JSON.parse(files.read('recovery.json') ?? '')).toEqual({ relaunches: [clock.now()] });
    expect(clock.pendingTimers).toBe(0);
  });

  it('holds after three relaunches in an hour, shows it, and tries again by itself', () => {
    for (let run = 0; run < 3; run++) {
      for (let attempt = 0; attempt < 6; attempt++) fail('not-loaded');
      recovery = open();
      recovery.loading();
    }
    did = [];
    for (let attempt = 0; attempt < 6; attempt++) fail('gone');
    expect(did.slice(-2)).toEqual(['recreate', 'hold']);
    did = [];
    fail('gone');
    fail('hung');
    expect(did).toEqual([]);
    clock.advance(MINUTE_MS);
    expect(did).toEqual(['recreate']);
    recovery.alive();
    expect(clock.pendingTimers).toBe(0);
  });

  it('relaunches for an error that nothing caught, and waits when that has not helped', () => {
    for (let run = 0; run < 3; run++) {
      fail('fault');
      recovery = open();
    }
    expect(did).toEqual(['relaunch', 'relaunch', 'relaunch']);
    fail('fault');
    expect(did.at(-1)).toBe('hold');
    clock.advance(75 * MINUTE_MS);
    expect(did.at(-1)).toBe('relaunch');
  });

  it.each(['', 'not json', '[]', '{"relaunches":"x"}', '{"relaunches":[null,"x"]}'])(
    'is not stopped by a record that makes no sense: %s',
    (text) => {
      files.writeAtomic('recovery.json', text);
      recovery = open();
      fail('fault');
      expect(did).toEqual(['relaunch']);
    },
  );

  it('does nothing any more once it is stopped', () => {
    recovery.stop();
    fail('gone');
    clock.advance(MINUTE_MS);
    expect(did).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });
});
