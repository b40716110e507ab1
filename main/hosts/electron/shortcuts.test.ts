import { describe, expect, it } from 'vitest';
import { settingsKey, wallKey } from './shortcuts';

interface Held {
  control?: boolean;
  meta?: boolean;
  shift?: boolean;
  alt?: boolean;
}

const down = (key: string, held: Held = {}, code = '') => ({
  type: 'keyDown',
  key,
  code,
  control: false,
  meta: false,
  shift: false,
  alt: false,
  ...held,
});

describe('keys at the wall', () => {
  it.each([
    [down(',', { control: true }), 'open-settings'],
    [down(',', { meta: true }), 'open-settings'],
    [down('Q', { control: true, shift: true }), 'quit'],
    [down('q', { meta: true, shift: true }), 'quit'],
    [down('و', { control: true }, 'Comma'), 'open-settings'],
    [down('б', { control: true }, 'Comma'), 'open-settings'],
    [down('\u064e', { control: true, shift: true }, 'KeyQ'), 'quit'],
    // On a French keyboard the place of Q is that of A.
    [down('A', { control: true, shift: true }, 'KeyQ'), 'swallow'],
    [down('ض', {}, 'KeyQ'), null],
    [down('ق', { control: true }, 'KeyR'), 'swallow'],
    [down('q', { control: true }), 'swallow'],
    [down('r', { control: true }), 'swallow'],
    [down('R', { control: true, shift: true }), 'swallow'],
    [down('I', { control: true, shift: true }), 'swallow'],
    [down('+', { control: true }), 'swallow'],
    [down('0', { meta: true }), 'swallow'],
    [down('w', { control: true }), 'swallow'],
    [down('p', { control: true }), 'swallow'],
    [down('ArrowLeft', { alt: true }), 'swallow'],
    [down('F5'), 'swallow'],
    [down('F11'), 'swallow'],
    [down('F12'), 'swallow'],
    [down('a'), null],
    [down('Escape'), null],
    [down('ArrowRight'), null],
    [{ ...down(',', { control: true }), type: 'keyUp' }, null],
  ])('%j: %s', (input, action) => {
    expect(wallKey(input)).toBe(action);
  });
});

describe('keys in the settings window', () => {
  it.each([
    [down('Q', { control: true, shift: true }), 'quit'],
    [{ ...down('Q', { control: true, shift: true }), type: 'keyUp' }, null],
    [down('w', { control: true }), 'close'],
    [down('W', { meta: true }), 'close'],
    [{ ...down('w', { control: true }), type: 'keyUp' }, null],
    [down('ص', { control: true }, 'KeyW'), 'close'],
    [down('ц', { meta: true }, 'KeyW'), 'close'],
    [down('Й', { control: true, shift: true }, 'KeyQ'), 'quit'],
    // On a French keyboard the place of W is that of Z, on a Dvorak one that of the comma.
    [down('z', { control: true }, 'KeyW'), null],
    [down(',', { control: true }, 'KeyW'), null],
    [down('ص', {}, 'KeyW'), null],
    [down('w'), null],
    [down('w', { control: true, alt: true }), null],
    [down('c', { control: true }), null],
  ])('%j: %s', (input, action) => {
    expect(settingsKey(input)).toBe(action);
  });
});

describe('keys on the layouts of', () => {
  const control = { control: true };
  const controlShift = { control: true, shift: true };

  /** What the keys of W, Q and the comma type there, with the modifiers of their chords, and where they are. */
  it.each([
    ['English', ['w', 'KeyW'], ['Q', 'KeyQ'], [',', 'Comma']],
    ['English with Caps Lock', ['W', 'KeyW'], ['q', 'KeyQ'], [',', 'Comma']],
    ['French', ['w', 'KeyZ'], ['Q', 'KeyA'], [',', 'KeyM']],
    ['Dvorak', ['w', 'Comma'], ['Q', 'KeyX'], [',', 'KeyW']],
    ['Turkish', ['w', 'KeyW'], ['Q', 'KeyQ'], [',', 'Backslash']],
    ['Hebrew', ["'", 'KeyW'], ['/', 'KeyQ'], ['ת', 'Comma']],
    ['Hebrew, capitals', ["'", 'KeyW'], ['Q', 'KeyQ'], [',', 'Quote']],
    ['Russian', ['ц', 'KeyW'], ['Й', 'KeyQ'], ['б', 'Comma']],
    ['Arabic', ['ص', 'KeyW'], ['\u064e', 'KeyQ'], ['و', 'Comma']],
    ['Greek', ['ς', 'KeyW'], [':', 'KeyQ'], [',', 'Comma']],
    ['a method of input', ['Process', 'KeyW'], ['Process', 'KeyQ'], ['Process', 'Comma']],
  ] as const)('%s', (_layout, [w, wPlace], [q, qPlace], [comma, commaPlace]) => {
    expect(settingsKey(down(w, control, wPlace))).toBe('close');
    expect(wallKey(down(w, control, wPlace))).toBe('swallow');
    expect(settingsKey(down(q, controlShift, qPlace))).toBe('quit');
    expect(wallKey(down(q, controlShift, qPlace))).toBe('quit');
    expect(wallKey(down(comma, control, commaPlace))).toBe('open-settings');
  });

  it.each([
    ['a French Z', 'z', 'KeyW'],
    ['a French A', 'A', 'KeyQ'],
    ['a French semicolon', ';', 'Comma'],
    ['a Turkish Ö', 'ö', 'Comma'],
    ['É where French Bépo has it', 'é', 'KeyW'],
    ['quotation marks of Dvorak', '"', 'KeyQ'],
    ['a bracket of Dvorak', '<', 'KeyW'],
    ['a Hebrew letter elsewhere', 'ש', 'KeyA'],
  ])('no chord is %s', (_name, key, code) => {
    for (const held of [control, controlShift]) {
      expect(settingsKey(down(key, held, code))).toBeNull();
      expect(wallKey(down(key, held, code))).toBe('swallow');
    }
  });
});
