import { describe, expect, it } from 'vitest';
import { RecentIds } from './recent-ids';

describe('RecentIds', () => {
  it('knows an id again, and forgets the oldest beyond its limit', () => {
    const ids = new RecentIds(3);
    expect(['a', 'b', 'a', 'c', 'd'].map((id) => ids.isNew(id))).toEqual([true, true, false, true, true]);
    expect(ids.all).toEqual(['b', 'c', 'd']);
    expect(ids.isNew('a')).toBe(true);
    expect(ids.all).toEqual(['c', 'd', 'a']);
  });

  it('lists what there is before it is full', () => {
    const ids = new RecentIds(5);
    ids.isNew('a');
    ids.isNew('b');
    expect(ids.all).toEqual(['a', 'b']);
  });
});
