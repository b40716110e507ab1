import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#core/config/choices';
import { RARITIES, type CelebrationKind } from '#core/domain/celebrations';
import { PERIODS } from '#core/domain/periods';
import { english } from './en';
import { wordsOf } from './registry';
import type { PhraseParts, Words } from './words';

const DURATIONS = [
  { days: 0, hours: 0, minutes: 0, seconds: 9 },
  { days: 0, hours: 0, minutes: 3, seconds: 9 },
  { days: 0, hours: 2, minutes: 11, seconds: 0 },
  { days: 11, hours: 1, minutes: 0, seconds: 0 },
];
const COUNTS = [0, 1, 2, 3, 11, 100];
const PARTS: readonly PhraseParts[] = [
  { name: 'Ωμέγα', others: ['Ψ'], amount: null, count: null, subject: null },
  { name: 'Ωμέγα', others: [], amount: '3', count: 3, subject: null },
  { name: 'Ωμέγα', others: ['Ψ', 'Χ', 'Φ', 'Υ'], amount: '12', count: 12, subject: 'Σ' },
];
const KINDS: readonly CelebrationKind[] = [
  'rank',
  'milestone',
  'streak',
  'contest',
  'level',
  'achievement',
  'team-goal',
];

/** What the functions of a catalogue are given, by their key; whatever is not listed is given counts. */
const ARGUMENTS: readonly (readonly [RegExp, readonly (readonly unknown[])[]])[] = [
  [/^phrases\.passed$/, PARTS.filter(({ others }) => others.length > 0).map((parts) => [parts])],
  [/^phrases\./, PARTS.map((parts) => [parts])],
  [/^celebrations\.heading$/, KINDS.flatMap((kind) => RARITIES.map((rarity) => [kind, rarity]))],
  [/^celebrations\.together$/, [[['Ω']], [['Ω', 'Ψ', '', '']]]],
  [/^celebrations\.alike$/, KINDS.flatMap((kind) => [1, 2, 11].map((count) => [kind, count]))],
  [/^board\.pageOf$/, [['4', '11', '40']]],
  [/^board\.passed$/, [['Ψ']]],
  [/^board\.chase$/, [['9', 'Ψ']]],
  [/^board\.movedFrom$/, [['9', '4']]],
  [
    /^board\.places$/,
    COUNTS.flatMap((count) => [
      [count, true],
      [count, false],
    ]),
  ],
  [
    /^scenes\.battle\.members$/,
    COUNTS.flatMap((count) => [
      [count, 'sum'],
      [count, 'mean'],
    ]),
  ],
  [/^scenes\.movers\.climb$/, [[9, 2]]],
  [/^scenes\.(?:battle\.ahead|movers\.(?:since|now))$/, [['Σ']]],
  [
    /^scenes\.hallOfFame\.period$/,
    PERIODS.map((period) => [period, { day: 'Δ 9', month: 'Ν', quarter: 4, year: '2026' }]),
  ],
  [/\.(?:ago|left|length)$/, DURATIONS.map((each) => [each])],
  [/\.(?:updated|uptime|checkedAt|notUpdatedSince)$/, [['9:12']]],
  [/\.(?:reconnecting|refused|titleEndsIn|ended)$/, [['Σ']]],
];

interface Said {
  readonly key: string;
  readonly texts: readonly string[];
}

/** Everything that a catalogue can say, by key. */
function sayings(value: unknown, key = ''): Said[] {
  if (typeof value === 'string') return [{ key, texts: [value] }];
  if (typeof value === 'function') {
    const calls = ARGUMENTS.find(([where]) => where.test(key))?.[1] ?? COUNTS.map((count) => [count]);
    return [{ key, texts: calls.map((given) => String((value as (...all: readonly unknown[]) => unknown)(...given))) }];
  }
  return Object.entries(value as object).flatMap(([name, inner]) =>
    sayings(inner, key === '' ? name : `${key}.${name}`),
  );
}

const own = (words: Words): Said[] => sayings(words).filter(({ key }) => key !== 'locale' && key !== 'direction');

/** The same word in another language. */
const LOANS = new Set(['Document', 'Records', ...COUNTS.map((count) => `${count} place${count > 1 ? 's' : ''}`)]);
const ENGLISH_WORDS = /\b(?:the|and|is|not|of|with|are)\b/i;

describe.each(LANGUAGES)('the catalogue "%s"', (language) => {
  const words = wordsOf(language);
  const said = own(words);

  it('answers every key with a text', () => {
    for (const { key, texts } of said) {
      for (const text of texts) {
        expect(text.trim(), key).not.toBe('');
        expect(text, key).not.toMatch(/undefined|null|NaN|\[object|#|\$\{| {2}/);
      }
    }
  });

  it('says the name in every phrase that has someone, and all titles', () => {
    for (const [id, say] of Object.entries(words.phrases)) {
      for (const parts of PARTS) {
        if (!id.endsWith('-failed')) expect(say(parts), id).toContain(parts.name);
      }
    }
    expect(words.contest.titleEndsIn('Σ')).toContain('Σ');
    expect(words.footer.reconnecting('Σ')).toContain('Σ');
  });

  it('has as many moods as English', () => {
    expect(words.live.moods).toHaveLength(english.live.moods.length);
  });

  it('writes numbers in digits that the board has too', () => {
    for (const { key, texts } of said) for (const text of texts) expect(text, key).not.toMatch(/[٠-٩۰-۹]/);
  });
});

describe.each(LANGUAGES.filter((each) => each !== 'en'))('the catalogue "%s"', (language) => {
  it('has no English left in it', () => {
    const inEnglish = new Map(own(english).map(({ key, texts }) => [key, texts]));
    for (const { key, texts } of own(wordsOf(language))) {
      for (const [index, text] of texts.entries()) {
        if (!/\p{L}{4}/u.test(text) || LOANS.has(text)) continue;
        expect(text, key).not.toBe(inEnglish.get(key)?.[index]);
        expect(text, key).not.toMatch(ENGLISH_WORDS);
      }
    }
  });
});

describe('plural forms', () => {
  const people = (language: string): string[] => COUNTS.map((count) => wordsOf(language).live.people(count));

  it.each([
    ['en', ['0 people', '1 person', '2 people', '3 people', '11 people', '100 people']],
    ['de', ['0 Personen', '1 Person', '2 Personen', '3 Personen', '11 Personen', '100 Personen']],
    ['es', ['0 personas', '1 persona', '2 personas', '3 personas', '11 personas', '100 personas']],
    // None is singular.
    ['fr', ['0 personne', '1 personne', '2 personnes', '3 personnes', '11 personnes', '100 personnes']],
    ['ja', ['0名', '1名', '2名', '3名', '11名', '100名']],
    ['ar', ['لا أحد', 'شخص واحد', 'شخصان', '3 أشخاص', '11 شخصًا', '100 شخص']],
  ])('of "%s"', (language, expected) => {
    expect(people(language)).toEqual(expected);
  });

  it('follow the number in lists, lengths and ages too', () => {
    const { contest, footer, phrases } = wordsOf('ar');
    expect(contest.left({ days: 2, hours: 11, minutes: 0, seconds: 0 })).toBe('يومان و11 ساعة');
    expect(footer.ago({ days: 0, hours: 0, minutes: 2, seconds: 0 })).toBe('قبل دقيقتين');
    const others = ['س', 'ص', 'ع', 'غ'];
    expect(phrases.passed({ name: 'ن', others, amount: null, count: null, subject: null })).toBe(
      'ن: تقدُّم على س وص وشخصين آخرين',
    );
    expect(wordsOf('de').footer.ago({ days: 1, hours: 0, minutes: 0, seconds: 0 })).toBe('vor 1 Tag');
    expect(wordsOf('ja').contest.left({ days: 2, hours: 3, minutes: 0, seconds: 0 })).toBe('2日3時間');
  });
});

describe('what happened during an outage', () => {
  const told = (language: string, count: number, others: readonly string[] = []): string =>
    wordsOf(language).phrases['while-away']({ name: 'Ada', others, amount: String(count), count, subject: null });

  it.each([
    ['en', 'While we were away: 1 to celebrate: Ada', 'While we were away: 3 to celebrate, among them Ada and Ben'],
    [
      'de',
      'Während der Unterbrechung: 1 Anlass zum Feiern: Ada',
      'Während der Unterbrechung: 3 Anlässe zum Feiern, darunter Ada und Ben',
    ],
    [
      'es',
      'Durante la interrupción: 1 motivo de celebración: Ada',
      'Durante la interrupción: 3 motivos de celebración, entre ellos Ada y Ben',
    ],
    [
      'fr',
      'Pendant la coupure\u00a0: 1 succès à fêter\u00a0: Ada',
      'Pendant la coupure\u00a0: 3 succès à fêter, dont Ada et Ben',
    ],
    ['ja', '中断中のお祝い 1件（Ada）', '中断中のお祝い 3件（Ada、Benなど）'],
    ['ar', 'أثناء الانقطاع: مناسبة واحدة للاحتفال: Ada', 'أثناء الانقطاع: 3 مناسبات للاحتفال، منها Ada وBen'],
  ])('of "%s": one is one, and nobody is among themselves', (language, one, some) => {
    expect(told(language, 1)).toBe(one);
    expect(told(language, 3, ['Ben'])).toBe(some);
    expect(told(language, 2, ['Ben'])).not.toMatch(/among|darunter|entre|dont|など|منها/);
  });

  it('is two in the dual', () => {
    expect(told('ar', 2, ['Ben'])).toBe('أثناء الانقطاع: مناسبتان للاحتفال: Ada وBen');
  });
});
