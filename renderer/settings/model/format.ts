import { formatsOf, humanised } from '../../language/formats';
import { texts } from '../texts';

const formats = formatsOf(texts.locale);
const oneDecimal = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 1 });
const timesWithSeconds = new Intl.DateTimeFormat(texts.locale, { timeStyle: 'medium' });

export const count = (value: number): string => formats.amount(value);
/** Money where the board has a currency. */
export const boardValue = (value: number, currency: string | null): string => formats.value(value, currency, 'full');
export const clockTime = (atMs: number): string => formats.time(atMs);
export const clockTimeWithSeconds = (atMs: number): string => timesWithSeconds.format(atMs);

/** "28 B", "1.5 kB" */
export function size(bytes: number): string {
  return bytes < 1_000 ? texts.size.bytes(count(bytes)) : texts.size.kilobytes(oneDecimal.format(bytes / 1_000));
}

/** "58 s", "3 min", "5 h", "2 d". Less than nothing is nothing. */
export function span(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  if (seconds < 60) return texts.time.seconds(seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return texts.time.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? texts.time.hours(hours) : texts.time.days(Math.round(hours / 24));
}

export function ago(atMs: number, nowMs: number): string {
  return nowMs - atMs < 1_000 ? texts.time.justNow : texts.time.ago(span(nowMs - atMs));
}

interface NamedBoard {
  readonly metric: string;
  readonly scope: string | null;
  readonly title: string | null;
}

/** What people call a board: its title, or else its metric in words; and whose it is. */
export function boardName({ metric, scope, title }: NamedBoard): string {
  const name = title ?? humanised(metric);
  return scope === null ? name : texts.playlist.ofScope(name, humanised(scope));
}
