import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { Proof, PROVEN_AFTER_MS } from './proof';

let clock: FakeClock;
let proven: number;
let proof: Proof;

beforeEach(() => {
  clock = new FakeClock();
  proven = 0;
  proof = new Proof(clock, () => proven++);
  proof.begin();
});

it('a connection is proved once, when it has lasted and something was understood', () => {
  proof.heard();
  clock.advance(PROVEN_AFTER_MS - 1);
  expect(proven).toBe(0);
  clock.advance(1);
  proof.heard();
  expect(proven).toBe(1);
});

it('what is understood after the end proves nothing, neither that connection nor the next', () => {
  clock.advance(PROVEN_AFTER_MS);
  proof.end();
  proof.heard();
  expect(proven).toBe(0);
  proof.begin();
  clock.advance(PROVEN_AFTER_MS);
  expect(proven).toBe(0);
});
