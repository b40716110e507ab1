import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestKey } from './nearest-key';

const KNOWN = ['name', 'language', 'theme', 'calmIntervalMs', 'maxEntries', 'staleAfterSeconds', 'ageingAfterSeconds'];

describe('nearestKey', () => {
  it.each([
    ['calmInterval', 'calmIntervalMs'],
    ['clamIntervalMs', 'calmIntervalMs'],
    ['THEME', 'theme'],
    ['maxEntrys', 'maxEntries'],
    ['staleAfterSecond', 'staleAfterSeconds'],
    ['agingAfterSeconds', 'ageingAfterSeconds'],
    ['lang', 'language'],
    ['Stale', 'staleAfterSeconds'],
  ])('takes %s for a slip of %s', (found, meant) => {
    expect(nearestKey(found, KNOWN)).toBe(meant);
  });

  it.each(['x', '', 'volume', 'zzzz', '__proto__', 'm'.repeat(100_000)])('does not guess at %.20s', (found) => {
    expect(nearestKey(found, KNOWN)).toBeNull();
  });

  it('knows nothing where nothing is known', () => {
    expect(nearestKey('theme', [])).toBeNull();
  });

  it('finds any known key with one letter lost', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), fc.nat(), (key, at) => {
        const lost = at % key.length;
        expect(nearestKey(key.slice(0, lost) + key.slice(lost + 1), KNOWN)).toBe(key);
      }),
    );
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['abc', 'abcd', 1],
    ['kitten', 'sitting', 3],
  ])('%s to %s takes %i edits', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });

  it('is the same in both directions, zero only between equals, and no more than the longer word', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const edits = editDistance(a, b);
        expect(edits).toBe(editDistance(b, a));
        expect(edits === 0).toBe(a === b);
        expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(edits).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});
