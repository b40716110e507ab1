import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { retryDelayMs, SHORTEST_DELAY_MS } from './backoff';

const DRAWS = 2_000;

function draws(pace: 'brisk' | 'patient' | 'slow', attempt: number): number[] {
  const random = seededRandom(attempt * 31 + pace.length);
  return Array.from({ length: DRAWS }, () => retryDelayMs(pace, attempt, random));
}

function variation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) / mean;
}

const ATTEMPTS = Array.from({ length: 50 }, (_, index) => index + 1);

describe.each([
  ['brisk', 5_000],
  ['patient', 30_000],
] as const)('%s', (pace, capMs) => {
  it('stays within its ceiling, which doubles up to the cap', () => {
    for (const attempt of ATTEMPTS) {
      const ceiling = Math.min(capMs, 1_000 * 2 ** (attempt - 1));
      const values = draws(pace, attempt);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(SHORTEST_DELAY_MS);
      expect(Math.max(...values)).toBeLessThanOrEqual(ceiling);
      // The whole range is used.
      expect(Math.max(...values)).toBeGreaterThan(ceiling * 0.95);
    }
  });

  it('keeps its jitter at every attempt, also at the cap', () => {
    for (const attempt of ATTEMPTS) expect(variation(draws(pace, attempt))).toBeGreaterThanOrEqual(0.25);
  });

  it('spreads fifty walls over the whole range instead of letting them knock in step', () => {
    const bins = new Array<number>(10).fill(0);
    for (const value of draws(pace, 12)) bins[Math.min(9, Math.floor((value / capMs) * 10))]!++;
    expect(Math.max(...bins) / DRAWS).toBeLessThan(0.15);
  });
});

describe('slow', () => {
  it('is one attempt in one to five minutes', () => {
    for (const attempt of ATTEMPTS) {
      const values = draws('slow', attempt);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(60_000);
      expect(Math.max(...values)).toBeLessThanOrEqual(300_000);
    }
    expect(Math.max(...draws('slow', 1))).toBeLessThanOrEqual(120_000);
  });

  it('keeps its jitter', () => {
    for (const attempt of ATTEMPTS.slice(4)) expect(variation(draws('slow', attempt))).toBeGreaterThanOrEqual(0.25);
  });
});

it.each(['brisk', 'patient', 'slow'] as const)('%s: any attempt, however high, gives a finite delay', (pace) => {
  for (const attempt of [1, 1_000, 1e9, Number.MAX_SAFE_INTEGER]) {
    for (const value of [0, 0.999_999]) {
      const delayMs = retryDelayMs(pace, attempt, { next: () => value });
      expect(delayMs).toBeGreaterThanOrEqual(SHORTEST_DELAY_MS);
      expect(delayMs).toBeLessThanOrEqual(300_000);
    }
  }
});
