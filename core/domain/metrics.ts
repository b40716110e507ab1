/** Named numbers of a backend, merged as they are told, with a short past for a trend line. */

export const METRICS_PER_SOURCE = 24;
/** Points of a trend line. */
export const HISTORY_POINTS = 24;
/** Values nearer to each other than this share a point: the line shows minutes, not a burst. */
export const HISTORY_STEP_MS = 5_000;

export interface MetricsEvent {
  readonly kind: 'metrics';
  readonly values: readonly { readonly id: string; readonly value: number }[];
  readonly atMs: number;
}

export interface Metric {
  readonly id: string;
  readonly value: number;
  /** Oldest first; the last one is `value`. */
  readonly history: readonly number[];
  /** When the last point of the history began. */
  readonly pointAtMs: number;
  readonly heardAtMs: number;
}

/** In the order in which they were first told. Where there are too many, the one that was silent for longest goes. */
export function applyMetrics(metrics: readonly Metric[], { values, atMs }: MetricsEvent): readonly Metric[] {
  const after = new Map(metrics.map((metric) => [metric.id, metric]));
  for (const { id, value } of values) {
    after.set(id, told(after.get(id), id, value, atMs));
    if (after.size > METRICS_PER_SOURCE) after.delete(longestSilent(after, id));
  }
  return [...after.values()];
}

function told(held: Metric | undefined, id: string, value: number, atMs: number): Metric {
  if (held === undefined) return { id, value, history: [value], pointAtMs: atMs, heardAtMs: atMs };
  const samePoint = Math.abs(atMs - held.pointAtMs) < HISTORY_STEP_MS && held.history.length > 1;
  const past = samePoint ? held.history.slice(0, -1) : held.history;
  return {
    id,
    value,
    history: [...past, value].slice(-HISTORY_POINTS),
    pointAtMs: samePoint ? held.pointAtMs : atMs,
    heardAtMs: atMs,
  };
}

function longestSilent(metrics: ReadonlyMap<string, Metric>, spared: string): string {
  let silent: Metric | null = null;
  for (const metric of metrics.values()) {
    if (metric.id !== spared && (silent === null || metric.heardAtMs < silent.heardAtMs)) silent = metric;
  }
  return silent?.id ?? spared;
}
