import { describe, expect, it } from 'vitest';
import { durationOf, formatsByLocale, formatsOf, humanised, roomName, shortNames } from './formats';

const formats = formatsOf('en-GB');

describe('formats', () => {
  it('are made once for each language', () => {
    const of = formatsByLocale();
    expect(of('de')).toBe(of('de'));
    expect([of('de').amount(1.5), of('en-GB').amount(1.5)]).toEqual(['1,5', '1.5']);
  });

  it('are short where nobody could read them', () => {
    expect(formatsOf('en-GB').value(1e308, 'EUR', 'full')).toBe('1E308');
    expect(formatsOf('en-GB').value(-1.5e20, null, 'compact')).toBe('-1.5E20');
  });

  it('writes money with a little distance and without cents', () => {
    expect(formats.value(158_700.4, 'EUR', 'full')).toBe('€\u00a0158,700');
    expect(formats.value(-20, 'USD', 'full')).toBe('-$\u00a020');
  });

  it('writes cents where the amount is small', () => {
    expect(formats.value(0.5, 'EUR', 'full')).toBe('€\u00a00.50');
    expect(formats.value(-2.75, 'EUR', 'compact')).toBe('-€\u00a02.75');
    expect(formats.value(99, 'EUR', 'full')).toBe('€\u00a099');
    expect(formats.value(7.4, 'JPY', 'full')).toBe('¥\u00a07');
  });

  it('writes plain numbers where there is no currency, or one that no one knows', () => {
    expect(formats.value(1_234.5, null, 'full')).toBe('1,234.5');
    expect(formats.value(12, 'POINTS', 'full')).toBe('12');
  });

  it('writes large numbers short', () => {
    expect(formats.value(12_845_200, 'EUR', 'compact')).toMatch(/^€\u00a012\.85\s?m$/i);
  });
});

describe.each([
  ['de-DE', '158.700\u00a0€', '1.234,5', '15:05', 'Montag 15:05', 'Montag, 14. September'],
  ['es-ES', '158.700\u00a0€', '1234,5', '15:05', 'lunes 15:05', 'lunes, 14 de septiembre'],
  ['fr-FR', '158\u202f700\u00a0€', '1\u202f234,5', '15:05', 'lundi 15:05', 'lundi 14 septembre'],
  ['ja-JP', '€\u00a0158,700', '1,234.5', '15:05', '月曜日 15:05', '9月14日月曜日'],
  // Twelve hours, digits from 0 to 9, and the sign behind the amount.
  ['ar-u-nu-latn', '\u200f158,700\u00a0€', '1,234.5', '3:05 م', 'الاثنين 3:05 م', 'الاثنين، 14 سبتمبر'],
])('formats of %s', (locale, money, number, time, weekdayAndTime, date) => {
  it('are those of its readers', () => {
    const { value, amount, ...dates } = formatsOf(locale);
    const atMs = new Date(2026, 8, 14, 15, 5).getTime();
    expect(value(158_700.4, 'EUR', 'full')).toBe(money);
    expect(amount(1_234.5)).toBe(number);
    expect([dates.time(atMs), dates.weekdayAndTime(atMs), dates.date(atMs)]).toEqual([time, weekdayAndTime, date]);
  });
});

it.each([
  ['study-group-123', 'Study group 123'],
  ['6', '#6'],
  ['4711081500', '#4711'],
  ['9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', '#9b1d'],
  ['session_9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d', '#9b1d'],
  ['507f1f77bcf86cd799439011', '#507f'],
])('a room called %s is %s', (id, name) => {
  expect(roomName(id)).toBe(name);
});

describe('humanised', () => {
  it.each([
    ['yearlyRevenue', 'Yearly revenue'],
    ['total_xp', 'Total XP'],
    ['XP', 'XP'],
    ['deals', 'Deals'],
    ['calls-per-day', 'Calls per day'],
  ])('%s reads %s', (metric, title) => {
    expect(humanised(metric)).toBe(title);
  });
});

describe('durationOf', () => {
  it('splits a length of time', () => {
    expect(durationOf(((51 * 60 + 4) * 60 + 5) * 1_000)).toEqual({ days: 2, hours: 3, minutes: 4, seconds: 5 });
    expect(durationOf(-5)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
  });
});

describe('shortNames', () => {
  it('shortens a name only where it cannot be mistaken', () => {
    const short = shortNames(['Yuki Tanaka', 'Team North', 'Team South', 'عبد الرحمن القحطاني']);
    expect(short('عبد الرحمن القحطاني')).toBe('عبد الرحمن');
    expect(['Yuki Tanaka', 'Team North', 'Not On Board'].map(short)).toEqual(['Yuki', 'Team North', 'Not On Board']);
  });
});
