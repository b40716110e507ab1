import type { Emission } from '../wire-types';
import { Office } from './office';
import type { ScenarioOptions } from './scenario';

/** An emission and when it came, in ms from the start of the story. */
export interface Played extends Emission {
  readonly atMs: number;
}

export const START_MS = Date.UTC(2026, 10, 20, 9, 0, 0);

/** Plays an office without waiting; `each` sees every emission as it comes. */
export function playOffice(
  durationMs: number,
  options: Partial<ScenarioOptions> & { readonly seed: number },
  each: (played: Played, office: Office) => void = () => undefined,
): Office {
  const office = new Office({ nowMs: START_MS, ...options });
  for (let atMs = 0; atMs + office.nextInMs <= durationMs;) {
    const stepMs = office.nextInMs;
    atMs += stepMs;
    for (const emission of office.advance(stepMs, START_MS + atMs)) each({ ...emission, atMs }, office);
  }
  return office;
}
