import { visible } from './visible';

/** The beginning of a message as people may read it, and how long the message is. */
export interface Excerpt {
  readonly text: string;
  /** Characters of its JSON; null where it is longer than anybody counts. */
  readonly size: number | null;
  /** What the text is the beginning of, without what was to be hidden then. */
  readonly written: string;
}

export interface ExcerptRules {
  /** Takes secrets out of a text. */
  readonly clean: (text: string) => string;
  /** Characters of the excerpt. */
  readonly longest: number;
  /**
   * Of texts that are left out, only the length is told. `talk`: texts under the keys that what people write usually has, and
   * all that tells what they feel, however deep it stands under such a key. `texts`: all texts.
   */
  readonly hides: 'nothing' | 'talk' | 'texts';
}

/** No message is looked at beyond so many characters, and no deeper than so many levels. */
const LARGEST_COUNTED = 65_536;
const DEEPEST = 12;
/** A text longer than this is cut within the excerpt, and one longer than that is told by its length alone. */
const LONGEST_TEXT = 80;
const LONGEST_CLEANED = 8_192;
/** Cleaned as a whole, so that no secret is cut in two where the excerpt ends. */
const WRITTEN = 4;
const JSON_TEXT = /"(?:[^"\\]|\\.)*"/gs;

/** Words of the keys under which stands what people write, or where they are to be reached… */
const TALK =
  /^(?:(?:text|message|content|comment|answer|question|option|choice|prompt|response|solution|note|feedback|transcript|description|input|output|code|snippet|essay|explanation|remark|quote|caption|chat|selection|incident|e?mail|phone)s?|address(?:es)?|bod(?:y|ies)|(?:repl|summar|quer|stor)(?:y|ies))$/;
/** …or what they feel, in whatever measure: an `emotion_type` and a `mood_index` tell it… */
const FEELING = /^(?:(?:emotion|mood|feeling|sentiment)s?|pad|valence|arousal|pleasure|dominance|stress)$/;
/** …unless the last word says when and of which one it is… */
const WHICH = /^(?:ids?|at|time|timestamp|date)$/;
/** …or, of what they write, that it is only about that. */
const ABOUT = /^(?:type|kind|count|status|length|size|index|number|total|version)$/;
const WORD_ENDS = /[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u;

/** What is told by its length or not at all; the later, the more. */
const HIDDEN = ['nothing', 'texts', 'all'] as const;
type Hidden = (typeof HIDDEN)[number];

/** How much of what stands under this key is hidden, by the key alone. */
function hiddenUnder(key: string): Hidden {
  const words = key.split(WORD_ENDS).flatMap((word) => (word === '' ? [] : word.toLowerCase()));
  const last = words.at(-1) ?? '';
  if (WHICH.test(last)) return 'nothing';
  if (words.some((word) => FEELING.test(word))) return 'all';
  if (ABOUT.test(last)) return 'nothing';
  return words.some((word) => TALK.test(word)) ? 'texts' : 'nothing';
}

const more = (a: Hidden, b: Hidden): Hidden => (HIDDEN.indexOf(a) > HIDDEN.indexOf(b) ? a : b);

/** What a kind of message is called that carries what people say, or how they feel. */
const PRIVATE_KIND =
  /chat|message|conversation|typing|cursor|pointer|comment|emotion|mood|feeling|roleplay|whisper|private|reply|tutor/i;

/** Nothing of such a message is kept, whatever else is known of it. */
export const soundsPrivate = (event: string): boolean => PRIVATE_KIND.test(event);

/** Never throws and takes little time, whatever the message holds. */
export function excerptOf(args: readonly unknown[], rules: ExcerptRules): Excerpt {
  const writer = new Writer(rules);
  writer.write(args.length === 1 ? args[0] : args, rules.hides === 'texts' ? 'texts' : 'nothing', 0);
  const written = withoutHidden(writer.text, rules.clean);
  const size = writer.size > LARGEST_COUNTED ? null : writer.size;
  return { text: shortened(written, rules.longest), size, written };
}

/** The text of an excerpt of before, without what is to be hidden since then. */
export function excerptAgain(written: string, { clean, longest }: Pick<ExcerptRules, 'clean' | 'longest'>): string {
  return shortened(withoutHidden(written, clean), longest);
}

function shortened(written: string, longest: number): string {
  const text = visible(written);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Texts are cleaned as they are told as well: in JSON, a line break before a name ends with a letter, and quotes in it are others. */
function withoutHidden(written: string, clean: ExcerptRules['clean']): string {
  return clean(written.replace(JSON_TEXT, (json) => (json.includes('\\') ? cleanJson(json, clean) : json)));
}

function cleanJson(json: string, clean: ExcerptRules['clean']): string {
  try {
    return JSON.stringify(clean(JSON.parse(json) as string));
  } catch {
    // What was taken out has left no JSON.
    return json;
  }
}

class Writer {
  text = '';
  size = 0;
  readonly #rules: ExcerptRules;

  constructor(rules: ExcerptRules) {
    this.#rules = rules;
  }

  /** @param hidden how much of it is */
  write(value: unknown, hidden: Hidden, depth: number): void {
    if (this.size > LARGEST_COUNTED) return;
    if (typeof value === 'string') this.#writeText(value, hidden !== 'nothing');
    else if (typeof value !== 'object' || value === null) this.#writePlain(String(value), hidden === 'all');
    else if (depth >= DEEPEST) this.#put('…');
    else if (Array.isArray(value)) this.#writeAll('[', value.entries(), ']', depth, hidden);
    else this.#writeAll('{', Object.entries(value), '}', depth, hidden);
  }

  /** Also no yes or no is told of what somebody feels; that nothing is known is. */
  #writePlain(value: string, isHidden: boolean): void {
    this.#put(isHidden && value !== 'null' ? '"…"' : value, value.length);
  }

  #writeAll(
    open: string,
    members: Iterable<readonly [string | number, unknown]>,
    close: string,
    depth: number,
    hidden: Hidden,
  ): void {
    this.#put(open);
    let first = true;
    for (const [key, value] of members) {
      if (this.size > LARGEST_COUNTED) return;
      if (!first) this.#put(',');
      first = false;
      const isNamed = typeof key === 'string';
      if (isNamed) {
        this.#writeText(key, false);
        this.#put(':');
      }
      const underKey = isNamed && this.#rules.hides === 'talk' ? hiddenUnder(key) : 'nothing';
      this.write(value, more(hidden, underKey), depth + 1);
    }
    this.#put(close);
  }

  #writeText(value: string, isHidden: boolean): void {
    const size = value.length + 2;
    // To clean what nobody reads costs as much.
    if (this.#isFull) this.#put('', size);
    else if (isHidden || value.length > LONGEST_CLEANED) this.#put(lengthOf(value), size);
    else if (value.length <= LONGEST_TEXT) this.#put(JSON.stringify(value), size);
    else this.#put(JSON.stringify(`${this.#rules.clean(value).slice(0, LONGEST_TEXT)}…`), size);
  }

  #put(text: string, size = text.length): void {
    this.size += size;
    if (!this.#isFull) this.text += text;
  }

  get #isFull(): boolean {
    return this.text.length >= this.#rules.longest * WRITTEN;
  }
}

const lengthOf = (text: string): string => `"… ${text.length} characters"`;
