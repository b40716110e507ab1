import { beforeEach, describe, expect, it } from 'vitest';
import { mappingSchema } from '#core/config/mapping';
import type { PersonConfig } from '#core/config/people';
import { configSchema, type SourceConfig } from '#core/config/schema';
import type { Celebration } from '#core/domain/celebrations';
import type { DomainEvent } from '#core/domain/events';
import { phrase, type Notice } from '#core/domain/notices';
import type { FakeClock } from '#core/kernel/fake-clock';
import { customDialect } from '#main/feed/dialects/custom/custom';
import type { Dialect } from '#main/feed/dialects/dialect';
import { learningCoachDialect } from '#main/feed/dialects/learning-coach';
import type { BoardService } from './board-service';
import { boardOfPeople } from './people-on-board';
import { heardBoards } from './testing/heard-boards';
import { celebrationOf, noticeOf, snapshot } from './testing/samples';

const NAME = 'Amara Okafor';
const WHO: readonly PersonConfig['privacy'][] = ['hidden', 'anonymous'];

let clock: FakeClock;
let celebrations: Celebration[];
let notices: Notice[];
let boards: BoardService;

beforeEach(() => {
  ({ clock, boards, celebrations, notices } = heardBoards());
});

/** Known by number, and by the name that the board of the source tells. */
function hide(privacy: PersonConfig['privacy'], rest: Partial<PersonConfig> = {}): void {
  boards.callPeople([{ id: 'amara', privacy, is: [{ source: 'sales', entry: '17' }], ...rest }]);
}
const board = (id: string, name: string): DomainEvent & { kind: 'snapshot' } => ({
  ...snapshot({}),
  entries: [
    { id: '1', name: 'Zoë', value: 9 },
    { id, name, value: 5 },
  ],
});
const frame = () => boards.panels.frame(clock.now());
const everything = () => JSON.stringify([celebrations, notices, frame(), boards.forcedScene]);

/** What a backend sends, as the wall reads it. */
function tell(dialect: Dialect, type: string, data: object): void {
  const source = { id: 'sales', dialect: 'learning-coach', url: 'http://127.0.0.1:4100' };
  const [config] = configSchema.parse({ version: 1, sources: [source] }).sources;
  const message = { channel: 'progress', event: type, args: [{ type, data }] };
  const decoded = dialect.decode(message, { config: config as SourceConfig, nowMs: clock.now() });
  if (decoded.kind !== 'understood') throw new Error(`${type} is not understood`);
  expect(decoded.rejections).toEqual([]);
  boards.apply('sales', decoded.events);
}

describe.each(WHO)('who is %s is not named', (privacy) => {
  beforeEach(() => {
    boards.apply('sales', [board('17', NAME)]);
    hide(privacy);
  });

  it.each([
    ['achievement_unlocked', { userName: NAME, achievement: { id: 'first', name: 'First steps' } }],
    ['streak_milestone', { user: { name: NAME }, streak: 7 }],
    ['level_up', { userName: NAME, level: 5 }],
    ['xp_awarded', { userName: NAME, amount: 5 }],
    ['task_completed', { userName: NAME, taskName: 'Reading' }],
    ['study_group_activity', { userName: NAME, groupName: 'Physics' }],
    ['notification', { message: `${NAME} has finished` }],
    ['announcement', { title: 'News', message: `A day off for (${NAME})!` }],
  ])('by a message with the name alone: %s', (type, data) => {
    tell(learningCoachDialect, type, data);
    expect(everything()).not.toContain(NAME);
    const [id] = boards.store.boardIds('sales').filter((one) => one.endsWith('xp'));
    const xp = id === undefined ? null : boards.store.board(id);
    expect(JSON.stringify(xp && boardOfPeople(xp, boards.people))).not.toContain(NAME);
    tell(learningCoachDialect, type, JSON.parse(JSON.stringify(data).replaceAll(NAME, 'Zoë')) as object);
    expect(everything()).toContain('Zoë');
  });

  it('by a mapped backend, whose rules set no id', () => {
    const text = 'data.data.text';
    const mapping = mappingSchema.parse({
      rules: [
        { as: 'celebration', set: { name: 'data.data.name', title: "'Jackpot'" } },
        { as: 'notice', set: { text } },
        { as: 'activity', set: { text } },
      ],
    });
    const dialect = customDialect(mapping);
    tell(dialect, 'jackpot', { name: NAME, text: `${NAME} won` });
    tell(dialect, 'jackpot', { name: `${NAME} (North)`, text: `${NAME}: a win` });
    expect([celebrations, notices, frame().activity]).toEqual([[], [], []]);
    tell(dialect, 'jackpot', { name: 'Zoë', text: 'Zoë won' });
    expect([celebrations.length, notices.length]).toEqual([1, 2]);
  });

  it.each([
    ['by id', { inviteeId: 17, inviteeName: 'Amy' }],
    ['by name', { inviteeName: NAME }],
    ['by more than the name', { inviteeName: `${NAME} (North)` }],
  ])('as one whom somebody challenges, %s', (_how, invitee) => {
    tell(learningCoachDialect, 'challenge_invitation', { inviterId: 1, inviterName: 'Zoë', ...invitee });
    expect(notices).toMatchObject([{ body: { phrase: { id: 'challenge', name: 'Zoë', others: [] } } }]);
    expect(frame().activity).toHaveLength(1);
    expect(everything()).not.toMatch(/Amara|Amy|"17"/);
  });

  it('in a text about somebody else, or about nobody', () => {
    const celebration: Celebration = { ...celebrationOf('c'), entryId: '1', name: 'Zoë' };
    const job = { id: 'j', kind: 'document', status: 'running', title: `CV of ${NAME}`, message: NAME } as const;
    boards.apply('sales', [
      { kind: 'celebration', celebration: { ...celebration, title: `Ahead of ${NAME}` } },
      { kind: 'celebration', celebration: { ...celebration, id: 'd', detail: `With ${NAME}'s help` } },
      {
        kind: 'notice',
        notice: { ...noticeOf('n'), body: { phrase: phrase('solution-shared', 'Zoë', { subject: NAME }) } },
      },
      { kind: 'scene', scene: 'message', durationMs: null, message: { title: NAME, text: null, image: null } },
      { kind: 'job', job, atMs: clock.now() },
      {
        kind: 'presence',
        room: { id: 'r', title: `Office of ${NAME}` },
        change: { what: 'arrived', person: { id: '1', name: 'Zoë' } },
        atMs: clock.now(),
      },
    ]);
    expect(everything()).not.toContain(NAME);
    expect(frame()).toMatchObject({ jobs: [{ title: null, message: null }], rooms: [{ title: null, count: 1 }] });
  });

  it('in what is said to those who run the wall', () => {
    expect(boards.people.clean(`No such user: ${NAME}, ${NAME}s`)).toBe('No such user: [hidden], [hidden]s');
  });

  it('as the only one whom somebody passed', () => {
    const moves = [{ id: '5', name: 'Yuki', newRank: 2, value: 6 }];
    boards.apply('sales', [
      { ...board('17', NAME), entries: [...board('17', NAME).entries, { id: '5', name: 'Yuki', value: 1 }] },
    ]);
    boards.apply('sales', [{ kind: 'moves', metric: 'revenue', scope: null, moves, atMs: 0 }]);
    expect(notices).toEqual([]);
  });

  it('by the mark of the one whom the boards are about, on any of them', () => {
    boards.apply('sales', [{ kind: 'highlight', entryId: '17' }]);
    expect(frame().highlights).toEqual([]);
    boards.callPeople([]);
    expect(frame().highlights).toEqual([{ sourceId: 'sales', entryId: '17' }]);
  });

  it('among the lines of before', () => {
    boards.callPeople([]);
    tell(learningCoachDialect, 'task_completed', { userName: NAME, taskName: 'Reading' });
    tell(learningCoachDialect, 'challenge_invitation', { inviterId: 1, inviterName: 'Zoë', inviteeName: NAME });
    expect(frame().activity).toHaveLength(2);
    hide(privacy);
    expect(frame().activity).toMatchObject([{ notice: { body: { phrase: { name: 'Zoë', others: [] } } } }]);
  });

  it('where the name is the id, on a board as well', () => {
    boards.apply('sales', [board(NAME, NAME)]);
    const held = boards.store.board('sales:revenue');
    hide(privacy, { is: [{ source: 'sales', entry: NAME }] });
    const rows = held && boardOfPeople(held, boards.people).entries;
    expect(rows?.map(({ id }) => id)).toEqual(privacy === 'hidden' ? ['1'] : ['1', 'anonymous-1']);
    tell(learningCoachDialect, 'level_up', { userName: NAME, level: 5 });
    tell(learningCoachDialect, 'announcement', { message: `Well done, ${NAME}` });
    expect(everything()).not.toContain(NAME);
  });

  it('but whoever else has the name is, where the source tells who it is', () => {
    tell(learningCoachDialect, 'level_up', { userId: 4, userName: NAME, level: 5 });
    expect(celebrations).toMatchObject([{ entryId: '4', name: NAME }]);
  });
});

it('what is said to those who run the wall holds no part of a name of which another name is the beginning', () => {
  boards.apply('sales', [board('17', NAME)]);
  hide('hidden', { name: 'Amara' });
  expect(boards.people.clean(`No such user: ${NAME}, nor Amara`)).toBe('No such user: [hidden], nor [hidden]');
});

it('who is anonymous twice on one board has two places on it', () => {
  boards.apply('sales', [board('17', NAME)]);
  const is = ['1', '17'].map((entry) => ({ source: 'sales', entry }));
  hide('anonymous', { is });
  const held = boards.store.board('sales:revenue');
  const rows = held && boardOfPeople(held, boards.people).entries;
  expect(rows?.map(({ id, name }) => [id, name])).toEqual([
    ['anonymous-1', ''],
    ['anonymous-1-2', ''],
  ]);
});

it('a number or a letter that is an id is looked for in no text', () => {
  boards.callPeople([
    { id: 'x', privacy: 'hidden', is: ['7', 'a', '2026'].map((entry) => ({ source: 'sales', entry })) },
  ]);
  tell(learningCoachDialect, 'announcement', { message: 'In 2026 a week has 7 days' });
  expect(notices).toHaveLength(1);
});
