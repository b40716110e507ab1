import { beforeEach, expect, it, vi } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import type { Celebration } from '#core/domain/celebrations';
import type { Notice } from '#core/domain/notices';
import { RankedRows } from '#core/domain/ranked-rows';
import type { FakeClock } from '#core/kernel/fake-clock';
import type { BoardService } from './board-service';
import { heardBoards } from './testing/heard-boards';
import { celebrationOf, move, noticeOf, snapshot } from './testing/samples';

const HIDDEN = 300;
const NAME = 'Amara Okafor';

let clock: FakeClock;
let notices: Notice[];
let celebrations: Celebration[];
let boards: BoardService;

beforeEach(() => {
  ({ clock, boards, notices, celebrations } = heardBoards());
});

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);
function hide(count: number): void {
  const is = ids(count).map((entry) => ({ source: 'sales', entry }));
  boards.callPeople(is.map((one, index) => ({ id: `person-${index}`, privacy: 'hidden', is: [one] })));
}
const told = (text: string, id = text): DomainEvent => ({
  kind: 'notice',
  notice: { ...noticeOf(id), body: { text } },
});
const ranked = (count: number) => snapshot(Object.fromEntries(ids(count).map((id, index) => [id, count - index])));

/** How often the boards are asked for a name while this is done. */
function lookups(act: () => void): number {
  const asked = vi.spyOn(boards.store, 'nameOf');
  act();
  const { length } = asked.mock.calls;
  asked.mockRestore();
  return length;
}

it('who climbs past thousands does not ask for the hidden ones once for each', () => {
  boards.apply('sales', [ranked(1_000)]);
  hide(HIDDEN);
  const asked = lookups(() => {
    boards.apply('sales', [move('p999', 1, 2_000)]);
  });
  expect(notices).toHaveLength(1);
  expect(asked).toBeLessThanOrEqual(2 * HIDDEN);
});

it('message after message asks for nobody again of whom nothing is told, and once for whom something is', () => {
  boards.apply('sales', [ranked(1_000)]);
  hide(HIDDEN);
  boards.apply('sales', [told('before')]);
  const asked = lookups(() => {
    for (let turn = 0; turn < 100; turn++) boards.apply('sales', [move('p999', 900, 2 + turn), told(`n${turn}`)]);
  });
  expect([asked, notices.length]).toEqual([0, 101]);
  const again = lookups(() => {
    boards.apply('sales', [move('p7', 8, 992.5), told('after')]);
  });
  expect(again).toBe(1);
});

it('rooms ask for the people who are shown in them, and for nobody in rooms beyond', () => {
  boards.apply('sales', [ranked(1_000)]);
  hide(HIDDEN);
  boards.apply('sales', [told('before')]);
  const people = ids(HIDDEN).map((id) => ({ id, name: null }));
  for (let room = 0; room < 40; room++) {
    const change = { what: 'whole', people, count: people.length } as const;
    boards.apply('sales', [{ kind: 'presence', room: { id: `r${room}`, title: 'A' }, change, atMs: clock.now() }]);
  }
  const scanned = vi.spyOn(boards.people, 'text');
  const asked = lookups(() => {
    expect(boards.panels.frame(clock.now())).toMatchObject({ moreRooms: 28 });
  });
  expect([asked, scanned.mock.calls.length]).toEqual([0, 12]);
});

it('a board whose ranks do not follow from its values is gone through once, not once for each', () => {
  const odd = ranked(1_000);
  boards.apply('sales', [{ ...odd, entries: odd.entries.map((one) => ({ ...one, rank: 1 })) }]);
  const gone = vi.spyOn(RankedRows, 'of');
  hide(HIDDEN);
  boards.apply('sales', [told('a'), told('b')]);
  expect(gone.mock.results.map(({ value }) => value as unknown)).toEqual([null]);
  gone.mockRestore();
});

it.each<readonly [string, DomainEvent]>([
  ['as a whole', { ...snapshot({}), entries: [{ id: 'p0', name: NAME, value: 5 }] }],
  ['by a move', { ...move('', 1, 1), moves: [{ id: 'p0', name: NAME, newRank: 1, value: 9_000 }] }],
  [
    'by values',
    { kind: 'values', metric: 'revenue', scope: null, values: [{ id: 'p0', name: NAME, value: 1 }], atMs: 0 },
  ],
  ['on another board', { ...snapshot({}, { metric: 'xp' }), entries: [{ id: 'p0', name: NAME, value: 5 }] }],
  ['in a celebration', { kind: 'celebration', celebration: { ...celebrationOf('c'), entryId: 'p0', name: NAME } }],
])('whoever is called otherwise from now on is known by that name at once: told %s', (_how, event) => {
  boards.apply('sales', [snapshot({ p5: 3 })]);
  hide(1);
  boards.apply('sales', [told('before')]);
  boards.apply('sales', [event, told(`${NAME} won`)]);
  expect([notices.length, celebrations]).toEqual([1, []]);
  boards.forgetSource('sales');
  boards.apply('sales', [told(`${NAME} won`)]);
  expect(notices).toHaveLength(2);
});
