import { expect, it } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { Rush } from './rush';

interface Ranked {
  readonly userId: number;
  readonly rank: number;
  readonly value: number;
}

const rankings = (rush: Rush): readonly Ranked[] => (rush.board as { rankings: readonly Ranked[] }).rankings;

it('values only grow, and each event tells the ranks before and after it', () => {
  const rush = new Rush(seededRandom(1), 10);
  let moves = 0;
  for (let count = 0; count < 500; count++) {
    const before = new Map(rankings(rush).map((row) => [row.userId, row]));
    const { userId, value, previousRank, newRank } = rush.next();
    const after = rankings(rush).find((row) => row.userId === userId);
    expect(value).toBeGreaterThan(before.get(userId)?.value ?? Infinity);
    expect(previousRank).toBe(before.get(userId)?.rank);
    expect(after).toMatchObject({ rank: newRank, value });
    if (newRank !== previousRank) moves++;
  }
  expect(moves).toBeGreaterThan(20);
});

it('an overtake brings the fifth to the top', () => {
  const rush = new Rush(seededRandom(1), 10);
  const fifth = rankings(rush)[4];
  expect(rush.overtake()).toMatchObject({ userId: fifth?.userId, previousRank: 5, newRank: 1 });
  expect(rankings(rush)[0]?.userId).toBe(fifth?.userId);
  expect(new Rush(seededRandom(1), 2).overtake()).toMatchObject({ previousRank: 2, newRank: 1 });
});
