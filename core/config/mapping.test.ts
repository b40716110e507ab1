import { describe, expect, it } from 'vitest';
import { expression, fullEffort } from './expression';
import { parseConfig } from './parse';

function errorsOf(mapping: object) {
  const rules = [{ as: 'notice', set: { text: 'data.text' } }];
  const source = { id: 'a', dialect: 'custom', url: 'wss://a.example', mapping: { rules, ...mapping } };
  const parsed = parseConfig({ version: 1, sources: [source] });
  return parsed.ok ? [] : parsed.error.map(({ path, message }) => ({ path, message }));
}

const textRule = (text: string) => ({ rules: [{ as: 'notice', set: { text } }] });

describe('functions in a mapping', () => {
  it.each([
    ['one that is not there', 'to_sting(data.n)', 'there is no function to_sting(); did you mean to_string()?'],
    ['within others, behind &', 'data.l[?sort_by(@, &nope(a))] | [0]', 'there is no function nope()'],
    ['too many arguments', 'length(data, data)', 'length() takes 1 argument, and here it has 2'],
    ['too few arguments', "pad_left('a')", 'pad_left() takes 2 to 3 arguments, and here it has 1'],
    ['none where some are needed', 'not_null()', 'not_null() takes 1 or more arguments, and here it has 0'],
    ['what every object inherits', 'constructor(data)', 'there is no function constructor()'],
    ['a text that does not end', "data.kind == 'a && data.text", "a ' is not closed"],
    ['a number that does not end', 'data.n > `5 && data.text', 'a ` is not closed'],
    ['a name that does not end', 'data."first name', 'a " is not closed'],
  ])('%s: refused when it is checked, at its path', (_what, text, reason) => {
    expect(errorsOf(textRule(text))).toEqual([
      { path: 'sources[0].mapping.rules[0].set.text', message: expect.stringContaining(reason) as string },
    ]);
  });

  it.each([
    "join(', ', data.names)",
    "join('`\"', ['it\\'s', data.\"o'clock\"])",
    "pad_left(data.a, `5`, ' ')",
    'let $x = data in merge($x, {a: `1`}).a',
    "split(data.t, ' ')[0]",
  ])('%s is one that can work', (text) => {
    expect(errorsOf(textRule(text))).toEqual([]);
  });
});

describe('where a join is said', () => {
  it('is one of the channels', () => {
    const joins = [{ channel: '/a', event: 'join' }, { channel: '/b', event: 'join' }, { event: 'join' }];
    expect(errorsOf({ transport: 'socket-io', channels: ['/a'], joins, ping: { channel: '/c' } })).toEqual([
      {
        path: 'sources[0].mapping.joins[1].channel',
        message: expect.stringContaining('must be one of the "channels": "/a"') as string,
      },
      { path: 'sources[0].mapping.ping.channel', message: expect.stringContaining('"/c"') as string },
    ]);
    expect(errorsOf({ transport: 'socket-io', channels: ['/a', '/b'], joins })).toEqual([]);
  });

  it('is not for a plain WebSocket, which has none', () => {
    expect(errorsOf({ joins: [{ channel: '/', message: {} }] })).toMatchObject([
      { path: 'sources[0].mapping.joins[0].channel', message: expect.stringContaining('"socket-io" alone') as string },
    ]);
  });
});

describe('a text that would be huge', () => {
  const evaluated = (text: string, data: unknown) => {
    const one = expression(text);
    if (!one.ok) throw new Error(one.error);
    return one.value.evaluate({ data }, fullEffort());
  };

  it.each([
    ["pad_left('a', `500000000`)", null],
    ["pad_right('a', data)", 1e9],
    ["length(pad_left(pad_left('a', `200000`), `3`))", null],
    ["length(replace(data, 'x', data))", 'x'.repeat(20_000)],
    [
      'length(join(data.glue, data.list))',
      { glue: 'x'.repeat(50_000), list: Array.from({ length: 10_000 }, () => 'a') },
    ],
  ])('%s: it is given up before it is made', (text, data) => {
    expect(evaluated(text, data)).toEqual({ ok: false, error: 'it takes too long on this message' });
  });

  it('is none of the usual ones', () => {
    expect(evaluated("pad_left(data, `4`, '0')", '7')).toEqual({ ok: true, value: '0007' });
    expect(evaluated("replace(data, 'a', 'bb')", 'aXa')).toEqual({ ok: true, value: 'bbXbb' });
    expect(evaluated("join('-', data)", ['a', 'b'])).toEqual({ ok: true, value: 'a-b' });
    expect(evaluated("length(replace(data, 'x', 'a longer text'))", 'y'.repeat(50_000))).toEqual({
      ok: true,
      value: 50_000,
    });
  });
});

it('knows the settings within a mapping', () => {
  const mapping = { rulez: [], rules: [{ as: 'notice', sett: {}, set: { text: 'data.text' } }] };
  const parsed = parseConfig({
    version: 1,
    sources: [{ id: 'a', dialect: 'custom', url: 'wss://a.example', mapping }],
  });
  expect(parsed.ok ? [] : parsed.error).toMatchObject([
    { path: 'sources[0].mapping.rules[0].sett', remedy: 'Did you mean "set"? Otherwise remove it.' },
    { path: 'sources[0].mapping.rulez', remedy: 'Did you mean "rules"? Otherwise remove it.' },
  ]);
});
