import { expect, it } from 'vitest';
import { headsIn, isPosition, messageIdIn, positionsIn } from './position';
import { REMEMBERED_IDS, SeenIds } from './seen-ids';

const at = (seq: unknown, stream: unknown = 's', epoch: unknown = 'e') => ({ stream, epoch, seq });
const LONG = 'x'.repeat(129);

it.each([
  [at(0), true],
  [at(-5), true],
  [{ ...at(7), userId: 1 }, true],
  [at(1.5), false],
  [at('7'), false],
  [at(NaN), false],
  [at(2 ** 53), false],
  [at(1, ''), false],
  [at(1, LONG), false],
  [at(1, 's', ''), false],
  [at(1, 's', 5), false],
  [at(1, {}), false],
  [{ seq: 1 }, false],
  [[at(1)], false],
  [null, false],
  ['7', false],
  [undefined, false],
])('%j is a position: %s', (value, expected) => {
  expect(isPosition(value)).toBe(expected);
});

it('ids of messages are short texts', () => {
  expect(messageIdIn({ messageId: 'm1' })).toBe('m1');
  for (const messageId of ['', LONG, 5, null, {}]) expect(messageIdIn({ messageId })).toBeNull();
  for (const payload of [null, 'm1', ['m1'], {}, undefined]) expect(messageIdIn(payload)).toBeNull();
});

it('a snapshot has the position of each of its boards, of a stream the lowest', () => {
  expect(positionsIn({ ...at(5), boards: [{ ...at(4) }, at(9, 'other'), 'x', null] })).toEqual([at(4), at(9, 'other')]);
  expect(positionsIn({ data: { ...at(3), rankings: [] } })).toEqual([at(3)]);
  for (const body of [null, [], [at(1)], 'x', {}, { ...at('5') }]) expect(positionsIn(body)).toEqual([]);
});

it('heads are a list, of which the hostile ones are left out', () => {
  expect(headsIn({ ok: true, heads: [at(5), at('6'), null, 7] })).toEqual([at(5)]);
  expect(headsIn({ heads: [] })).toEqual([]);
  expect(headsIn({ heads: new Array(10_000).fill(at(1)) })).toHaveLength(200);
  for (const answer of [null, 'x', {}, { heads: 'x' }, [at(1)]]) expect(headsIn(answer)).toBeNull();
});

it('ids are remembered for so many others, and not for ever', () => {
  const ids = new SeenIds();
  expect(ids.isNew('first')).toBe(true);
  for (let n = 1; n < REMEMBERED_IDS / 2; n++) expect(ids.isNew(`a${n}`)).toBe(true);
  expect(ids.isNew('first')).toBe(false);
  expect(ids.isNew('a1')).toBe(false);
  for (let n = 0; n < 2 * REMEMBERED_IDS; n++) ids.isNew(`b${n}`);
  expect(ids.isNew('first')).toBe(true);
});
