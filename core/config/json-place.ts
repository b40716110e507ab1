/** What is wrong with a JSON text; the words are in `texts`. */
export type JsonProblem = 'empty' | 'value' | 'key' | 'colon' | 'comma' | 'text' | 'end' | 'extra' | 'deep';

export type PlacedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line, from 1, on which a setting stands; of one that is missing, that of what it is missing in. */
      readonly lineOf: (path: string) => number;
    }
  | { readonly ok: false; readonly line: number; readonly problem: JsonProblem };

const TEXT = /"(?:[^"\\\n]|\\.)*"/y;
const WORD = /-?\d[\d.eE+-]*|true|false|null/y;
const SPACE = /\s*/y;
const DEEPEST = 60;

class Fault extends Error {
  readonly problem: JsonProblem;

  constructor(problem: JsonProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Reads JSON as an admin has typed it, and remembers on which line each setting stands. Paths are those of main's errors. */
export function placedJson(text: string): PlacedJson {
  const reader = new Reader(text);
  try {
    reader.readAll();
    const { lines } = reader;
    return { ok: true, value: JSON.parse(text) as unknown, lineOf: (path) => lineOf(lines, path) };
  } catch (cause) {
    return { ok: false, line: reader.line, problem: cause instanceof Fault ? cause.problem : 'value' };
  }
}

function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  for (let known = path; known !== ''; known = known.replace(/(?:^|\.)[^.[\]]*$|\[\d+\]$/, '')) {
    const line = lines.get(known);
    if (line !== undefined) return line;
  }
  return 1;
}

class Reader {
  readonly lines = new Map<string, number>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** On which the reader is, from 1. */
  get line(): number {
    return this.#text.slice(0, this.#at).split('\n').length;
  }

  readAll(): void {
    this.#skipSpace();
    if (this.#at === this.#text.length) throw new Fault('empty');
    this.#value('', 0);
    const end = this.#at;
    this.#skipSpace();
    if (this.#at === this.#text.length) return;
    this.#at = Math.max(end, this.#at);
    throw new Fault('extra');
  }

  #value(path: string, depth: number): void {
    if (depth > DEEPEST) throw new Fault('deep');
    if (!this.lines.has(path)) this.lines.set(path, this.line);
    const start = this.#text[this.#at];
    if (start === '{') this.#members('}', () => this.#member(path, depth));
    else if (start === '[') {
      let index = 0;
      this.#members(']', () => {
        this.#value(`${path}[${index++}]`, depth + 1);
      });
    } else if (start === '"') this.#string();
    else this.#take(WORD, this.#at === this.#text.length ? 'end' : 'value');
  }

  #member(path: string, depth: number): void {
    if (this.#text[this.#at] !== '"') throw new Fault('key');
    const { line } = this;
    const key = this.#string();
    const place = path === '' ? key : `${path}.${key}`;
    this.lines.set(place, line);
    this.#skipSpace();
    if (this.#text[this.#at] !== ':') throw new Fault('colon');
    this.#at++;
    this.#skipSpace();
    this.#value(place, depth + 1);
  }

  #members(close: string, member: () => void): void {
    this.#at++;
    this.#skipSpace();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      member();
      const end = this.#at;
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (next === close) break;
      if (next === undefined) throw new Fault('end');
      if (next !== ',') {
        // The comma is missing where the last one ended.
        this.#at = end;
        throw new Fault('comma');
      }
      this.#at++;
      this.#skipSpace();
      if (this.#text[this.#at] === close) throw new Fault(close === '}' ? 'key' : 'value');
    }
    this.#at++;
  }

  #string(): string {
    const quoted = this.#take(TEXT, 'text');
    try {
      return JSON.parse(quoted) as string;
    } catch {
      throw new Fault('text');
    }
  }

  #skipSpace(): void {
    this.#take(SPACE, 'end');
  }

  #take(pattern: RegExp, otherwise: JsonProblem): string {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) throw new Fault(otherwise);
    this.#at += found.length;
    return found;
  }
}
