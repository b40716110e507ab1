import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../kernel/app-error';
import { DEMO_URL, DEMOS } from './choices';
import { parseConfig } from './parse';
import { firstRunConfig, type Config } from './schema';

const SECRET = 'hunter2-hunter2';
const goodSource = { id: 'sales', dialect: 'leaderboard', url: 'http://127.0.0.1:4100' };

function errorsOf(input: unknown): readonly AppError[] {
  const parsed = parseConfig(input);
  expect(parsed.ok, 'the input is refused').toBe(false);
  return parsed.ok ? [] : parsed.error;
}

function onlyError(input: unknown): AppError {
  const errors = errorsOf(input);
  expect(errors).toHaveLength(1);
  return errors[0]!;
}

function valueOf(input: unknown): Config {
  const parsed = parseConfig(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('a configuration that is right', () => {
  it('needs no more than its version', () => {
    expect(valueOf({ version: 1 })).toEqual({
      version: 1,
      wall: {
        name: 'Leaderboard',
        language: 'en',
        theme: 'midnight',
        calmIntervalMs: 1_000,
        maxEntries: 100,
        staleAfterSeconds: 120,
        ageingAfterSeconds: 30,
        kindness: { rest: 'chase', lastPlace: 'hidden' },
        hemisphere: 'north',
        brand: {},
        motion: 'system',
        overscanPercent: 0,
        pixelShift: true,
        dimming: [],
        displays: [],
      },
      sources: [],
      people: [],
      celebrations: {
        enabled: true,
        hourlyCap: 40,
        quietHours: [],
        sound: false,
        volumePercent: 60,
        volumeByHour: [],
        sounds: [],
      },
    });
  });

  it('may hold everything that the contract lists', () => {
    const config = valueOf({
      version: 1,
      wall: {
        name: 'Sales floor',
        language: 'en',
        theme: 'midnight',
        calmIntervalMs: 1000,
        maxEntries: 100,
        staleAfterSeconds: 120,
        ageingAfterSeconds: 30,
      },
      sources: [
        {
          ...goodSource,
          token: SECRET,
          join: { tvDisplay: true, team: '5', contest: 10 },
          snapshotUrl: 'http://127.0.0.1:4100/api/leaderboard?scope=all',
          pollUrl: 'https://scores.example.com/poll',
          tokenUrl: 'https://scores.example.com/token',
          showConversations: true,
          enabled: false,
        },
      ],
    });
    expect(config.sources[0]).toMatchObject({
      id: 'sales',
      token: SECRET,
      join: { tvDisplay: true, team: '5', contest: '10' },
      showConversations: true,
      enabled: false,
    });
  });

  it('gives a source the defaults of its absent keys', () => {
    expect(valueOf({ version: 1, sources: [goodSource] }).sources[0]).toEqual({
      ...goodSource,
      join: { tvDisplay: true },
      showConversations: false,
      enabled: true,
    });
  });

  it.each(['ws://h', 'wss://h:1/x', 'HTTPS://H/', 'http://[::1]:8080/', 'https://h?x=1', DEMO_URL])(
    'takes %s for an address',
    (url) => {
      expect(valueOf({ version: 1, sources: [{ ...goodSource, url }] }).sources[0]?.url).toBe(url);
    },
  );

  it.each(Object.entries(DEMOS))('takes the demo %s, which speaks %s', (url, dialect) => {
    const sources = [{ id: 'demo', dialect, url }];
    expect(valueOf({ version: 1, sources }).sources[0]?.url).toBe(url);
  });

  it('shows the demo on the first run', () => {
    const config = firstRunConfig();
    expect(config.sources).toHaveLength(1);
    expect(config.sources[0]?.url).toBe(DEMO_URL);
    expect(parseConfig(config)).toEqual({ ok: true, value: config });
  });
});

describe('a configuration that is not an object', () => {
  it.each([
    [null, 'null'],
    [[], 'a list'],
    ['x', '"x"'],
    [7, '7'],
    [true, 'true'],
    [undefined, 'nothing'],
  ])('%j is refused as %s', (input, words) => {
    const error = onlyError(input);
    expect(error.code).toBe('CONFIG-1');
    expect(error.message).toContain(words);
    expect(error.remedy).toContain('"version": 1');
  });
});

describe('the version', () => {
  it('names both versions when the file is of a newer one, and looks no further', () => {
    const error = onlyError({ version: 2, walls: [] });
    expect(error).toMatchObject({ code: 'CONFIG-2', path: 'version' });
    expect(error.message).toMatch(/version 2.*up to 1/);
    expect(error.remedy).toContain('Update Scorewall');
  });

  it('is missed when absent', () => {
    expect(onlyError({})).toMatchObject({ code: 'CONFIG-4', path: 'version', message: '"version" is missing.' });
  });

  it.each([0, -1, '1', null, [1]])('must be the number 1, not %j', (version) => {
    const error = onlyError({ version });
    expect(error).toMatchObject({ code: 'CONFIG-5', path: 'version' });
    expect(error.message).toContain('must be 1');
  });
});

describe('an unknown key', () => {
  it.each([
    [{ version: 1, walls: {} }, 'walls', 'wall'],
    [{ version: 1, wall: { calmInterval: 5 } }, 'wall.calmInterval', 'calmIntervalMs'],
    [{ version: 1, sources: [{ ...goodSource, tokn: SECRET }] }, 'sources[0].tokn', 'token'],
    [
      { version: 1, sources: [goodSource, { ...goodSource, id: 'b', join: { teem: 5 } }] },
      'sources[1].join.teem',
      'team',
    ],
  ])('in %j is named with its path and the nearest known one', (input, path, nearest) => {
    const error = onlyError(input);
    expect(error).toMatchObject({ code: 'CONFIG-3', path });
    expect(error.message).toContain(`"${path}"`);
    expect(error.remedy).toContain(`"${nearest}"`);
    expect(JSON.stringify(error)).not.toContain(SECRET);
  });

  it('that resembles nothing lists what is known there', () => {
    const error = onlyError({ version: 1, wall: { volume: 11 } });
    expect(error.remedy).toContain('Known here: name, language, theme, calmIntervalMs');
  });

  it('is reported once for each', () => {
    expect(errorsOf({ version: 1, a: 1, b: 2, wall: { c: 3 } }).map((error) => error.path)).toEqual([
      'wall.c',
      'a',
      'b',
    ]);
  });

  it('of any length makes a short message', () => {
    const error = onlyError({ version: 1, ['k'.repeat(1_000_000)]: 1 });
    expect(JSON.stringify(error).length).toBeLessThan(500);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'prototype'])(
    'called %s is an error or ignored, and never more',
    (key) => {
      const places = [
        `{"version":1,"${key}":{"polluted":true}}`,
        `{"version":1,"wall":{"${key}":{"polluted":true}}}`,
        `{"version":1,"sources":[{"id":"a","dialect":"leaderboard","url":"http://h","${key}":{"polluted":true}}]}`,
        `{"version":1,"sources":[{"id":"a","dialect":"leaderboard","url":"http://h","join":{"${key}":{"polluted":true}}}]}`,
      ];
      for (const json of places) {
        const parsed = parseConfig(JSON.parse(json));
        if (parsed.ok) expect(JSON.stringify(parsed.value)).not.toContain('polluted');
        else expect(parsed.error[0]).toMatchObject({ code: 'CONFIG-3' });
      }
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );
});

describe('a bad value', () => {
  const wall = (part: object) => ({ version: 1, wall: part });
  const source = (part: object) => ({ version: 1, sources: [{ ...goodSource, ...part }] });

  it.each([
    [wall({ name: 7 }), 'wall.name', '7', 'must be a text in quotes'],
    [wall({ name: '' }), 'wall.name', '""', 'must not be empty'],
    [wall({ name: '   ' }), 'wall.name', '"   "', 'must not be empty'],
    [wall({ name: 'x'.repeat(61) }), 'wall.name', '"xxx', 'must be at most 60 characters long'],
    [wall({ theme: 'neon' }), 'wall.theme', '"neon"', 'must be one of "midnight", "daylight"'],
    [wall({ language: 'xx' }), 'wall.language', '"xx"', 'must be one of "en", "de"'],
    [wall({ calmIntervalMs: '1s' }), 'wall.calmIntervalMs', '"1s"', 'must be a number'],
    [wall({ calmIntervalMs: -1 }), 'wall.calmIntervalMs', '-1', 'must be at least 0'],
    [wall({ calmIntervalMs: 60_001 }), 'wall.calmIntervalMs', '60001', 'must be at most 60000'],
    [wall({ calmIntervalMs: 1.5 }), 'wall.calmIntervalMs', '1.5', 'must be a whole number'],
    [wall({ calmIntervalMs: null }), 'wall.calmIntervalMs', 'null', 'must be a number'],
    [wall({ maxEntries: 0 }), 'wall.maxEntries', '0', 'must be at least 1'],
    [wall({ maxEntries: 1e308 }), 'wall.maxEntries', '1e+308', 'must be at most 10000'],
    [source({ token: '' }), 'sources[0].token', 'not usable', 'must not be empty'],
    [source({ url: 'wss://ann:pw@a/ws' }), 'sources[0].url', '"wss://…@a/ws"', 'a secret belongs into "token"'],
    [source({ pollUrl: 'http://ann@a/' }), 'sources[0].pollUrl', '"http://…@a/"', 'a secret belongs into "token"'],
    [source({ pollUrl: 'http://a/@b c' }), 'sources[0].pollUrl', '"http://a/@b c"', 'must be an address such as'],
    [wall({ staleAfterSeconds: Infinity }), 'wall.staleAfterSeconds', 'Infinity', 'must be a number'],
    [{ version: 1, wall: [] }, 'wall', 'a list', 'must be an object'],
    [{ version: 1, sources: {} }, 'sources', 'an object', 'must be a list'],
    [{ version: 1, sources: ['x'] }, 'sources[0]', '"x"', 'must be an object'],
    [source({ id: 'Sales Floor' }), 'sources[0].id', '"Sales Floor"', 'lower-case letters'],
    [source({ url: 'demo:academy' }), 'sources[0].dialect', 'must be "academy"', 'demo:academy'],
    [source({ url: 'demo:nothing' }), 'sources[0].url', 'demo:nothing', 'must be an address'],
    [source({ dialect: 'morse' }), 'sources[0].dialect', '"morse"', 'leaderboard'],
    [source({ url: 'localhost:4100' }), 'sources[0].url', '"localhost:4100"', 'such as "https://scores.example.com"'],
    [source({ url: 'file:///etc/passwd' }), 'sources[0].url', '"file:', 'must be an address'],
    [source({ url: 'http://a:65536' }), 'sources[0].url', '"http://a:65536"', 'must be an address'],
    [source({ url: 'http://a:123456/x' }), 'sources[0].url', '"http://a:123456/x"', 'must be an address'],
    [source({ snapshotUrl: DEMO_URL }), 'sources[0].snapshotUrl', DEMO_URL, 'must be an address'],
    [source({ join: 5 }), 'sources[0].join', '5', 'must be an object'],
    [source({ join: { tvDisplay: 'yes' } }), 'sources[0].join.tvDisplay', '"yes"', 'must be true or false'],
    [source({ join: { team: [] } }), 'sources[0].join.team', 'a list', 'must be a text or a whole number'],
    [source({ join: { team: 1.5 } }), 'sources[0].join.team', '1.5', 'must be a text or a whole number'],
    [source({ enabled: 1 }), 'sources[0].enabled', '1', 'must be true or false'],
  ])('in %j is named with its path, what was found and what is allowed', (input, path, found, allowed) => {
    const error = onlyError(input);
    expect(error).toMatchObject({ code: 'CONFIG-5', path });
    expect(error.message).toContain(`"${path}"`);
    expect(error.message).toContain(found);
    expect(error.message).toContain(allowed);
    expect(error.remedy).not.toBe('');
  });

  it.each(['id', 'dialect', 'url'])('a source without %s misses it', (key) => {
    const { [key as 'id']: _gone, ...rest } = goodSource;
    const error = onlyError({ version: 1, sources: [rest] });
    expect(error).toMatchObject({ code: 'CONFIG-4', path: `sources[0].${key}` });
    expect(error.remedy).toMatch(/^Add it; it must be /);
  });

  it('is reported with every other', () => {
    const errors = errorsOf({ version: 1, wall: { name: 1, theme: 2 }, sources: [{ ...goodSource, url: 3 }] });
    expect(errors.map((error) => error.path)).toEqual(['wall.name', 'wall.theme', 'sources[0].url']);
  });

  it('stays short, however long it is', () => {
    expect(onlyError(source({ url: `x${'y'.repeat(1_000_000)}` })).message.length).toBeLessThan(300);
  });

  it('may be of any kind that a window can send', () => {
    for (const name of [10n, Symbol('s'), () => 1, new Date(), NaN]) {
      expect(errorsOf(wall({ name }))[0]).toMatchObject({ code: 'CONFIG-5', path: 'wall.name' });
    }
  });

  it('more than 50 sources are too many', () => {
    const sources = Array.from({ length: 51 }, (_, index) => ({ ...goodSource, id: `s${index}` }));
    expect(onlyError({ version: 1, sources }).message).toContain('must be at most 50 long');
  });
});

describe('rules that join several settings', () => {
  it.each([
    [120, 30],
    [1_000, 30],
    [40, 10],
    [4, 1],
  ])('named alone, stale after %d s means ageing after %d s', (staleAfterSeconds, ageingAfterSeconds) => {
    const parsed = parseConfig({ version: 1, wall: { staleAfterSeconds } });
    expect(parsed.ok && parsed.value.wall.ageingAfterSeconds).toBe(ageingAfterSeconds);
  });

  it.each([
    [30, 30],
    [31, 30],
  ])('ageing after %i s cannot be with stale after %i s', (ageingAfterSeconds, staleAfterSeconds) => {
    const error = onlyError({ version: 1, wall: { ageingAfterSeconds, staleAfterSeconds } });
    expect(error).toMatchObject({ code: 'CONFIG-5', path: 'wall.ageingAfterSeconds' });
    expect(error.message).toContain(`must be less than staleAfterSeconds (${staleAfterSeconds})`);
  });

  it('an id is used once', () => {
    const error = onlyError({ version: 1, sources: [goodSource, { ...goodSource, id: 'b' }, goodSource] });
    expect(error).toMatchObject({ code: 'CONFIG-5', path: 'sources[2].id' });
    expect(error.message).toContain('another source is called "sales" too');
  });
});

describe('a secret', () => {
  const everywhere = [
    { ...goodSource, token: { nested: SECRET } },
    { ...goodSource, token: [SECRET] },
    { ...goodSource, token: SECRET.repeat(1_000) },
    { ...goodSource, token: '', tokn: SECRET },
    { ...goodSource, url: `https://user:${SECRET}@scores.example.com` },
    { ...goodSource, url: `htp://scores.example.com/?token=${SECRET}` },
    { ...goodSource, url: `scores.example.com?token=${SECRET}` },
    { ...goodSource, snapshotUrl: `https://${SECRET}@scores.example.com/x?y` },
    { ...goodSource, tokenUrl: `//a:${SECRET}@h` },
    { ...goodSource, join: { token: SECRET } },
  ];

  it.each(everywhere)('is in no error about %j', (source) => {
    expect(JSON.stringify(errorsOf({ version: 1, sources: [source] }))).not.toContain('hunter2');
  });

  it('of the wrong kind is an error at its place', () => {
    const error = onlyError({ version: 1, sources: [{ ...goodSource, token: 12345 }] });
    expect(error).toMatchObject({ code: 'CONFIG-5', path: 'sources[0].token' });
    expect(error.message).not.toContain('12345');
  });
});

describe('whatever comes', () => {
  const keys = [
    'version',
    'wall',
    'sources',
    'id',
    'url',
    'dialect',
    'join',
    'token',
    'name',
    '__proto__',
    'constructor',
  ];
  const { any } = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(1, 0, '', 'leaderboard', 'http://h', DEMO_URL, 'a', 30, null, true),
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string({ maxLength: 5 })), tie('any'), { maxKeys: 5 }),
    ),
  }));
  const likely = fc.record(
    {
      version: fc.constant(1),
      wall: fc.record(
        {
          name: fc.string({ maxLength: 70 }),
          calmIntervalMs: fc.integer({ min: -1, max: 61_000 }),
          staleAfterSeconds: fc.integer({ min: 1, max: 200 }),
          ageingAfterSeconds: fc.integer({ min: 0, max: 200 }),
        },
        { requiredKeys: [] },
      ),
      sources: fc.array(
        fc.record(
          {
            id: fc.constantFrom('a', 'b', 'c-1', 'Bad'),
            dialect: fc.constant('leaderboard'),
            url: fc.oneof(fc.constant(DEMO_URL), fc.webUrl()),
            token: fc.string({ minLength: 1 }),
            join: fc.record(
              { team: fc.oneof(fc.integer(), fc.string()), tvDisplay: fc.boolean() },
              { requiredKeys: [] },
            ),
          },
          { requiredKeys: ['id', 'dialect', 'url'] },
        ),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['version'] },
  );

  it('never throws, and explains every refusal', () => {
    fc.assert(
      fc.property(fc.oneof(any, likely), (input) => {
        const parsed = parseConfig(input);
        if (parsed.ok) return;
        expect(parsed.error.length).toBeGreaterThan(0);
        for (const error of parsed.error) {
          expect(error.code).toMatch(/^CONFIG-\d$/);
          expect(error.message).not.toMatch(/undefined|\[object/);
          expect(error.remedy.length).toBeGreaterThan(5);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('what is right stays the same when read again, also through a file', () => {
    let right = 0;
    fc.assert(
      fc.property(likely, (input) => {
        const parsed = parseConfig(input);
        if (!parsed.ok) return;
        right++;
        expect(parseConfig(parsed.value)).toEqual(parsed);
        expect(parseConfig(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
    expect(right).toBeGreaterThan(20);
  });
});
