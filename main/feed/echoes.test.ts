import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import type { Instant } from '#core/kernel/clock';
import { ECHO_MS, Echoes } from './echoes';

const at = (monotonicMs: number): Instant => ({ wallMs: monotonicMs, monotonicMs });
const gain = (id: string, value = 50): DomainEvent => ({
  kind: 'gains',
  metric: 'xp',
  scope: null,
  gains: [{ id, value }],
  atMs: 0,
});
const level: DomainEvent = { kind: 'values', metric: 'level', scope: null, values: [], atMs: 0 };

it('what is told over each connection counts once, and what else there is stays', () => {
  const echoes = new Echoes();
  const events = [gain('1'), level];
  expect(echoes.without('progress', events, at(0))).toBe(events);
  expect(echoes.without('leaderboard', events, at(5))).toEqual([level]);
  expect(echoes.without('collaboration', [{ ...gain('1'), atMs: 7 } as DomainEvent], at(7))).toEqual([]);
  expect(echoes.without('leaderboard', [gain('2')], at(8))).toHaveLength(1);
  expect(echoes.without('leaderboard', [gain('1', 51)], at(8))).toHaveLength(1);
});

it('the same gain again over one connection is another gain, and so is one that comes later', () => {
  const echoes = new Echoes();
  const counts = (connection: string, ms: number): number => echoes.without(connection, [gain('1')], at(ms)).length;
  expect([counts('a', 0), counts('a', 1), counts('b', 2), counts('b', 3), counts('b', 4)]).toEqual([1, 1, 0, 0, 1]);
  expect(counts('b', 4 + ECHO_MS)).toBe(1);
});

it('in whatever order connections tell the same, it counts as often as one of them told it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }), (connections) => {
      const echoes = new Echoes();
      const counted = connections.flatMap((connection, ms) => echoes.without(connection, [gain('1')], at(ms)));
      const most = Math.max(0, ...['a', 'b', 'c'].map((one) => connections.filter((told) => told === one).length));
      expect(counted).toHaveLength(most);
    }),
  );
});
