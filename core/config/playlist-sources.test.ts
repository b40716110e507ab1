import { expect, it } from 'vitest';
import { parseConfig } from './parse';
import { itemsNaming, withoutSource } from './playlist-sources';
import { configSchema } from './schema';

const sources = ['sales', 'support'].map((id) => ({ id, dialect: 'leaderboard', url: 'http://127.0.0.1:1' }));
const wallWith = (playlist: object[] | undefined, ...own: object[][]) =>
  configSchema.parse({
    version: 1,
    sources,
    wall: {
      ...(playlist ? { playlist } : {}),
      displays: own.map((items, index) => ({ name: `D${index}`, playlist: items })),
    },
  }).wall;

const OWN = { scene: 'leaderboard', source: 'sales' };
const BOARD = { scene: 'race', board: 'sales:revenue' };
const PAIR = { scene: 'pair', boards: ['support:calls', 'sales:revenue'] };
const OTHER = { scene: 'leaderboard', board: 'support:calls' };
const ANY = { scene: 'live' };

it('finds what names a source in any way, wherever it is', () => {
  const wall = wallWith([OWN, ANY, PAIR], [OTHER, BOARD], [ANY]);
  expect(itemsNaming(wall, 'sales').map(({ display, item }) => [display, item.scene])).toEqual([
    [null, 'leaderboard'],
    [null, 'pair'],
    ['D0', 'race'],
  ]);
  expect(itemsNaming(wallWith(undefined), 'sales')).toEqual([]);
});

it('takes it out, so that the configuration is right without the source', () => {
  const wall = withoutSource(wallWith([OWN, ANY, PAIR], [OTHER, BOARD], [BOARD]), 'sales');
  expect(wall.playlist).toMatchObject([ANY]);
  expect(wall.displays.map(({ playlist }) => playlist?.map(({ scene }) => scene))).toEqual([
    ['leaderboard'],
    undefined,
  ]);
  expect(parseConfig({ version: 1, wall, sources: sources.slice(1) }).ok).toBe(true);
});

it('leaves a playlist that is then empty away', () => {
  const wall = withoutSource(wallWith([OWN, BOARD]), 'sales');
  expect(Object.keys(wall)).not.toContain('playlist');
  expect(parseConfig({ version: 1, wall, sources: sources.slice(1) }).ok).toBe(true);
});

it('leaves what does not name it as it is', () => {
  const wall = wallWith([OTHER, ANY], [ANY]);
  expect(withoutSource(wall, 'sales')).toEqual(wall);
});
