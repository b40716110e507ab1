import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { COMMIT_PAUSE_MS, GroupCommit, RETRY_FIRST_MS, RETRY_LAST_MS } from './group-commit';
import { settled } from './testing/memory-disk';

let clock: FakeClock;
let commit: GroupCommit;
let writes: { done: () => void; fail: () => void }[];
let troubles: string[];

beforeEach(() => {
  clock = new FakeClock();
  writes = [];
  troubles = [];
  commit = new GroupCommit({
    clock,
    write: () =>
      new Promise((resolve, reject) => {
        writes.push({
          done: resolve,
          fail: () => {
            reject(new Error('ENOSPC'));
          },
        });
      }),
    troubled: (cause) => troubles.push(cause === null ? 'over' : (cause as Error).message),
  });
});

/** The promises that have been kept so far, by name. */
function watch(named: Record<string, Promise<boolean>>, known: Record<string, boolean> = {}): Record<string, boolean> {
  for (const [name, promise] of Object.entries(named)) void promise.then((safe) => (known[name] = safe));
  return known;
}

describe('changes', () => {
  it('of one turn are one write, and safe only when it is done', async () => {
    const first = commit.changed();
    expect(commit.changed()).toBe(first);
    const known = watch({ first });
    expect(writes).toHaveLength(0);
    clock.advance(0);
    await settled();
    expect([writes.length, known]).toEqual([1, {}]);
    writes[0]!.done();
    await settled();
    expect(known).toEqual({ first: true });
    expect(clock.pendingTimers).toBe(0);
  });

  it('that come while one is written are the next, after a pause', async () => {
    const first = commit.changed();
    clock.advance(0);
    const known = watch({ first, second: commit.changed(), third: commit.changed() });
    clock.advance(1_000);
    expect(writes).toHaveLength(1);
    writes[0]!.done();
    await settled();
    expect(known).toEqual({ first: true });
    clock.advance(COMMIT_PAUSE_MS - 1);
    expect(writes).toHaveLength(1);
    clock.advance(1);
    writes[1]!.done();
    await settled();
    expect(known).toEqual({ first: true, second: true, third: true });
  });
});

describe('a disk that refuses', () => {
  it('is asked again, later each time, and nothing is called safe before', async () => {
    const known = watch({ first: commit.changed() });
    for (const waitMs of [0, RETRY_FIRST_MS, 2 * RETRY_FIRST_MS]) {
      clock.advance(waitMs - 1);
      const before = writes.length;
      clock.advance(1);
      expect(writes).toHaveLength(before + 1);
      writes.at(-1)!.fail();
      await settled();
    }
    watch({ later: commit.changed() }, known);
    expect(known).toEqual({});
    clock.advance(4 * RETRY_FIRST_MS);
    writes.at(-1)!.done();
    await settled();
    expect(known).toEqual({ first: true, later: true });
    expect(troubles).toEqual(['ENOSPC', 'ENOSPC', 'ENOSPC', 'over']);
  });

  it('is never left alone for longer than a minute', async () => {
    void commit.changed();
    clock.advance(0);
    for (let times = 0; times < 12; times++) {
      writes.at(-1)!.fail();
      await settled();
      clock.advance(RETRY_LAST_MS);
      expect(writes).toHaveLength(times + 2);
    }
  });
});

describe('flush and close', () => {
  it('flush does not wait for the pause, but for a write that is under way', async () => {
    void commit.changed();
    const known = watch({ flushed: commit.flush() });
    await settled();
    expect(writes).toHaveLength(1);
    void commit.changed();
    watch({ again: commit.flush() }, known);
    writes[0]!.done();
    await settled();
    expect(writes).toHaveLength(2);
    writes[1]!.done();
    await settled();
    expect(known['again']).toBe(true);
    expect(clock.pendingTimers).toBe(0);
  });

  it('flush with nothing to write writes nothing', async () => {
    expect(await commit.flush()).toBe(true);
    expect(writes).toHaveLength(0);
  });

  it('close tries once more, and says what is not safe', async () => {
    const known = watch({ first: commit.changed() });
    const closed = commit.close();
    await settled();
    writes[0]!.fail();
    await closed;
    await settled();
    expect(known).toEqual({ first: false });
    expect(await commit.changed()).toBe(false);
    expect(clock.pendingTimers).toBe(0);
  });
});
