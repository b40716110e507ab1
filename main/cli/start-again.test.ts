import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isLaunched, launched, runToTheEnd, START_AGAIN, type Ended } from './start-again';

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

  it('knows whether its launcher is there', async () => {
    // Says what it sees, and again once its launcher is gone, whose id it may still have.
    const seen = 'const { env, connected } = process; process.send({ env, connected })';
    const code = `${seen}; process.on('disconnect', () => process.exit(process.connected ? 1 : 0))`;
    const child = spawn(process.execPath, ['-e', code], launched({}));
    const [running] = (await once(child, 'message')) as Parameters<typeof isLaunched>;
    expect(isLaunched(running)).toBe(true);
    expect(isLaunched({ ...running, connected: false })).toBe(false);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('knows other supervisors, and the app that it started itself, from its launcher', () => {
    expect(isLaunched({ env: {}, connected: true })).toBe(false);
    expect(isLaunched(launched({}))).toBe(false);
  });
});
