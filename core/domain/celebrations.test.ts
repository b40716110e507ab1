import { describe, expect, it } from 'vitest';
import { CELEBRATION_KINDS, importance, RARITIES, timeToLiveMs } from './celebrations';

describe('timeToLiveMs', () => {
  it('is longer the greater the moment is, for every kind', () => {
    for (const kind of CELEBRATION_KINDS) {
      const times = RARITIES.map((rarity) => timeToLiveMs({ kind, rarity }));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(30_000);
    }
  });

  it('is shorter for a rank than for what stays true', () => {
    expect(timeToLiveMs({ kind: 'rank', rarity: 'epic' })).toBeLessThan(
      timeToLiveMs({ kind: 'level', rarity: 'epic' }),
    );
    expect(timeToLiveMs({ kind: 'contest', rarity: 'epic' })).toBeGreaterThan(
      timeToLiveMs({ kind: 'level', rarity: 'epic' }),
    );
  });
});

it('importance grows with rarity', () => {
  expect(RARITIES.map((rarity) => importance({ rarity }))).toEqual([0, 1, 2, 3]);
});
