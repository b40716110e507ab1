import type { Language } from '#core/config/choices';
import type { WallConfig } from '#core/config/schema';
import { lookFormOf, lookPayload, type LookForm } from './look-form';
import { numberIn } from './number-in';

/** What the admin has typed about the wall. Numbers stay texts until they are saved, so that nothing typed is lost. */
export interface WallForm extends LookForm {
  readonly name: string;
  readonly language: Language;
  readonly calmIntervalMs: number;
  readonly maxEntries: string;
  /** Empty: as many as the longest list has. */
  readonly topEntries: string;
  readonly rest: WallConfig['kindness']['rest'];
  readonly lastPlace: WallConfig['kindness']['lastPlace'];
  readonly ageingAfterSeconds: string;
  readonly staleAfterSeconds: string;
}

const CALM_CHOICES_MS = [0, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** The calm intervals on offer, with the one in use even when a configuration file set an unusual one. */
export function calmChoices(currentMs: number): readonly number[] {
  return [...new Set<number>([...CALM_CHOICES_MS, currentMs])].sort((a, b) => a - b);
}

export function wallFormOf(wall: WallConfig): WallForm {
  return {
    name: wall.name,
    language: wall.language,
    ...lookFormOf(wall),
    calmIntervalMs: wall.calmIntervalMs,
    maxEntries: String(wall.maxEntries),
    topEntries: String(wall.kindness.topEntries ?? ''),
    rest: wall.kindness.rest,
    lastPlace: wall.kindness.lastPlace,
    ageingAfterSeconds: String(wall.ageingAfterSeconds),
    staleAfterSeconds: String(wall.staleAfterSeconds),
  };
}

/** The wall as `settings:save` takes it. What is not a number goes as typed: main says what is wrong with it. */
export function wallPayload(form: WallForm, saved: WallConfig): Record<string, unknown> {
  return {
    ...saved,
    name: form.name.trim(),
    language: form.language,
    ...lookPayload(form),
    calmIntervalMs: form.calmIntervalMs,
    maxEntries: numberIn(form.maxEntries),
    kindness: {
      ...(form.topEntries.trim() === '' ? {} : { topEntries: numberIn(form.topEntries) }),
      rest: form.rest,
      lastPlace: form.lastPlace,
    },
    ageingAfterSeconds: numberIn(form.ageingAfterSeconds),
    staleAfterSeconds: numberIn(form.staleAfterSeconds),
  };
}
