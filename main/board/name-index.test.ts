import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { NameIndex } from './name-index';

it('finds just the names that the text holds, the longest first', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '田', '𠮷'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(text), text, (names, held) => {
      const found = new NameIndex(names).foundIn(held);
      const wanted = new Set(names.filter((name) => name !== '' && held.includes(name)));
      expect(new Set(found)).toEqual(wanted);
      expect(found.map(({ length }) => length)).toEqual(found.map(({ length }) => length).sort((a, b) => b - a));
    }),
  );
});

it('compares a text with the names that begin like a part of it, and with no others', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `${String.fromCharCode(0x4e00 + index)} Okafor`);
  const index = new NameIndex(names);
  const compared = vi.spyOn(String.prototype, 'startsWith');
  const found = index.foundIn(`${names[7] ?? ''} won against ${names[9] ?? ''}`);
  const { length } = compared.mock.calls;
  compared.mockRestore();
  expect([found, length]).toEqual([[names[7], names[9]], 2]);
});
