import { expect, it } from 'vitest';
import { paintLatencies } from './paint-latencies';

const AHEAD_MS = 1_000;
const hostMs = (pageMs: number): number => pageMs + AHEAD_MS;
const sent = (entryId: string, value: number, sentMs: number) => ({ entryId, value, sentMs });
const painted = (entryId: string, value: number, atMs: number) => ({ entryId, value, atMs });

it('an event is on screen with the first value of its entry that contains it', () => {
  const latencies = paintLatencies(
    [sent('a', 10, 1_000), sent('b', 5, 1_001), sent('a', 12, 1_002), sent('a', 13, 1_003), sent('a', 20, 1_030)],
    [painted('a', 9, 0), painted('b', 4, 0), painted('a', 13, 16), painted('b', 5, 33), painted('a', 20, 50)],
    hostMs,
  );
  expect(latencies).toEqual([16, 32, 14, 13, 20]);
});

it('what is never shown takes for ever', () => {
  expect(paintLatencies([sent('a', 10, 1_000), sent('c', 1, 1_000)], [painted('a', 9, 16)], hostMs)).toEqual([
    Infinity,
    Infinity,
  ]);
});
