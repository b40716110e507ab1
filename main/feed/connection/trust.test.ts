import { expect, it } from 'vitest';
import { Trust } from './trust';

it('a token is good once something was heard with it, until it is refused', () => {
  const trust = new Trust();
  expect(trust.has(null)).toBe(false);
  trust.heard('one');
  expect([trust.has('one'), trust.has('two')]).toEqual([true, false]);
  trust.refused();
  expect(trust.has('one')).toBe(false);
  trust.heard('one');
  expect(trust.has('one')).toBe(true);
});

it('one that was never good has no other chance', () => {
  const trust = new Trust();
  trust.refused();
  expect(trust.takeChance('one')).toBe(false);
  trust.heard('one');
  expect(trust.takeChance('two')).toBe(false);
});

it('one that was good has one, and another after a connection that has lasted', () => {
  const trust = new Trust();
  trust.heard('one');
  trust.refused();
  expect([trust.takeChance('one'), trust.takeChance('one')]).toEqual([true, false]);
  trust.heard('one');
  expect(trust.takeChance('one')).toBe(false);
  trust.proved();
  expect(trust.takeChance('one')).toBe(true);
});

it('having no token counts as one', () => {
  const trust = new Trust();
  trust.heard(null);
  expect([trust.has(null), trust.takeChance(null)]).toEqual([true, true]);
});
