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
