import { describe, expect, it } from 'vitest';
import { RARITIES } from '#core/domain/celebrations';
import { MOTIFS } from '#core/domain/motifs';
import { frequencyOf, scoreOf } from './motifs';

describe.each(MOTIFS)('the tune "%s"', (motif) => {
  it.each(RARITIES)('%s: is short, begins at once, and stays where ears are comfortable', (rarity) => {
    const score = scoreOf(motif, rarity);
    expect(Math.min(...score.map(({ atS }) => atS))).toBe(0);
    expect(Math.max(...score.map(({ atS, lengthS }) => atS + lengthS))).toBeLessThan(8);
    for (const { pitch, strength, lengthS } of score) {
      expect(frequencyOf(pitch)).toBeGreaterThan(200);
      expect(frequencyOf(pitch)).toBeLessThan(5_000);
      expect(strength).toBeGreaterThan(0);
      expect(strength).toBeLessThanOrEqual(0.8);
      expect(lengthS).toBeGreaterThan(0.05);
    }
  });

  it('grows with the moment', () => {
    const lengths = RARITIES.map((rarity) => scoreOf(motif, rarity).length);
    expect(lengths).toEqual([...new Set(lengths)].sort((a, b) => a - b));
  });
});

it('all tunes differ', () => {
  const scores = MOTIFS.map((motif) => JSON.stringify(scoreOf(motif, 'common')));
  expect(new Set(scores).size).toBe(MOTIFS.length);
});

it('the A above middle C has 440 Hz', () => {
  expect(frequencyOf(69)).toBe(440);
  expect(frequencyOf(81)).toBe(880);
});
