import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingSchema } from '#core/config/mapping';
import { configSchema } from '#core/config/schema';
import { customDialect } from './custom';

const [config] = configSchema.parse({
  version: 1,
  sources: [{ id: 'arcade', dialect: 'leaderboard', url: 'ws://127.0.0.1:9' }],
}).sources;
if (!config) throw new Error('no source');
const context = { config, nowMs: 1_000 };

const ARCADE = {
  rules: [
    {
      when: "event == 'standings'",
      as: 'board',
      each: 'data.players',
      set: { id: 'item.uid', name: 'item.nick', value: 'item.pts', metric: "'points'", title: 'data.season' },
    },
    {
      when: "event == 'overtake'",
      as: 'moves',
      set: { id: 'data.who.uid', rank: 'data.to', previousRank: 'data.from', value: 'data.pts', metric: "'points'" },
    },
    { when: "event == 'coin'", as: 'values', set: { id: 'data.uid', value: 'data.coins', metric: "'coins'" } },
    {
      when: "event == 'jackpot'",
      as: 'celebration',
      set: {
        name: 'data.nick',
        title: "join('', ['Jackpot of ', to_string(data.amount)])",
        rarity: "data.amount > `1000` && 'legendary' || 'rare'",
        kind: "'milestone'",
      },
    },
    {
      when: "event == 'news'",
      as: 'notice',
      set: { text: 'data.text', tone: "'announcement'", priority: 'data.priority' },
    },
    { when: "event == 'played'", as: 'activity', set: { text: "join(' ', [data.nick, 'played', data.game])" } },
    { when: "event == 'chat'", as: 'private' },
  ],
  snapshot: { as: 'board', each: 'data', set: { id: 'item.uid', value: 'item.pts' } },
};

const dialect = customDialect(mappingSchema.parse(ARCADE));
const decode = (event: string, rest: object) =>
  dialect.decode({ channel: 'socket', event, args: [{ type: event, ...rest }] }, context);

describe('a mapped backend', () => {
  it('tells a whole board', () => {
    const players = [
      { uid: 7, nick: 'Ann', pts: 30 },
      { uid: 9, nick: 'Bo', pts: 20 },
    ];
    expect(decode('standings', { season: 'Autumn', players })).toMatchObject({
      kind: 'understood',
      rejections: [],
      events: [
        {
          kind: 'snapshot',
          metric: 'points',
          title: 'Autumn',
          entries: [
            { id: '7', name: 'Ann', value: 30 },
            { id: '9', name: 'Bo', value: 20 },
          ],
        },
      ],
    });
  });

  it('tells a move', () => {
    expect(decode('overtake', { who: { uid: 9 }, from: 2, to: 1, pts: 35 })).toMatchObject({
      events: [{ kind: 'moves', metric: 'points', moves: [{ id: '9', newRank: 1, previousRank: 2, value: 35 }] }],
    });
  });

  it('tells values', () => {
    expect(decode('coin', { uid: 'x', coins: 5 })).toMatchObject({
      events: [{ kind: 'values', metric: 'coins', values: [{ id: 'x', value: 5 }] }],
    });
  });

  it('celebrates, with a condition in a field', () => {
    expect(decode('jackpot', { nick: 'Ann', amount: 5_000 })).toMatchObject({
      events: [{ celebration: { kind: 'milestone', rarity: 'legendary', name: 'Ann', title: 'Jackpot of 5000' } }],
    });
    expect(decode('jackpot', { nick: 'Ann', amount: 5 })).toMatchObject({
      events: [{ celebration: { rarity: 'rare' } }],
    });
  });

  it('gives notices and activity their weight', () => {
    expect(decode('news', { text: 'Closing at six', priority: 'high' })).toMatchObject({
      events: [{ notice: { weight: 'high', tone: 'announcement', body: { text: 'Closing at six' } } }],
    });
    expect(decode('played', { nick: 'Bo', game: 'Pong' })).toMatchObject({
      events: [{ notice: { weight: 'low', body: { text: 'Bo played Pong' } } }],
    });
  });

  it('counts private talk and keeps nothing of it', () => {
    const decoded = decode('chat', { text: 'secret words' });
    expect(decoded).toMatchObject({ events: [{ kind: 'private' }] });
    expect(JSON.stringify(decoded)).not.toContain('secret');
  });

  it('reads the snapshot by a rule of its own', () => {
    expect(dialect.decodeSnapshot([{ uid: 1, pts: 3 }], context)).toMatchObject({
      events: [{ kind: 'snapshot', entries: [{ id: '1', value: 3 }] }],
    });
  });

  it('takes a pong for an answer, and does not know what no rule is for', () => {
    expect(decode('pong', {})).toMatchObject({ kind: 'answer' });
    expect(decode('weather', {})).toEqual({ kind: 'unknown' });
  });
});

describe('a message that a rule does not fit', () => {
  it.each([
    ['overtake', { to: 1 }, 'rule 2 (moves): "id" is missing (data.who.uid)'],
    ['overtake', { who: { uid: 1 }, to: 'first' }, 'rule 2 (moves): "rank" is not a number (data.to)'],
    ['coin', { uid: 1 }, 'rule 3 (values): "value" is missing (data.coins)'],
    ['standings', { season: 'x' }, 'rule 1 (board): "each" (data.players) finds nothing'],
    ['standings', { players: 'many' }, 'rule 1 (board): "each" (data.players) is not a list'],
    ['standings', { players: [{ nick: 'Ann' }] }, 'rule 1 (board): "id" is missing (item.uid)'],
    [
      'played',
      { nick: { private: 'secret' } },
      /^rule 6 \(activity\): "join\(' ', \[data\.nick, 'played', data\.game\]\)" does not fit: /,
    ],
  ])('%s is rejected with the path that failed', (event, rest, reason) => {
    const decoded = decode(event, rest);
    if (decoded.kind !== 'understood') throw new Error('it was not understood');
    expect(decoded.rejections).toEqual([typeof reason === 'string' ? reason : expect.stringMatching(reason)]);
    expect(decoded.rejections.join()).not.toContain('secret');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('standings', 'overtake', 'coin', 'jackpot', 'news', 'played'),
        fc.jsonValue(),
        (event, data) => {
          const decoded = dialect.decode({ channel: 'socket', event, args: [data] }, context);
          expect(['understood', 'unknown']).toContain(decoded.kind);
        },
      ),
    );
  });

  it('does not find what every object inherits', () => {
    for (const path of ['data.constructor', 'data.toString', 'data.__proto__']) {
      const odd = customDialect(mappingSchema.parse({ rules: [{ as: 'notice', set: { text: path } }] }));
      const decoded = odd.decode({ channel: 'socket', event: 'x', args: [{}] }, context);
      expect(decoded).toMatchObject({ kind: 'understood', events: [] });
    }
  });
});

describe('a mapping that cannot work', () => {
  it('is told which expression cannot be read', () => {
    const parsed = mappingSchema.safeParse({
      rules: [{ as: 'notice', when: 'event ==', set: { text: 'data..text' } }],
      snapshot: { as: 'board', each: '[', set: { id: 'item' } },
    });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'rules.0.when',
      'rules.0.set.text',
      'snapshot.each',
    ]);
  });

  it('is told of fields that are missing or unknown', () => {
    const parsed = mappingSchema.safeParse({ rules: [{ as: 'moves', set: { id: 'data.id', colour: "'red'" } }] });
    expect(parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'rules.0.set.colour is not a field of "moves"; its fields are id, rank, previousRank, name, value, metric, detail, avatar, target',
      'rules.0.set.rank must be set in a rule that makes "moves"',
    ]);
  });
});
