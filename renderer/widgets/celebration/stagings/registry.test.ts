import { describe, expect, it } from 'vitest';
import { RARITIES } from '#core/domain/celebrations';
import { unitOf } from '../../board/geometry';
import { STAGINGS } from './registry';
import type { Box, Circle, Room } from './staging';

const SCREENS = [
  [1_920, 1_080],
  [1_280, 720],
  [3_840, 2_160],
  [3_440, 1_440],
  [1_024, 768],
  [1_080, 1_920],
  [2_160, 3_840],
  [1_080, 1_080],
] as const;

function roomOf([width, height]: readonly [number, number]): Room {
  const { u, orientation } = unitOf({ width, height });
  return { orientation, width: width / u, height: height / u };
}

const boxOf = ({ x, y, diameter }: Circle): Box => ({
  x: x - diameter / 2,
  y: y - diameter / 2,
  width: diameter,
  height: diameter,
});
const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(RARITIES)('a %s moment', (rarity) => {
  it.each(SCREENS)('has all of it on a screen of %i by %i, and nothing over its words', (...screen) => {
    const room = roomOf(screen);
    const { ring, emblem, words, surface, mark } = STAGINGS[rarity].layout(room);
    for (const { x, y, width, height } of [boxOf(ring), boxOf(emblem), words, surface ?? words]) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(room.width + 1e-9);
      expect(y + height).toBeLessThanOrEqual(room.height + 1e-9);
    }
    expect(mark.y).toBeLessThan(room.height);
    expect(meet(words, boxOf(ring))).toBe(false);
    expect(words.width).toBeGreaterThan(40);
    // The name, its lines, and the lines around it.
    const lines =
      words.heading * 1.25 + words.name * 1.12 * words.nameLines + words.title * 1.3 + (words.detail ?? 0) * 1.4;
    expect(lines).toBeLessThanOrEqual(words.height);
  });
});

it('the rarer a moment, the greater the person, the name and the place', () => {
  for (const screen of SCREENS) {
    const layouts = RARITIES.map((rarity) => STAGINGS[rarity].layout(roomOf(screen)));
    const names = layouts.map(({ words }) => words.name);
    expect(names).toEqual([...new Set(names)].sort((a, b) => a - b));
  }
});

it('a common moment leaves three quarters of the board to be read', () => {
  for (const screen of SCREENS) {
    const room = roomOf(screen);
    const { surface } = STAGINGS.common.layout(room);
    expect(surface?.y).toBeGreaterThan(room.height * 0.75);
  }
});
