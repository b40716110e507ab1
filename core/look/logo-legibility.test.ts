import { describe, expect, it } from 'vitest';
import { rgbOfHex } from './color';
import { needsPlate } from './logo-legibility';

const MIDNIGHT = rgbOfHex('#0a0f20');
const DAYLIGHT = rgbOfHex('#f3f5fc');
const pixels = (...groups: readonly (readonly [hex: string, opacity: number, count: number])[]): number[] =>
  groups.flatMap(([hex, opacity, count]) => {
    const { r, g, b } = rgbOfHex(hex);
    return Array.from({ length: count }, () => [r * 255, g * 255, b * 255, opacity]).flat();
  });
const NOTHING = ['#000000', 0, 60] as const;

describe('a logo', () => {
  it('that is dark gets a plate on a dark ground, and none on a light one', () => {
    const dark = pixels(['#1a1a2e', 255, 30], NOTHING);
    expect(needsPlate(dark, MIDNIGHT, DAYLIGHT)).toBe(true);
    expect(needsPlate(dark, DAYLIGHT, MIDNIGHT)).toBe(false);
  });

  it('that is white gets one on a light ground, and none on a dark one', () => {
    const white = pixels(['#ffffff', 255, 30], NOTHING);
    expect(needsPlate(white, DAYLIGHT, MIDNIGHT)).toBe(true);
    expect(needsPlate(white, MIDNIGHT, DAYLIGHT)).toBe(false);
  });

  it('of which a little is lost, or more would be lost on the plate, is left as it is', () => {
    expect(needsPlate(pixels(['#1a1a2e', 255, 5], ['#ff5533', 255, 25], NOTHING), MIDNIGHT, DAYLIGHT)).toBe(false);
    expect(needsPlate(pixels(['#1a1a2e', 255, 12], ['#ffffff', 255, 18], NOTHING), MIDNIGHT, DAYLIGHT)).toBe(false);
  });

  it('with a ground of its own, or without anything to see, has no use for one', () => {
    expect(needsPlate(pixels(['#0a0a14', 255, 70], ['#ffffff', 255, 30]), MIDNIGHT, DAYLIGHT)).toBe(false);
    expect(needsPlate(pixels(NOTHING), MIDNIGHT, DAYLIGHT)).toBe(false);
    expect(needsPlate([], MIDNIGHT, DAYLIGHT)).toBe(false);
  });
});
