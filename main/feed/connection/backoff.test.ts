import { describe, expect, it } from 'vitest';
import { seededRandom, type Random } from '#core/kernel/random';
import { BRISK_CAP_MS, retryDelayMs, SHORTEST_DELAY_MS, SOON_MS } from './backoff';

const DRAWS = 2_000;

function draws(pace: 'brisk' | 'patient' | 'steady' | 'again' | 'slow', attempt: number): number[] {
  const random = seededRandom(attempt * 31 + pace.length);
  return Array.from({ length: DRAWS }, () => retryDelayMs(pace, attempt, random));
}

function variation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) / mean;
}

const ATTEMPTS = Array.from({ length: 50 }, (_, index) => index + 1);

const ceilings = {
  brisk: (attempt: number) => [1_530, 2_850, 4_200][attempt - 1] ?? BRISK_CAP_MS,
  patient: (attempt: number) => Math.min(30_000, 1_500 * 2 ** (attempt - 1)),
};

describe.each(['brisk', 'patient'] as const)('%s', (pace) => {
  it('stays within its ceiling, which grows up to the cap', () => {
    for (const attempt of ATTEMPTS) {
      const ceiling = ceilings[pace](attempt);
      const values = draws(pace, attempt);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(SHORTEST_DELAY_MS);
      expect(Math.max(...values)).toBeLessThanOrEqual(ceiling);
      // The whole range is used.
      expect(Math.max(...values)).toBeGreaterThan(ceiling * 0.95);
      expect(Math.min(...values)).toBeLessThan(ceiling * 0.25);
    }
  });

  it('keeps its jitter at every attempt, also at the cap', () => {
    for (const attempt of ATTEMPTS) expect(variation(draws(pace, attempt))).toBeGreaterThanOrEqual(0.25);
  });
});

describe('a thousand walls at a server that was away', () => {
  /** The delays of Socket.IO's own client with its defaults: doubling from 1 s, half of it up or down, cut off at 5 s. */
  const socketIoDelayMs = (attempt: number, random: Random): number => {
    const baseMs = 1_000 * 2 ** (attempt - 1);
    return Math.min(5_000, baseMs * (0.5 + random.next()));
  };

  function crowd(outageMs: number, delayMs: (attempt: number, random: Random) => number) {
    const random = seededRandom(outageMs + 1);
    const waits = Array.from({ length: 40_000 }, () => {
      let atMs = 0;
      for (let attempt = 1; atMs === 0 || atMs < outageMs; attempt++) atMs += delayMs(attempt, random);
      return atMs - outageMs;
    }).sort((a, b) => a - b);
    const bins = new Map<number, number>();
    for (const wait of waits) bins.set(Math.floor(wait / 100), (bins.get(Math.floor(wait / 100)) ?? 0) + 1);
    return { medianMs: waits[20_000] ?? 0, longestMs: waits.at(-1) ?? 0, peak: Math.max(...bins.values()) / 40 };
  }

  it.each([0, 300, 2_000, 10_000, 30_000, 60_000])(
    'for %i ms: it comes back sooner than Socket.IO would, in no greater rush, and all of it within 5 s',
    (outageMs) => {
      const ours = crowd(outageMs, (attempt, random) => retryDelayMs('brisk', attempt, random));
      const theirs = crowd(outageMs, socketIoDelayMs);
      expect(ours.medianMs).toBeLessThanOrEqual(theirs.medianMs);
      expect(ours.longestMs).toBeLessThanOrEqual(BRISK_CAP_MS);
      expect(ours.peak).toBeLessThanOrEqual(theirs.peak);
    },
  );
});

it('after a hint all of them come within a second, spread over it', () => {
  const values = Array.from({ length: DRAWS }, (_, seed) => retryDelayMs('soon', 9, seededRandom(seed)));
  expect(Math.max(...values)).toBeLessThanOrEqual(SOON_MS);
  expect(variation(values)).toBeGreaterThan(0.5);
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

it('steady begins with seconds, and is an attempt in a minute to a minute and a half, with jitter, however long it is', () => {
  const around = [5_000, 10_000, 20_000, 40_000];
  for (const attempt of ATTEMPTS) {
    const values = draws('steady', attempt);
    const middle = around[attempt - 1] ?? 75_000;
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0.8 * middle);
    expect(Math.max(...values)).toBeLessThanOrEqual(1.2 * middle);
    expect(variation(values)).toBeGreaterThanOrEqual(0.1);
  }
});

it('a token that was good is shown once more after three to seven seconds', () => {
  const values = draws('again', 1);
  expect([Math.min(...values) >= 3_000, Math.max(...values) <= 7_000]).toEqual([true, true]);
});

it.each(['brisk', 'patient', 'steady', 'again', 'slow'] as const)(
  '%s: any attempt, however high, gives a finite delay',
  (pace) => {
    for (const attempt of [1, 1_000, 1e9, Number.MAX_SAFE_INTEGER]) {
      for (const value of [0, 0.999_999]) {
        const delayMs = retryDelayMs(pace, attempt, { next: () => value });
        expect(delayMs).toBeGreaterThanOrEqual(SHORTEST_DELAY_MS);
        expect(delayMs).toBeLessThanOrEqual(300_000);
      }
    }
  },
);
