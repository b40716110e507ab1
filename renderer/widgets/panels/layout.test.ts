import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveLayout, type Area, type Tile, type TileKind } from './layout';

const KINDS: readonly TileKind[] = ['metrics', 'rooms', 'jobs', 'services', 'activity', 'talk'];
const AREAS: readonly Area[] = [
  { width: 177.8, height: 100, orientation: 'landscape' },
  { width: 133.3, height: 100, orientation: 'landscape' },
  { width: 90.7, height: 161.3, orientation: 'portrait' },
];
const HAIR = 0.001;

const overlaps = (a: Tile, b: Tile): boolean =>
  a.left + a.width > b.left + HAIR &&
  b.left + b.width > a.left + HAIR &&
  a.top + a.height > b.top + HAIR &&
  b.top + b.height > a.top + HAIR;

describe('the live scene', () => {
  it('gives every tile a place of its own inside the margins, whatever there is to show', () => {
    fc.assert(
      fc.property(
        fc.subarray([...KINDS], { minLength: 1 }),
        fc.integer({ min: 1, max: 24 }),
        fc.constantFrom(...AREAS),
        (kinds, metrics, area) => {
          const tiles = liveLayout(kinds, metrics, area);
          expect(tiles.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
          for (const [index, tile] of tiles.entries()) {
            expect(tile.left).toBeGreaterThanOrEqual(4.4 - HAIR);
            expect(tile.left + tile.width).toBeLessThanOrEqual(area.width - 4.4 + HAIR);
            expect(tile.top + tile.height).toBeLessThanOrEqual(area.height - 11.2 + HAIR);
            expect(tile.height).toBeGreaterThan(10);
            for (const other of tiles.slice(index + 1)) expect(overlaps(tile, other)).toBe(false);
          }
        },
      ),
    );
  });

  it('stands in columns on a wide screen and in rows on a high one', () => {
    const [wide, , high] = AREAS;
    if (!wide || !high) throw new Error('no areas');
    const tops = (area: Area) => new Set(liveLayout(['rooms', 'jobs', 'activity'], 0, area).map(({ top }) => top));
    expect(tops(wide).size).toBe(1);
    expect(tops(high).size).toBe(3);
  });
});
