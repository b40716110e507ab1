import { describe, expect, it } from 'vitest';
import { firstRunConfig, type Config } from '#core/config/schema';
import { demoOnly, provision } from './provisioning';

const SALES = { id: 'sales', dialect: 'leaderboard', url: 'https://scores.example.com' };
const STORED = {
  version: 1,
  wall: { name: 'Stored', theme: 'daylight', ageingAfterSeconds: 5, staleAfterSeconds: 60 },
  sources: [{ ...SALES, id: 'stored' }],
};

const over = (file: unknown, stored: unknown = STORED): Config => {
  const result = provision(typeof file === 'string' ? file : JSON.stringify(file), '/etc/wall.json', stored);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const faults = (file: unknown) => {
  const result = provision(typeof file === 'string' ? file : JSON.stringify(file), '/etc/wall.json', STORED);
  return result.ok ? [] : result.error;
};

describe('a provisioning file', () => {
  it('replaces what it names, setting by setting for the wall and as a whole for the sources', () => {
    const config = over({ version: 1, wall: { name: 'Lobby' }, sources: [SALES] });
    expect(config.wall).toMatchObject({ name: 'Lobby', theme: 'daylight', staleAfterSeconds: 60 });
    expect(config.sources.map((source) => source.id)).toEqual(['sales']);
  });

  it('leaves the stored sources, or none, when it says so', () => {
    expect(over({ version: 1 }).sources.map((source) => source.id)).toEqual(['stored']);
    expect(over({ version: 1, sources: [] }).sources).toEqual([]);
    expect(over({ version: 1 }).wall.name).toBe('Stored');
  });

  it('that names only when data is stale does not contradict the stored other time', () => {
    expect(over({ version: 1, wall: { staleAfterSeconds: 4 } }).wall).toMatchObject({
      staleAfterSeconds: 4,
      ageingAfterSeconds: 1,
    });
  });

  it('is judged together with what is stored', () => {
    expect(over({ version: 1, wall: { staleAfterSeconds: 10 } }).wall).toMatchObject({
      staleAfterSeconds: 10,
      ageingAfterSeconds: 5,
    });
    expect(faults({ version: 1, wall: { ageingAfterSeconds: 60 } })).toMatchObject([
      { path: 'wall.ageingAfterSeconds' },
    ]);
  });

  it('stands alone where what is stored is of no use', () => {
    expect(over({ version: 1, wall: { name: 'Lobby' } }, { version: 1, wall: { nam: 1 } }).wall.name).toBe('Lobby');
    expect(over({ version: 1, sources: [SALES] }, null).sources).toHaveLength(1);
  });

  it.each([
    ['an unknown key', { version: 1, wal: {} }, 'CONFIG-3'],
    ['an unknown key of the wall', { version: 1, wall: { nam: 'x' } }, 'CONFIG-3'],
    ['no version', { wall: {} }, 'CONFIG-4'],
    ['a later version', { version: 2 }, 'CONFIG-2'],
    ['a wall that is none', { version: 1, wall: null }, 'CONFIG-5'],
    ['a wall that is a text', { version: 1, wall: 'midnight' }, 'CONFIG-5'],
    ['sources that are none', { version: 1, sources: null }, 'CONFIG-5'],
    ['a list', [], 'CONFIG-1'],
    ['null', null, 'CONFIG-1'],
  ])('with %s is refused', (_what, file, code) => {
    expect(faults(file).map((error) => error.code)).toEqual([code]);
  });

  it('may begin with a byte order mark', () => {
    expect(over(`\uFEFF${JSON.stringify({ version: 1, wall: { name: 'Lobby' } })}`).wall.name).toBe('Lobby');
  });

  it('that is not JSON is refused with the line, and without what stands there', () => {
    const [error] = faults('{\n  "version": 1,\n  "sources": [{ "token": "hush-hush" "url": "x" }]\n}');
    expect(error).toMatchObject({ code: 'CONFIG-6' });
    expect(error?.message).toContain('/etc/wall.json');
    expect(error?.message).toContain('line 3');
    expect(JSON.stringify(error)).not.toContain('hush');
    expect(faults('')).toMatchObject([{ code: 'CONFIG-6', remedy: expect.stringContaining('empty') as string }]);
  });

  it.each([
    ['{\n  "wall": {\n    "theme": midnight\n  }\n}', 'line 3', 'double quotes'],
    ['{\n  "wall": { "staleAfterSeconds": NaN }\n}', 'line 2', 'A value is missing'],
    ['{\n  version: 1\n}', 'line 2', 'double quotes'],
    ['{\n  "version": 1,\n}', 'line 3', 'no comma comes last'],
    ['{\n  "version": 1\n', 'line 3', 'bracket'],
    ['<html>', 'line 1', 'A value is missing'],
  ])('%j is told by its line, whatever the engine says of it', (text, line, remedy) => {
    const [error] = faults(text);
    expect(error?.message).toContain(line);
    expect(error?.remedy).toContain(remedy);
  });
});

describe('the demo alone', () => {
  it('keeps the settings of the wall, and the demo source as it is set up', () => {
    const config = over({ version: 1, sources: [SALES, { ...SALES, id: 'office', url: 'demo:office' }] });
    expect(demoOnly(config)).toMatchObject({ wall: { name: 'Stored' }, sources: [{ id: 'office' }] });
  });

  it('is added where there is none', () => {
    expect(demoOnly(over({ version: 1, sources: [SALES] })).sources).toEqual(firstRunConfig().sources);
  });
});
