import { describe, expect, it } from 'vitest';
import { leaderboardDialect } from './leaderboard';
import { ACHIEVEMENT, CONTEXT, decode, eventsOf, reasonsOf, sourceConfig, UPDATE } from './leaderboard-fixtures';
import { dialectById } from './registry';

const moves = (payload: unknown) => eventsOf('/leaderboard', 'rankings:update', payload);
const boards = (payload: unknown) => eventsOf('/leaderboard', 'leaderboard:refresh', payload);
const tv = (...payload: unknown[]) => eventsOf('/leaderboard', 'tv:update', ...payload);

describe('a moment', () => {
  it('is told the same when told twice, and as a moment of its own when it says something else', () => {
    const idOf = (payload: unknown) => JSON.stringify(eventsOf('/leaderboard', 'achievement:celebration', payload));
    expect(idOf(ACHIEVEMENT)).toBe(idOf({ ...ACHIEVEMENT }));
    expect(idOf(ACHIEVEMENT)).not.toBe(idOf({ ...ACHIEVEMENT, title: 'Another' }));
  });
});

describe('connecting', () => {
  it('needs the board, and can do without the rest', () => {
    const [{ channels, joins }] = leaderboardDialect.connect(sourceConfig()).connections;
    expect(channels.filter(({ required }) => required).map(({ name }) => name)).toEqual(['/leaderboard']);
    expect(channels.map(({ name }) => name).sort()).toEqual(['/', '/field', '/leaderboard', '/training']);
    expect(joins).toEqual([{ channel: '/leaderboard', event: 'join:tv-display', args: [] }]);
  });

  it('joins what is configured; ids that are numbers are sent as numbers', () => {
    const join = { tvDisplay: false, team: '5', contest: 10, user: '007', session: 'abc', module: 'mod-1' };
    const [{ joins }] = leaderboardDialect.connect(sourceConfig({ join })).connections;
    expect(joins.map(({ channel, event, args }) => [channel, event, ...args])).toEqual([
      ['/leaderboard', 'join:team', 5],
      ['/leaderboard', 'join:contest', 10],
      ['/leaderboard', 'join:user', '007'],
      ['/training', 'join:user', '007'],
      ['/training', 'join:session', 'abc'],
      ['/training', 'join:module', 'mod-1'],
    ]);
  });

  it('is registered', () => {
    expect(dialectById('leaderboard')).toBe(leaderboardDialect);
    expect(() => dialectById('none')).toThrow(RangeError);
  });
});

describe('liberal readings of moves', () => {
  const one = (payload: unknown) => {
    const [event] = moves(payload);
    if (event?.kind !== 'moves') throw new Error('no moves');
    return event;
  };

  it.each([
    ['a text for an id', { ...UPDATE, userId: ' abc ' }, { id: 'abc' }],
    ['numbers written as texts', { ...UPDATE, newRank: '5', value: '150000.50' }, { newRank: 5, value: 150_000.5 }],
    ['no rank before', { ...UPDATE, previousRank: null }, { newRank: 5 }],
    ['unknown keys', { ...UPDATE, region: { deep: [1] } }, { id: '123' }],
    ['a decoration of another kind', { ...UPDATE, team: { id: 5 }, target: null, location: 7 }, { id: '123' }],
    ['snake case', { user_id: 4, new_rank: 2, previous_rank: 3 }, { id: '4', newRank: 2, previousRank: 3 }],
  ])('%s', (_what, payload, expected) => {
    expect(one(payload).moves).toEqual([expect.objectContaining(expected)]);
  });

  it.each([0, -1, 'none', {}])('a rank before of %j is no rank', (previousRank) => {
    expect(one({ ...UPDATE, previousRank }).moves[0]).not.toHaveProperty('previousRank');
  });

  it("a person's team is not the person's name", () => {
    expect(one({ userId: 1, newRank: 2, teamName: 'North' }).moves[0]).toEqual({
      id: '1',
      newRank: 2,
      detail: 'North',
    });
    expect(one({ teamId: 1, newRank: 2, teamName: 'North' }).moves[0]).toEqual({ id: '1', newRank: 2, name: 'North' });
  });

  it.each([
    [[UPDATE, { ...UPDATE, userId: 4, newRank: 6 }]],
    [{ updates: [UPDATE, { ...UPDATE, userId: 4, newRank: 6 }] }],
    [{ data: { rankings: [UPDATE, { ...UPDATE, userId: 4, newRank: 6 }] } }],
  ])('a list belongs together (%#)', (payload) => {
    expect(one(payload).moves.map(({ id }) => id)).toEqual(['123', '4']);
  });

  it('several metrics in one list are several boards', () => {
    const events = moves([UPDATE, { ...UPDATE, metric: 'calls' }, { ...UPDATE, userId: 3, newRank: 9 }]);
    expect(events).toMatchObject([
      { metric: 'yearlyRevenue', moves: [{ id: '123' }, { id: '3' }] },
      { metric: 'calls', moves: [{ id: '123' }] },
    ]);
  });

  it('without a metric the main board is meant', () => {
    expect(one({ userId: 1, newRank: 1 })).toMatchObject({ metric: null, scope: null });
  });

  it('good items count although others are bad', () => {
    expect(decode('/leaderboard', 'rankings:update', [UPDATE, { userId: 1 }, 'x', { newRank: 2 }])).toMatchObject({
      events: [{ moves: [{ id: '123' }] }],
      rejections: ['"newRank" is missing', 'the message is not an object', '"userId" is missing'],
    });
    expect(eventsOf('/leaderboard', 'rank:changed', [UPDATE])).toHaveLength(2);
  });

  it('an empty list is news of nothing', () => {
    expect(decode('/leaderboard', 'rankings:update', [])).toEqual({ kind: 'understood', events: [], rejections: [] });
  });

  it('ten thousand updates are read in a moment', () => {
    const list = Array.from({ length: 10_000 }, (_, index) => ({ ...UPDATE, userId: index, newRank: index + 1 }));
    const startMs = performance.now();
    expect(one(list).moves).toHaveLength(10_000);
    expect(performance.now() - startMs).toBeLessThan(1_000);
    expect(reasonsOf('/leaderboard', 'rankings:update', [...list, UPDATE])).toEqual([
      'the list has more than 10000 entries',
    ]);
  });
});

describe('liberal readings of whole boards', () => {
  const rows = [
    { userId: 1, userName: 'Ada', rank: 1, value: 9 },
    { userId: 2, userName: 'Bob', rank: 2, value: 7 },
  ];
  const entries = [
    { id: '1', name: 'Ada', rank: 1, value: 9 },
    { id: '2', name: 'Bob', rank: 2, value: 7 },
  ];

  it.each([
    [rows],
    [{ rankings: rows }],
    [{ entries: rows }],
    [{ leaderboard: rows }],
    [{ data: rows }],
    [{ data: { rankings: rows } }],
    [{ success: true, data: { leaderboard: rows }, total: 2 }],
  ])('the list may be wrapped (%#)', (payload) => {
    expect(boards(payload)).toMatchObject([{ kind: 'snapshot', metric: null, scope: null, entries }]);
    expect(leaderboardDialect.decodeSnapshot(payload, CONTEXT)).toMatchObject({ events: [{ entries }] });
  });

  it('what the wrapping says belongs to the board', () => {
    const header = { metric: 'calls', title: 'Calls today', currency: 'EUR', contestId: 10 };
    const expected = { metric: 'calls', title: 'Calls today', currency: 'EUR', scope: 'contest-10' };
    expect(boards({ ...header, rankings: rows })).toMatchObject([expected]);
    expect(boards({ ok: true, data: { ...header, rankings: rows } })).toMatchObject([expected]);
    expect(boards({ teamId: 5, rankings: rows })).toMatchObject([{ scope: 'team-5' }]);
    // The kind of the message is not the name of a metric, and a currency is three letters.
    expect(boards({ type: 'leaderboard', currency: '€', rankings: rows })).toEqual([
      expect.not.objectContaining({ currency: '€' }),
    ]);
    expect(boards({ type: 'leaderboard', rankings: rows })).toMatchObject([{ metric: null }]);
  });

  it('the value may stand under a name of its own, the same for every entry', () => {
    expect(
      boards([
        { userId: 1, rank: 1, lifetimeRevenue: 9, level: 3, rankChange: 2 },
        { userId: 2, rank: 2, lifetimeRevenue: 7, level: 4, bonus: 3 },
      ]),
    ).toMatchObject([{ metric: 'lifetimeRevenue', entries: [{ value: 9 }, { value: 7 }] }]);
    expect(boards({ metric: 'calls', rankings: [{ id: 1, calls: 3, visits: 2 }] })).toMatchObject([
      { metric: 'calls', entries: [{ id: '1', value: 3 }] },
    ]);
    // Two numbers: nobody can tell.
    expect(boards([{ id: 1, calls: 3, visits: 2 }])).toEqual([
      expect.objectContaining({ metric: null, entries: [{ id: '1', name: '1' }] }),
    ]);
    for (const name of ['constructor', '__proto__', '<b>', 'a b']) {
      expect(boards([JSON.parse(`{"id":1,"${name}":5}`)])).toMatchObject([{ metric: null }]);
    }
  });

  it('a job or a town is no rank', () => {
    expect(boards([{ id: 1, value: 2, position: 'Sales manager', place: 'Bergen' }])).toMatchObject([
      { entries: [{ id: '1', value: 2 }] },
    ]);
    expect(boards([{ id: 1, value: 2, position: 4 }])).toMatchObject([{ entries: [{ rank: 4 }] }]);
  });

  it('several metrics make several boards; an empty list makes an empty one', () => {
    expect(
      boards([
        { ...rows[0], metric: 'a' },
        { ...rows[1], metric: 'b' },
      ]),
    ).toMatchObject([
      { metric: 'a', entries: [{ id: '1' }] },
      { metric: 'b', entries: [{ id: '2' }] },
    ]);
    expect(boards({ metric: 'a', rankings: [] })).toMatchObject([{ metric: 'a', entries: [] }]);
    expect(boards([])).toMatchObject([{ metric: null, entries: [] }]);
  });

  it('only pictures within the message are taken', () => {
    const picture = 'data:image/png;base64,AAAA';
    const shown = (avatar: unknown) => boards([{ id: 1, value: 1, avatar }]);
    expect(shown(picture)).toMatchObject([{ entries: [{ avatar: picture }] }]);
    for (const other of [
      'https://example.com/x.png',
      'javascript:alert(1)',
      'data:text/html,x',
      null,
      5,
      `${picture}${'A'.repeat(70_000)}`,
    ]) {
      expect(shown(other)).toEqual([expect.objectContaining({ entries: [{ id: '1', name: '1', value: 1 }] })]);
    }
  });

  it.each([{}, null, 'text', 5, { rankings: 'none' }, { data: { data: { data: [] } } }])(
    '%j is no board',
    (payload) => {
      expect(reasonsOf('/leaderboard', 'leaderboard:refresh', payload)).toHaveLength(1);
    },
  );
});

describe('tv:update', () => {
  it.each([['Hello'], [{ message: 'Hello' }], [{ text: 'Hello' }], [{ data: { announcement: 'Hello' } }]])(
    'a message (%#)',
    (payload) => {
      expect(tv(payload)).toMatchObject([{ kind: 'notice', notice: { weight: 'high', body: { text: 'Hello' } } }]);
    },
  );

  it('two messages in one minute are two', () => {
    const ids = ['A', 'B', 'A'].map((message) => JSON.stringify(tv({ message })));
    expect(ids[0]).not.toBe(ids[1]);
    expect(ids[0]).toBe(ids[2]);
  });

  it.each([
    [{ scene: 'contest' }, null],
    [{ scene: 'contest', durationSeconds: 14 }, 14_000],
    [{ payload: { view: 'contest', duration: '0' } }, 1_000],
    [{ screen: 'contest', duration: 1e12 }, 3_600_000],
  ])('a scene (%#)', (payload, durationMs) => {
    expect(tv(payload)).toEqual([{ kind: 'scene', scene: 'contest', durationMs }]);
  });

  it('a message or a picture for the whole wall, which is then no line of news besides', () => {
    const image = 'data:image/png;base64,AAAA';
    const full = { scene: 'message', title: 'Town hall', message: 'At noon', image, durationSeconds: 30 };
    const message = { title: 'Town hall', text: 'At noon', image };
    expect(tv(full)).toEqual([{ kind: 'scene', scene: 'message', durationMs: 30_000, message }]);
    expect(tv({ view: 'message', data: { text: 'At noon', picture: 'https://pictures.example/x.png' } })).toEqual([
      { kind: 'scene', scene: 'message', durationMs: null, message: { title: null, text: 'At noon', image: null } },
    ]);
    for (const bad of [
      {},
      { image: 'data:text/html,x' },
      { text: '<b>x</b>' },
      { image: `${image}${'A'.repeat(5e5)}` },
    ]) {
      expect(reasonsOf('/leaderboard', 'tv:update', { scene: 'message', ...bad })).toHaveLength(1);
    }
  });

  it('a snapshot, wherever it stands, with its own name', () => {
    const rankings = [{ userId: 1, rank: 1, value: 3 }];
    for (const payload of [
      rankings,
      { rankings },
      { data: rankings },
      { data: { rankings } },
      { payload: { rankings } },
    ]) {
      expect(tv(payload)).toMatchObject([{ kind: 'snapshot', entries: [{ id: '1' }] }]);
    }
    expect(tv({ type: 'rankings', payload: { metric: 'calls', rankings } })).toMatchObject([{ metric: 'calls' }]);
  });

  it('moves: one, or a list', () => {
    for (const payload of [UPDATE, { data: UPDATE }, [UPDATE], { updates: [UPDATE] }]) {
      expect(tv(payload)).toMatchObject([{ kind: 'moves', moves: [{ id: '123', newRank: 5 }] }]);
    }
  });

  it('all at once', () => {
    const payload = { message: 'Look', scene: 'contest', contestId: 10, rankings: [{ userId: 1, rank: 1, value: 3 }] };
    expect(tv(payload).map(({ kind }) => kind)).toEqual(['scene', 'notice', 'snapshot']);
  });

  it('what is bad in it does not spoil what is good', () => {
    expect(
      decode('/leaderboard', 'tv:update', { message: '<b>x</b>', rankings: [{ userId: 1, value: 3 }, {}] }),
    ).toMatchObject({
      events: [{ kind: 'snapshot', entries: [{ id: '1' }] }],
      rejections: ['"userId" is missing', '"message" holds markup'],
    });
  });

  it.each([{}, null, 5, { colour: 'red' }, { data: 'x' }])('%j is nothing to show', (payload) => {
    expect(reasonsOf('/leaderboard', 'tv:update', payload)).toHaveLength(1);
  });
});
