import { lazy } from '#core/kernel/lazy';
import type { Duration } from './words';

export type NumberStyle = 'full' | 'compact';
/** From here on nobody reads the digits. */
const HUGE = 1e15;
/** Below this, cents make a difference on a wall. */
const CENTS_COUNT_BELOW = 100;

/** How a language writes numbers, money, times and dates. */
export interface Formats {
  readonly value: (value: number, currency: string | null, style: NumberStyle) => string;
  readonly amount: (value: number) => string;
  /** 82.5 is written as 82.5 %. */
  readonly percent: (value: number) => string;
  /** Hours and minutes. */
  readonly time: (atMs: number) => string;
  readonly date: (atMs: number) => string;
  readonly weekdayAndTime: (atMs: number) => string;
  /** A day as the parts of a calendar. */
  readonly calendar: (atMs: number) => CalendarDay;
}

export interface CalendarDay {
  /** With its month, without its year. */
  readonly day: string;
  readonly month: string;
  readonly quarter: number;
  readonly year: string;
}

/** Between a currency sign and its amount; never a line break. */
const NO_BREAK_SPACE = '\u00a0';

export function formatsOf(locale: string): Formats {
  const plain = lazy(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const huge = lazy(() => new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 4 }));
  const compact = lazy(() => new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 4 }));
  const percent = lazy(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const time = lazy(() => timeFormat(locale));
  const dateBy = (options: Intl.DateTimeFormatOptions) => lazy(() => new Intl.DateTimeFormat(locale, options));
  const date = dateBy({ weekday: 'long', day: 'numeric', month: 'long' });
  const weekday = dateBy({ weekday: 'long' });
  const day = dateBy({ day: 'numeric', month: 'long' });
  const month = dateBy({ month: 'long' });
  const money = new Map<string, Intl.NumberFormat | null>();

  const moneyFormat = (currency: string, style: NumberStyle | 'cents'): Intl.NumberFormat | null => {
    const key = `${style} ${currency}`;
    let format = money.get(key);
    if (format === undefined) {
      format = currencyFormat(locale, currency, style);
      money.set(key, format);
    }
    return format;
  };

  return {
    value(value, currency, style) {
      if (Math.abs(value) >= HUGE) return huge().format(value);
      const format = currency === null ? null : moneyFormat(currency, hasCents(value) ? 'cents' : style);
      if (format === null) return (style === 'compact' ? compact() : plain()).format(value);
      return spaced(format.formatToParts(value));
    },
    amount: (value) => plain().format(value),
    percent: (value) => percent().format(value / 100),
    time: (atMs) => time().format(atMs),
    date: (atMs) => date().format(atMs),
    weekdayAndTime: (atMs) => `${weekday().format(atMs)} ${time().format(atMs)}`,
    calendar(atMs) {
      const at = new Date(atMs);
      return {
        day: day().format(at),
        month: month().format(at),
        quarter: 1 + Math.floor(at.getMonth() / 3),
        year: String(at.getFullYear()),
      };
    },
  };
}

/** Makes the formats of each language once: making them costs more than using them. */
export function formatsByLocale(): (locale: string) => Formats {
  const held = new Map<string, Formats>();
  return (locale) => {
    const formats = held.get(locale) ?? formatsOf(locale);
    held.set(locale, formats);
    return formats;
  };
}

/** 24 hours or twelve, as is the custom; only the former has a zero in front. */
function timeFormat(locale: string): Intl.DateTimeFormat {
  const twelve = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;
  return new Intl.DateTimeFormat(locale, { hour: twelve ? 'numeric' : '2-digit', minute: '2-digit' });
}

const MONEY_SHAPES: Readonly<Record<NumberStyle | 'cents', Intl.NumberFormatOptions>> = {
  full: { maximumFractionDigits: 0 },
  compact: { notation: 'compact', maximumSignificantDigits: 4 },
  // As many digits as the currency has.
  cents: {},
};

function hasCents(value: number): boolean {
  return Math.abs(value) < CENTS_COUNT_BELOW && !Number.isInteger(value);
}

/** null for what is no currency code: the number then stands alone. */
function currencyFormat(locale: string, currency: string, style: NumberStyle | 'cents'): Intl.NumberFormat | null {
  const shape = MONEY_SHAPES[style];
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...shape });
  } catch {
    return null;
  }
}

/** "€ 158,700": a sign in front keeps a little distance from the number, as one behind it does already. */
function spaced(parts: readonly Intl.NumberFormatPart[]): string {
  return parts
    .map((part, index) => {
      const next = parts[index + 1]?.type;
      return part.type === 'currency' && next === 'integer' ? part.value + NO_BREAK_SPACE : part.value;
    })
    .join('');
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Splits a length of time; negative ones are none. */
export function durationOf(lengthMs: number): Duration {
  const whole = Math.max(0, lengthMs);
  return {
    days: Math.floor(whole / DAY_MS),
    hours: Math.floor((whole % DAY_MS) / HOUR_MS),
    minutes: Math.floor((whole % HOUR_MS) / MINUTE_MS),
    seconds: Math.floor((whole % MINUTE_MS) / SECOND_MS),
  };
}

/** A metric's id as a title: `yearlyRevenue` becomes "Yearly revenue". Abbreviations such as XP stay as they are. */
export function humanised(metric: string): string {
  const words = metric
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '')
    .map((word) => (/^[A-Z0-9]{2,4}$/.test(word) ? word : word.toLowerCase()))
    .map((word) => (word === 'xp' ? 'XP' : word));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** UUIDs and the like, also behind a word, and long numbers: their beginnings. */
const MACHINE_MADE =
  /^(?:[a-z]+[-_])?(?:([\da-f]{4})[\da-f]{4}-?(?:[\da-f]{4}-?){3}[\da-f]{12}|([\da-f]{4})[\da-f]{20}|(\d{4})\d{3,})$/i;

/** A room that has no title, by its id: nobody in an office wants to read what a machine made up. */
export function roomName(id: string): string {
  if (/^\d{1,6}$/.test(id)) return `#${id}`;
  const [, ...beginnings]: readonly (string | undefined)[] = MACHINE_MADE.exec(id) ?? [];
  const beginning = beginnings.find((one) => one !== undefined);
  return beginning === undefined ? humanised(id) : `#${beginning}`;
}

/** First names where no one else on the board shares them; full names otherwise. */
export function shortNames(all: Iterable<string>): (name: string) => string {
  const counts = new Map<string, number>();
  for (const name of new Set(all)) counts.set(firstWord(name), (counts.get(firstWord(name)) ?? 0) + 1);
  return (name) => ((counts.get(firstWord(name)) ?? 0) === 1 ? firstWord(name) : name);
}

/** Half a name: "Abdullah" is two words in Arabic, and so is "Abu Bakr". */
const HALF_NAME = /^(?:عبد|أبو|ابو|أم|ابن|بن|Abd|Abu|Umm|Ibn)$/iu;

function firstWord(name: string): string {
  const [first = name, second] = name.trim().split(/\s+/);
  return second !== undefined && HALF_NAME.test(first) ? `${first} ${second}` : first;
}
