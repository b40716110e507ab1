import { expect, it } from 'vitest';
import { Diagnostics } from './diagnostics';
import { excerptOf } from './excerpt';
import { visible } from './visible';

const NOTHING_HIDDEN = { clean: (text: string) => text, longest: 300, hides: 'nothing' } as const;

it('characters that turn or hide text are written as their codes, and nothing else is', () => {
  expect(visible('a\u202eb\u2066c\u200bd\ufeffe')).toBe('a\\u202eb\\u2066c\\u200bd\\ufeffe');
  for (const text of ['Łukasz', '山田 太郎', 'مرحبا', 'a "b" \\ c', '🏆']) expect(visible(text)).toBe(text);
});

it('an excerpt shows them, in keys and in texts', () => {
  const { text } = excerptOf([{ 'k\u202ey': 'v\u2067x', long: 'y'.repeat(90) }], NOTHING_HIDDEN);
  expect(text).toBe(`{"k\\u202ey":"v\\u2067x","long":"${'y'.repeat(80)}…"}`);
});

it('so do the names of messages in the diagnostics', () => {
  const diagnostics = new Diagnostics((text) => text);
  diagnostics.rejected({ event: 'score\u202edetaerc', args: [] }, ['a reason'], 0);
  expect(diagnostics.rejections[0]?.event).toBe('score\\u202edetaerc');
  expect(diagnostics.kinds(0).map(({ event }) => event)).toEqual(['score\\u202edetaerc']);
});
