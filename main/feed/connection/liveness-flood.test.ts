import { expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { Habits } from './habits';
import { LEARN_AFTER_MS, Liveness, ROUND_AFTER_MS, ROUND_WITHIN_MS } from './liveness';

it('behind a flood answers may be late as long as more comes in than is read, and no longer', () => {
  const clock = new FakeClock();
  let [behind, answers, asked, ends] = [false, true, 0, 0];
  const liveness = new Liveness({
    clock,
    habits: new Habits(),
    pingIntervalMs: null,
    behind: () => behind,
    probe: (answered) => {
      asked++;
      if (answers) clock.after(20, answered);
    },
    dead: () => ends++,
  });
  const flood = (forMs: number): void => {
    for (let ms = 0; ms < forMs; ms += 500) {
      liveness.heard();
      clock.advance(500);
    }
  };
  flood(LEARN_AFTER_MS + 1_000);
  expect(asked).toBe(2);
  [answers, behind] = [false, true];
  flood(ROUND_AFTER_MS + 5 * ROUND_WITHIN_MS);
  expect([ends, asked > 5]).toEqual([0, true]);
  behind = false;
  flood(ROUND_WITHIN_MS + 1_000);
  expect(ends).toBe(1);
});
