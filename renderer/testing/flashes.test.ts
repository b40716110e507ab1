import { describe, expect, it } from 'vitest';
import { flashingShare, mostFlashes } from './flashes';

const STEP_MS = 50;

const course = (luminance: (s: number) => number, seconds = 2) =>
  Array.from({ length: (seconds * 1_000) / STEP_MS }, (_, index) => {
    const atMs = index * STEP_MS;
    return [atMs, luminance(atMs / 1_000)] as const;
  });
const blinking =
  (perS: number, dark = 0, bright = 1) =>
  (s: number): number =>
    (s * perS) % 1 < 0.5 ? dark : bright;
const wave = (perS: number) => (s: number) => 0.5 + 0.4 * Math.sin(2 * Math.PI * perS * s);

describe('mostFlashes', () => {
  it.each([
    ['nothing', course(() => 0.4), 0],
    ['a fade', course((s) => s / 2), 0],
    ['a flash that comes and goes', course((s) => (s > 0.5 && s < 0.7 ? 1 : 0)), 1],
    ['two a second', course(blinking(2)), 2],
    ['five a second', course(blinking(5)), 5],
    ['a wave of four a second', course(wave(4)), 4],
    ['flicker below a tenth', course(blinking(5, 0.4, 0.49)), 0],
    ['flicker among bright pictures', course(blinking(5, 0.82, 1)), 0],
  ])('in %s', (_what, given, flashes) => {
    expect(mostFlashes(given)).toBe(flashes);
  });

  it('is of any second, not of the first', () => {
    expect(mostFlashes(course((s) => (s < 2 ? 0 : blinking(6)(s)), 4))).toBe(6);
  });
});

it('flashingShare is that of the cells which flash too fast', () => {
  const calm = course(blinking(2));
  const samples = course(blinking(8)).map(([atMs, luminance], index) => ({
    atMs,
    cells: [luminance, calm[index]![1], calm[index]![1], 0],
  }));
  expect(flashingShare(samples)).toBe(0.25);
});
