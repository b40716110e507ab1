import { describe, expect, it } from 'vitest';
import { isLaunched, launchedBy, runToTheEnd, START_AGAIN, type Ended } from './start-again';

describe('a program that the launcher runs', () => {
  const runs = async (ends: readonly Ended[], stoppingAfter = Infinity): Promise<[number, Ended]> => {
    let started = 0;
    const run = () => Promise.resolve(ends[started++]!);
    const last = await runToTheEnd(run, () => started >= stoppingAfter);
    return [started, last];
  };
  const again: Ended = { code: START_AGAIN, signal: null };
  const stopped: Ended = { code: 0, signal: null };
  const badStart: Ended = { code: 2, signal: null };
  const crashed: Ended = { code: null, signal: 'SIGSEGV' };

  it('is started again as often as it asks for it, and no more', async () => {
    expect(await runs([again, again, stopped, again])).toEqual([3, stopped]);
    expect(await runs([again, crashed, again])).toEqual([2, crashed]);
  });

  it('is not started again once the launcher is told to stop', async () => {
    expect(await runs([again, again, crashed], 2)).toEqual([2, stopped]);
    expect(await runs([again, crashed], 2)).toEqual([2, stopped]);
    expect(await runs([badStart], 1)).toEqual([1, badStart]);
  });

  it('knows whether its launcher is there', () => {
    expect(isLaunched(launchedBy(4_711), 4_711)).toBe(true);
    expect(isLaunched(launchedBy(4_711), 1)).toBe(false);
    expect(isLaunched({}, 4_711)).toBe(false);
  });
});
