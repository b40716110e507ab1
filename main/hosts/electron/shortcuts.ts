import type { Input } from 'electron';

export type KeyAction = 'open-settings' | 'quit' | 'swallow';

type Key = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'shift' | 'alt'>;

const SWALLOWED = new Set(['f5', 'f11', 'f12', 'browserback', 'browserforward', 'browserrefresh']);

const LATIN_LETTER = /^\p{Script=Latin}$/u;
const ASCII = /^[ -~]$/;
/** What Dvorak has where others have W and, with Shift, Q. */
const DVORAK_MARKS = new Set([',', '<', '"']);
const LETTER_AT: Readonly<Record<string, string>> = { KeyQ: 'q', KeyW: 'w' };

/** What a key does at a kiosk: two chords have a meaning, the others of a browser have none; null lets the page have it. */
export function wallKey(input: Key): KeyAction | null {
  const action = quitKey(input);
  if (action || input.type !== 'keyDown') return action;
  const key = latinKey(input);
  if (chord(input) && !input.alt && key === ',') return 'open-settings';
  return chord(input) || input.alt || SWALLOWED.has(key) ? 'swallow' : null;
}

/** Ctrl/Cmd+Shift+Q works in every window. */
function quitKey(input: Key): 'quit' | null {
  const quits = input.type === 'keyDown' && chord(input) && input.shift && !input.alt && latinKey(input) === 'q';
  return quits ? 'quit' : null;
}

/** What a key does in the settings window; null lets the page have it. A kiosk may have no title bar to close it by. */
export function settingsKey(input: Key): 'close' | 'quit' | null {
  const closes = input.type === 'keyDown' && chord(input) && !input.alt && latinKey(input) === 'w';
  return closes ? 'close' : quitKey(input);
}

function chord(input: Key): boolean {
  return input.control || input.meta;
}

/**
 * What a key types; on layouts in other letters, what it would type on a Latin one. Those may have marks in the places of
 * letters: a Hebrew W types an apostrophe, a Greek Q a semicolon. A place alone would not do: on a French keyboard Ctrl+Z is
 * where Ctrl+W is on others, and a semicolon where they have the comma.
 */
function latinKey({ key, code }: Key): string {
  if (LATIN_LETTER.test(key) || DVORAK_MARKS.has(key)) return key.toLowerCase();
  if (code === 'Comma' && !ASCII.test(key)) return ',';
  return LETTER_AT[code] ?? key.toLowerCase();
}
