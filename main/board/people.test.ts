import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonConfig } from '#core/config/people';
import { digestText } from '#core/domain/board';
import type { Celebration } from '#core/domain/celebrations';
import type { DomainEvent } from '#core/domain/events';
import { phrase, type Notice } from '#core/domain/notices';
import type { FakeClock } from '#core/kernel/fake-clock';
import type { BoardService } from './board-service';
import { boardOfPeople } from './people-on-board';
import { rowsOf } from './rows';
import { heardBoards } from './testing/heard-boards';
import { NOT_KIND, celebrationOf, move, noticeOf, snapshot } from './testing/samples';

const FACE = 'data:image/png;base64,SALES';
const OWN_FACE = 'data:image/png;base64,OWN';
const AMARA: PersonConfig = {
  id: 'amara',
  name: 'Amara Okafor',
  privacy: 'open',
  is: [
    { source: 'sales', entry: 'a' },
    { source: 'academy', entry: 'a.okafor' },
  ],
};

let clock: FakeClock;
let celebrations: Celebration[];
let notices: Notice[];
let boards: BoardService;

beforeEach(() => {
  ({ clock, boards, celebrations, notices } = heardBoards());
  boards.callPeople([AMARA]);
});

const sales = (): DomainEvent => {
  const event = snapshot({ b: 9, a: 5 });
  return { ...event, entries: event.entries.map((one) => (one.id === 'a' ? { ...one, avatar: FACE } : one)) };
};
const academy = (): DomainEvent => ({
  ...snapshot({ 'a.okafor': 100, z: 1 }, { metric: 'xp' }),
  entries: [
    { id: 'a.okafor', name: 'A. Okafor', value: 100 },
    { id: 'z', name: 'Zoë', value: 1 },
  ],
});
const level = (id: string, entryId: string, name: string, subject = 'Level 5'): DomainEvent => ({
  kind: 'notice',
  notice: { ...noticeOf(id), entryId, body: { phrase: phrase('level-reached', name, { subject }) } },
});
const achieved = (id: string, entryId: string, title = 'Top of the class'): DomainEvent => ({
  kind: 'celebration',
  celebration: { ...celebrationOf(id), kind: 'achievement', entryId, name: entryId, title },
});
const rows = (id: string) => {
  const board = boards.store.board(id);
  if (!board) throw new Error(`no board ${id}`);
  return rowsOf(boardOfPeople(board, boards.people), 10, 0, NOT_KIND);
};
const activity = () => boards.panels.frame(clock.now()).activity.map(({ notice }) => notice);

describe('somebody whom two sources know', () => {
  it('has one name and one face on the boards of both, whose digests stay as they are', () => {
    boards.apply('sales', [sales()]);
    boards.apply('academy', [academy()]);
    const digests = () => boards.store.boards.map(digestText);
    const before = digests();
    expect(rows('sales:revenue')[1]).toMatchObject({ id: 'a', name: 'Amara Okafor', avatar: FACE });
    expect(rows('academy:xp')[0]).toMatchObject({ id: 'a.okafor', name: 'Amara Okafor', avatar: FACE });
    expect(rows('academy:xp')[1]).toMatchObject({ name: 'Zoë', avatar: null });

    boards.callPeople([{ ...AMARA, avatar: OWN_FACE }]);
    expect(rows('academy:xp')[0]).toMatchObject({ avatar: OWN_FACE });
    boards.callPeople([]);
    expect(rows('academy:xp')[0]).toMatchObject({ name: 'A. Okafor', avatar: null });
    expect(digests()).toEqual(before);
  });

  it('is called by what the first of the entries is called where the admin gave no name', () => {
    const { name: _name, ...unnamed } = AMARA;
    boards.callPeople([unnamed]);
    boards.apply('academy', [academy()]);
    expect(rows('academy:xp')[0]).toMatchObject({ name: 'A. Okafor' });
    boards.apply('sales', [sales()]);
    expect(rows('academy:xp')[0]).toMatchObject({ name: 'Name of a' });
  });

  it('is celebrated and told of under that name, with that face', () => {
    boards.apply('sales', [sales()]);
    boards.apply('academy', [academy(), achieved('c1', 'a.okafor'), level('n1', 'a.okafor', 'A. Okafor')]);
    expect(celebrations).toMatchObject([{ name: 'Amara Okafor', avatar: FACE, entryId: 'a.okafor' }]);
    expect(notices).toMatchObject([{ body: { phrase: { name: 'Amara Okafor' } } }]);
    expect(activity()).toMatchObject([{ body: { phrase: { name: 'Amara Okafor' } } }]);
  });

  it('is called so in sentences of the backend as well, where a name stands as a word', () => {
    boards.apply('academy', [academy()]);
    const text = 'A. Okafor finished; A. Okaforson, too';
    boards.apply('academy', [{ kind: 'notice', notice: { ...noticeOf('n'), entryId: 'a.okafor', body: { text } } }]);
    expect(notices).toMatchObject([{ body: { text: 'Amara Okafor finished; A. Okaforson, too' } }]);
  });

  it('passes, and is passed, under that name', () => {
    boards.apply('sales', [sales(), move('a', 1, 10)]);
    expect(notices).toMatchObject([{ body: { phrase: { name: 'Amara Okafor', others: [{ name: 'Name of b' }] } } }]);
    clock.advance(60_000);
    boards.apply('sales', [move('b', 1, 11)]);
    expect(notices[1]).toMatchObject({ body: { phrase: { name: 'Name of b', others: [{ name: 'Amara Okafor' }] } } });
  });

  it('is in rooms under that name', () => {
    const people = [{ id: 'a.okafor', name: null }];
    const change = { what: 'whole', people, count: 1 } as const;
    boards.apply('academy', [{ kind: 'presence', room: { id: 'r' }, change, atMs: clock.now() }]);
    expect(boards.panels.frame(clock.now()).rooms).toMatchObject([{ people: [{ name: 'Amara Okafor' }] }]);
  });

  it('is marked on the boards of both when one marks them', () => {
    boards.apply('sales', [{ kind: 'highlight', entryId: 'a' }]);
    expect(boards.panels.frame(clock.now()).highlights).toEqual([
      { sourceId: 'sales', entryId: 'a' },
      { sourceId: 'academy', entryId: 'a.okafor' },
    ]);
  });
});

describe('what both sources tell', () => {
  it('is told once', () => {
    boards.apply('sales', [achieved('s1', 'a'), level('s2', 'a', 'Amara')]);
    clock.advance(60_000);
    boards.apply('academy', [achieved('a1', 'a.okafor'), level('a2', 'a.okafor', 'A. Okafor')]);
    expect(celebrations.map(({ id }) => id)).toEqual(['s1']);
    expect(notices.map(({ id }) => id)).toEqual(['s2']);
    expect(activity().map(({ id }) => id)).toEqual(['s2']);
  });

  it('is told again when it is something else, somebody else, of the same source, or much later', () => {
    boards.apply('sales', [achieved('s1', 'a'), level('s2', 'a', 'Amara')]);
    boards.apply('sales', [achieved('s3', 'a'), level('s4', 'a', 'Amara')]);
    boards.apply('academy', [achieved('a1', 'z'), level('a2', 'a.okafor', 'A. Okafor', 'Level 6')]);
    boards.apply('academy', [achieved('a3', 'a.okafor', 'Another title')]);
    clock.advance(120_000);
    boards.apply('academy', [level('a4', 'a.okafor', 'A. Okafor')]);
    expect(celebrations.map(({ id }) => id)).toEqual(['s1', 's3', 'a1', 'a3']);
    expect(notices.map(({ id }) => id)).toEqual(['s2', 's4', 'a2', 'a4']);
  });

  it('is told twice by those who are not joined', () => {
    boards.callPeople([]);
    boards.apply('sales', [achieved('s1', 'a')]);
    boards.apply('academy', [achieved('a1', 'a.okafor')]);
    expect(celebrations).toHaveLength(2);
  });
});

describe('who does not want to be on the wall', () => {
  const withPrivacy = (privacy: PersonConfig['privacy']): void => {
    boards.callPeople([{ ...AMARA, privacy }]);
    boards.apply('sales', [snapshot({ z: 9, a: 5, b: 3, c: 3, d: 1 })]);
  };

  it('is not on the boards, leaves no gap, and nothing is told of them; the digest stays', () => {
    withPrivacy('hidden');
    expect(rows('sales:revenue').map(({ id, rank }) => [id, rank])).toEqual([
      ['z', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
    const [board] = boards.store.boards;
    expect(board && digestText(board)).toContain('2\ta\t5\n');
    boards.apply('sales', [achieved('1', 'a'), level('2', 'a', 'Amara'), move('a', 1, 10)]);
    expect([celebrations, notices, activity()]).toEqual([[], [], []]);
  });

  it('may keep a place without a name, an id or a face', () => {
    withPrivacy('anonymous');
    expect(rows('sales:revenue')[1]).toMatchObject({ id: 'anonymous-1', rank: 2, name: '', avatar: null, value: 5 });
    expect(JSON.stringify(rows('sales:revenue'))).not.toContain('Amara');
    boards.apply('sales', [achieved('1', 'a'), level('2', 'a', 'Amara'), move('a', 1, 10)]);
    expect([celebrations, notices, activity()]).toEqual([[], [], []]);
  });

  it('is not named among those who were passed', () => {
    withPrivacy('hidden');
    boards.apply('sales', [move('b', 1, 10)]);
    expect(notices.map(({ body }) => 'phrase' in body && body.phrase.others)).toMatchObject([[{ name: 'Name of z' }]]);
  });
});
