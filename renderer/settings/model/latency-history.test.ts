import { expect, test } from 'vitest';
import { fakeOverview, fakeSourceOverview } from '../fake-data';
import { LATENCY_SAMPLES, latencyPoints, withLatency } from './latency-history';

test('the slowest connected source counts, and nothing is added while none is connected', () => {
  const two = fakeOverview([fakeSourceOverview('a', { latencyMs: 4 }), fakeSourceOverview('b', { latencyMs: 9 })]);
  expect(withLatency([1], two)).toEqual([1, 9]);
  expect(withLatency([1], fakeOverview([fakeSourceOverview('a', { latencyMs: null })]))).toEqual([1]);
});

test('the history is bounded and drops the oldest', () => {
  let history: readonly number[] = [];
  for (let latencyMs = 0; latencyMs < LATENCY_SAMPLES + 5; latencyMs++) {
    history = withLatency(history, fakeOverview([fakeSourceOverview('a', { latencyMs })]));
  }
  expect(history).toHaveLength(LATENCY_SAMPLES);
  expect(history[0]).toBe(5);
});

test('the line ends at the right edge and stays inside its height', () => {
  const points = latencyPoints([3, 400, 2], 328, 72)
    .split(' ')
    .map((point) => point.split(',').map(Number));
  expect(points.at(-1)?.[0]).toBe(328);
  for (const [x, y] of points) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(72);
  }
});
