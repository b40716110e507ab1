import type { PaintedValue } from '../pages/probe';

/** `sentMs` as `monotonicMs` has it. */
export interface SentValue {
  readonly entryId: string;
  readonly value: number;
  readonly sentMs: number;
}

/**
 * From the sending of each event until the wall first showed it, ms; Infinity for what was never shown. The values of an
 * entry only grow: one that is overtaken before it is painted is on screen with the one that overtook it.
 *
 * @param hostMs the time of this machine's clock at a time of the page's
 */
export function paintLatencies(
  sent: readonly SentValue[],
  painted: readonly PaintedValue[],
  hostMs: (pageMs: number) => number,
): number[] {
  const shown = new Map<string, PaintedValue[]>();
  for (const one of painted) shown.set(one.entryId, [...(shown.get(one.entryId) ?? []), one]);
  const next = new Map<string, number>();
  return sent.map(({ entryId, value, sentMs }) => {
    const values = shown.get(entryId) ?? [];
    let index = next.get(entryId) ?? 0;
    while (values[index] !== undefined && (values[index]?.value ?? 0) < value) index++;
    next.set(entryId, index);
    const first = values[index];
    return first === undefined ? Infinity : hostMs(first.atMs) - sentMs;
  });
}
