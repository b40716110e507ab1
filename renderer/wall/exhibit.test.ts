import { expect, it } from 'vitest';
import type { Exhibit } from '#core/ipc/exhibits';
import { named } from './exhibit';

const BOARD = { id: 's:revenue', metric: 'revenue', scope: null, title: null, currency: null, entryCount: 20 };
const NOBODY = { id: 'anonymous-1', name: '', detail: null, avatar: null };
const AMARA = { id: 'a', name: 'Amara', detail: null, avatar: null };
const VALUE = { rank: 1, value: 7 };

const EXHIBITS: readonly Exhibit[] = [
  {
    kind: 'battle',
    board: BOARD,
    by: 'sum',
    sides: [{ id: 'n', name: 'North', value: 9, memberCount: 2, best: [{ ...NOBODY, ...VALUE }], progress: null }],
  },
  {
    kind: 'movers',
    board: BOARD,
    sinceMs: 0,
    climbers: [{ ...NOBODY, from: 9, to: 2 }],
    gainers: [{ ...NOBODY, ...VALUE, gain: 2 }],
  },
  { kind: 'race', board: BOARD, fromMs: 0, toMs: 9, lanes: [{ ...NOBODY, ...VALUE, points: [] }] },
  { kind: 'winners', board: BOARD, title: 'Spring', endedAtMs: 0, places: [{ ...NOBODY, ...VALUE }] },
  {
    kind: 'hall-of-fame',
    champions: [{ ...NOBODY, board: BOARD, period: 'day', fromMs: 0, value: 7 }],
    records: [{ ...NOBODY, board: BOARD, record: 'best-day', amount: 7, atMs: 0 }],
  },
];

it.each(EXHIBITS)('nobody in a scene of the kind $kind stands there without words', (exhibit) => {
  expect(JSON.stringify(exhibit)).toContain('"name":""');
  const shown = JSON.stringify(named(exhibit, 'A colleague'));
  expect(shown).not.toContain('"name":""');
  expect(shown).toContain('"name":"A colleague"');
});

it('who has a name keeps it', () => {
  const exhibit: Exhibit = {
    kind: 'winners',
    board: BOARD,
    title: 'Spring',
    endedAtMs: 0,
    places: [{ ...AMARA, ...VALUE }],
  };
  expect(named(exhibit, 'A colleague')).toEqual(exhibit);
});
