/** After a space that may break, and after a hyphen; never within a letter with its marks. */
const SPACED = /[^\S\u00a0\u202f](?!\p{M})|-(?=[^\s\p{M}])/gu;
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const OPENS = /^[\p{Ps}\p{Pi}]$/u;

/** A single hiragana, which belongs to the word before it. */
const PARTICLE = /^\p{Script=Hiragana}$/u;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Where a line may end, as indexes into the text: after spaces and hyphens, and between words that need no space. */
export function breaksIn(text: string): number[] {
  const spaced = Array.from(text.matchAll(SPACED), (match) => match.index + 1);
  return UNSPACED.test(text) ? [...spaced, ...betweenWords(text)] : spaced;
}

function betweenWords(text: string): number[] {
  const found: number[] = [];
  let before = '';
  for (const { segment, index, isWordLike } of words.segment(text)) {
    const joint = UNSPACED.test(before.slice(-1)) || UNSPACED.test(segment.charAt(0));
    // No line begins with what closes or with a particle, nor ends with what opens.
    const begins = (isWordLike === true && !PARTICLE.test(segment)) || OPENS.test(segment);
    if (index > 0 && joint && begins && !OPENS.test(before)) found.push(index);
    before = segment;
  }
  return found;
}
