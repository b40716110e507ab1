import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RARITIES } from '#core/domain/celebrations';
import { seededRandom } from '#core/kernel/random';
import { flights, MOST_PIECES, stillPieces } from './confetti-flight';
import { STAGINGS } from './stagings/registry';

const ROOM = { orientation: 'landscape', width: 178, height: 100 } as const;
const burstsOf = (rarity: (typeof RARITIES)[number]) => STAGINGS[rarity].confetti(STAGINGS[rarity].layout(ROOM), ROOM);
const thrown = (seed: number) => flights(burstsOf('legendary'), seededRandom(seed));

describe('confetti', () => {
  it('has never more pieces in the air than a wall can carry, and none where a moment is calm', () => {
    for (const rarity of RARITIES) {
      expect(flights(burstsOf(rarity), seededRandom(1)).length).toBeLessThanOrEqual(MOST_PIECES);
    }
    expect(burstsOf('common')).toEqual([]);
  });

  it('is the same for the same moment, and another one for another', () => {
    expect(thrown(1)).toEqual(thrown(1));
    expect(thrown(1)).not.toEqual(thrown(2));
  });

  it('is thrown, slows down, and sinks in the end; no piece jumps', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const { poses, flightMs } of thrown(seed)) {
          expect(poses[0]).toMatchObject({ at: 0, opacity: 1 });
          expect(poses.at(-1)).toMatchObject({ at: 1, opacity: 0 });
          const speeds = poses.slice(1).map((pose, index) => {
            const before = poses[index]!;
            const s = ((pose.at - before.at) * flightMs) / 1_000;
            return { x: Math.abs(pose.x - before.x) / s, y: (pose.y - before.y) / s };
          });
          for (const { x, y } of speeds) expect(Math.hypot(x, y)).toBeLessThan(200);
          expect(speeds.at(-1)!.y).toBeGreaterThan(5);
          expect(speeds.at(-1)!.x).toBeLessThan(12);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('lies on no word in a picture that does not move, and is there all the same', () => {
    for (const rarity of RARITIES.filter((each) => each !== 'common')) {
      const { words } = STAGINGS[rarity].layout(ROOM);
      const all = flights(burstsOf(rarity), seededRandom(3));
      const still = stillPieces(all, words);
      const onWords = still.filter(
        ({ pose: { x, y } }) => x > words.x && x < words.x + words.width && y > words.y && y < words.y + words.height,
      );
      expect(onWords).toEqual([]);
      expect(still.length).toBeGreaterThan(all.length / 4);
    }
  });
});
