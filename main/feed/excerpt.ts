import { visible } from './visible';

/** The beginning of a message as people may read it, and how long the message is. */
export interface Excerpt {
  readonly text: string;
  /** Characters of its JSON; null where it is longer than anybody counts. */
  readonly size: number | null;
}

export interface ExcerptRules {
  /** Takes secrets out of a text. */
  readonly clean: (text: string) => string;
  /** Characters of the excerpt. */
  readonly longest: number;
  /**
   * Of what is left out, only the length is told. `talk`: texts under the keys that what people write usually has. `texts`:
   * all of them.
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

const TALK =
  /^(?:text|message|content|body|comment|reply|answer|question|prompt|response|solution|note|feedback|transcript|description|summary|input|output)s?$/i;
/** What a kind of message is called that carries what people say, or how they feel. */
const PRIVATE_KIND =
  /chat|message|conversation|typing|comment|emotion|mood|feeling|roleplay|whisper|private|reply|tutor/i;

/** Nothing of such a message is kept, whatever else is known of it. */
export const soundsPrivate = (event: string): boolean => PRIVATE_KIND.test(event);

/** Never throws and takes little time, whatever the message holds. */
export function excerptOf(args: readonly unknown[], rules: ExcerptRules): Excerpt {
  const writer = new Writer(rules);
  writer.write(args.length === 1 ? args[0] : args, '', 0);
  const text = visible(rules.clean(writer.text));
  const shown = text.length > rules.longest ? `${text.slice(0, rules.longest)}…` : text;
  return { text: shown, size: writer.size > LARGEST_COUNTED ? null : writer.size };
}

class Writer {
  text = '';
  size = 0;
  readonly #rules: ExcerptRules;

  constructor(rules: ExcerptRules) {
    this.#rules = rules;
  }

  write(value: unknown, key: string, depth: number): void {
    if (this.size > LARGEST_COUNTED) return;
    if (typeof value === 'string') this.#writeText(value, key);
    else if (typeof value !== 'object' || value === null) this.#put(String(value));
    else if (depth >= DEEPEST) this.#put('…');
    else if (Array.isArray(value)) this.#writeAll('[', value.entries(), ']', depth, key);
    else this.#writeAll('{', Object.entries(value), '}', depth, key);
  }

  #writeAll(
    open: string,
    members: Iterable<readonly [string | number, unknown]>,
    close: string,
    depth: number,
    parent: string,
  ): void {
    this.#put(open);
    let first = true;
    for (const [key, value] of members) {
      if (this.size > LARGEST_COUNTED) return;
      if (!first) this.#put(',');
      first = false;
      if (typeof key === 'string') {
        this.#writeText(key, null);
        this.#put(':');
      }
      this.write(value, typeof key === 'string' ? key : parent, depth + 1);
    }
    this.#put(close);
  }

  #writeText(value: string, key: string | null): void {
    const size = value.length + 2;
    if (this.#isHidden(key)) this.#put(lengthOf(value), size);
    else if (value.length <= LONGEST_TEXT) this.#put(JSON.stringify(value), size);
    else if (value.length > LONGEST_CLEANED) this.#put(lengthOf(value), size);
    else this.#put(JSON.stringify(`${this.#rules.clean(value).slice(0, LONGEST_TEXT)}…`), size);
  }

  /** @param key null for a text that is a key itself */
  #isHidden(key: string | null): boolean {
    const { hides } = this.#rules;
    return key !== null && (hides === 'texts' || (hides === 'talk' && TALK.test(key)));
  }

  #put(text: string, size = text.length): void {
    this.size += size;
    if (this.text.length < this.#rules.longest * WRITTEN) this.text += text;
  }
}

const lengthOf = (text: string): string => `"… ${text.length} characters"`;
