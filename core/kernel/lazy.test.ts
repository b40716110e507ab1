import { expect, it, vi } from 'vitest';
import { lazy } from './lazy';

it('makes it once, when it is first asked for, whatever it is', () => {
  const make = vi.fn(() => undefined);
  const held = lazy(make);
  expect(make).not.toHaveBeenCalled();
  held();
  held();
  expect(make).toHaveBeenCalledTimes(1);
});
