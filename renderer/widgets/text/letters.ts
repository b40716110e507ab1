const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text's letters as a reader counts them: an accent or an emoji's parts belong together. */
export function letters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
