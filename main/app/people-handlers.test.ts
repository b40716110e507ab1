import { expect, it } from 'vitest';
import { peopleViewSchema, SEEN_ENTRIES } from '#core/ipc/people-view';
import { boardOf } from '#main/board/testing/samples';
import { seenOn } from './people-handlers';

it('everybody who was seen is told once for each source, by name', () => {
  const boards = [boardOf({ b: 2, a: 1 }), boardOf({ a: 7, c: 3 }, 'calls'), { ...boardOf({ a: 1 }), sourceId: 'crm' }];
  expect(peopleViewSchema.parse(seenOn(boards))).toEqual({
    entries: [
      { source: 'sales', entry: 'a', name: 'Name of a' },
      { source: 'crm', entry: 'a', name: 'Name of a' },
      { source: 'sales', entry: 'b', name: 'Name of b' },
      { source: 'sales', entry: 'c', name: 'Name of c' },
    ],
    more: 0,
  });
});

it('of a very long list, it is said how many are missing', () => {
  const values = Object.fromEntries(Array.from({ length: SEEN_ENTRIES + 5 }, (_, index) => [`e${index}`, index]));
  const view = seenOn([boardOf(values)]);
  expect([view.entries.length, view.more]).toEqual([SEEN_ENTRIES, 5]);
});
