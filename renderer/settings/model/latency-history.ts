import type { Overview } from '#core/ipc/settings-view';

/** One sample per overview, so about five minutes. */
export const LATENCY_SAMPLES = 300;

/** The slowest connected source speaks for all. Nothing connected: nothing added. */
export function withLatency(history: readonly number[], overview: Overview): readonly number[] {
  const known = overview.sources.map((source) => source.latencyMs).filter((latency) => latency !== null);
  return known.length === 0 ? history : [...history, Math.max(...known)].slice(-LATENCY_SAMPLES);
}

/** The points of a line `width` by `height`, newest at the right edge. Flat when all is quick. */
export function latencyPoints(history: readonly number[], width: number, height: number): string {
  const top = Math.max(20, ...history) * 1.15;
  const step = width / (LATENCY_SAMPLES - 1);
  const startX = width - (history.length - 1) * step;
  return history
    .map((latency, index) => `${(startX + index * step).toFixed(1)},${(height - (latency / top) * height).toFixed(1)}`)
    .join(' ');
}
