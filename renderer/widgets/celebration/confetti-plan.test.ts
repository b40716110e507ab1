import { describe, expect, it } from 'vitest';
import { RARITIES } from '#core/domain/celebrations';
import { burstsFor, piecesFor, usualFrameMs } from './confetti-plan';

describe('confetti', () => {
  it('throws at most 110 pieces, and fewer when frames get long', () => {
    for (const rarity of RARITIES) {
      const thrown = burstsFor(rarity, 0.4, piecesFor(rarity, 16.7), 1).reduce(
        (sum, burst) => sum + (burst.particleCount ?? 0),
        0,
      );
      expect(thrown).toBeLessThanOrEqual(110);
      expect(piecesFor(rarity, 50)).toBeLessThan(piecesFor(rarity, 16.7) / 2);
    }
  });

  it('comes from two corners for small moments, from the ring for great ones', () => {
    expect(burstsFor('rare', 0.4, 40, 1).map((burst) => burst.origin?.x)).toEqual([0, 1]);
    expect(burstsFor('legendary', 0.4, 40, 1).map((burst) => burst.origin)).toEqual([{ x: 0.5, y: 0.4 }]);
  });

  it('goes by the usual frame, not by a single long one', () => {
    expect(usualFrameMs([0, 120, 137, 154, 170])).toBeLessThan(20);
    expect(usualFrameMs([])).toBe(0);
  });
});
