import { integerBetween, type Random } from '#core/kernel/random';

/** Uniform integer in a range, both ends included. */
export function between(random: Random, [low, high]: readonly [number, number]): number {
  return integerBetween(random, low, high);
}

/** A new list in random order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
