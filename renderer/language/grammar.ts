import { lazy } from '#core/kernel/lazy';
import type { Duration, PhraseParts } from './words';

/** A word for every plural form that the language has; `#` stands for the number. The dual often needs none. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

type Display = 'long' | 'short';

/** What catalogues have in common: how a language counts, lists and tells time, by its own rules (CLDR, through Intl). */
export interface Grammar {
  readonly number: (value: number) => string;
  /** "3 places". */
  readonly counted: (count: number, forms: Forms) => string;
  /** All names, or the first two and how many more. */
  readonly names: (all: readonly string[], more: Forms) => string;
  /** A length of time in two units at most. */
  readonly length: (length: Duration) => string;
  /** How long ago; `now` for less than a minute. */
  readonly ago: (age: Duration, now: string) => string;
}

/** Is everybody named whom the number counts, and nobody left to be "among them"? */
export function namesAll({ count, others }: PhraseParts): boolean {
  return count === 1 + others.length;
}

/** More names than this become "and 3 others". */
const NAMES_TOLD = 2;

/**
 * @param units how hours, minutes and seconds are written where there is little room; days are told like this too
 * @param joint what stands between two units
 */
export function grammarOf(
  locale: string,
  units: { readonly days: Display; readonly rest: Display; readonly joint: string },
): Grammar {
  // Made when needed: that takes longer than all else that a catalogue does, and most of them are never read.
  const plain = lazy(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const rules = lazy(() => new Intl.PluralRules(locale));
  const list = lazy(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const relative = (style: Display) => lazy(() => new Intl.RelativeTimeFormat(locale, { style }));
  const daysAgo = relative(units.days);
  const restAgo = relative(units.rest);
  const unit = (name: 'day' | 'hour' | 'minute' | 'second', unitDisplay: Display) =>
    lazy(() => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay }));
  const inDays = unit('day', units.days);
  const inHours = unit('hour', units.rest);
  const inMinutes = unit('minute', units.rest);
  const inSeconds = unit('second', units.rest);
  const counted = (count: number, forms: Forms): string =>
    (forms[rules().select(count)] ?? forms.other).replace('#', plain().format(count));

  return {
    number: (value) => plain().format(value),
    counted,
    names(all, more) {
      const rest = all.length - NAMES_TOLD;
      return list().format(rest <= 0 ? all : [...all.slice(0, NAMES_TOLD), counted(rest, more)]);
    },
    length({ days, hours, minutes, seconds }) {
      const two = (first: string, second: number, format: () => Intl.NumberFormat): string =>
        second === 0 ? first : `${first}${units.joint}${format().format(second)}`;
      if (days > 0) return two(inDays().format(days), hours, inHours);
      if (hours > 0) return two(inHours().format(hours), minutes, inMinutes);
      return minutes > 0 ? inMinutes().format(minutes) : inSeconds().format(seconds);
    },
    ago({ days, hours, minutes }, now) {
      if (days > 0) return daysAgo().format(-days, 'day');
      if (hours > 0) return restAgo().format(-hours, 'hour');
      return minutes > 0 ? restAgo().format(-minutes, 'minute') : now;
    },
  };
}
