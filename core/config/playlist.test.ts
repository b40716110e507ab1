import { describe, expect, it } from 'vitest';
import { LONGEST_IMAGE } from './choices';
import { parseConfig } from './parse';

const sources = [
  { id: 'sales', dialect: 'leaderboard', url: 'https://a.example' },
  { id: 'support', dialect: 'leaderboard', url: 'https://b.example' },
];
const wallWith = (wall: object) => parseConfig({ version: 1, wall, sources });
const withItem = (item: object) => wallWith({ playlist: [item] });
const errorOf = (item: object): string => {
  const parsed = withItem(item);
  if (parsed.ok) return 'fine';
  const [error] = parsed.error;
  return `${error?.path ?? ''}: ${error?.message ?? ''} ${error?.remedy ?? ''}`;
};

describe('a playlist that is right', () => {
  it('is what it says', () => {
    const playlist = [
      { scene: 'leaderboard', source: 'sales', durationSeconds: 30, period: 'week', view: 'target', title: 'Week' },
      { scene: 'pair', boards: ['sales:revenue', 'support:tickets'], when: { from: '22:00', until: '06:00' } },
      { scene: 'contest', when: { weekdays: ['friday'], contest: true }, pinned: true },
      { scene: 'message', text: 'Cake at three', image: 'data:image/png;base64,AA==' },
    ];
    const displays = [
      { name: 'Lobby', monitor: 'DELL U2720Q', playlist: [{ scene: 'hall-of-fame' }] },
      { name: 'Bar' },
    ];
    expect(wallWith({ playlist, displays })).toMatchObject({ ok: true, value: { wall: { playlist, displays } } });
  });

  it('may be left out: the wall then chooses by itself', () => {
    expect(wallWith({})).toMatchObject({ ok: true, value: { wall: { displays: [] } } });
  });
});

describe('a playlist that is wrong', () => {
  it.each<[object, string]>([
    [{ scene: 'ladder' }, 'wall.playlist[0].scene: "wall.playlist[0].scene" is "ladder", but it must be one of'],
    [{ scene: 'live', seconds: 5 }, 'wall.playlist[0].seconds: "wall.playlist[0].seconds" is not a known setting.'],
    [{ scene: 'live', durationSeconds: 0 }, 'is 0, but it must be at least 1.'],
    [{ scene: 'live', source: 'slaes' }, '"slaes", but it must be one of the sources "sales", "support".'],
    [{ scene: 'race', board: 'revenue' }, '"revenue", but it must be the id of a board, such as "sales:revenue".'],
    [{ scene: 'race', board: 'x:revenue' }, 'but it must be a board of one of the sources "sales", "support".'],
    [{ scene: 'race', source: 'sales', board: 'support:a' }, 'but it must be a board of the source "sales".'],
    [{ scene: 'pair', boards: ['sales:a'] }, 'wall.playlist[0].boards'],
    [{ scene: 'pair', boards: ['sales:a', 'x:b'] }, 'wall.playlist[0].boards[1]'],
    [{ scene: 'live', text: 'Hi' }, 'is "Hi", but it is for "message" only, and this is "live".'],
    [{ scene: 'message' }, 'wall.playlist[0].text: "wall.playlist[0].text" is missing.'],
    [{ scene: 'message', image: 'https://x.example/a.png' }, 'a picture as a "data:image/…" address'],
    [{ scene: 'message', image: `data:image/png;base64,${'A'.repeat(LONGEST_IMAGE)}` }, 'at most 500000 characters'],
    [
      { scene: 'live', when: { from: '08:00' } },
      'wall.playlist[0].when.until: "wall.playlist[0].when.until" is missing.',
    ],
    [{ scene: 'live', when: { from: '8', until: '09:00' } }, 'a time of the day from "00:00" to "23:59"'],
    [{ scene: 'live', when: { days: ['monday'] } }, 'wall.playlist[0].when.days'],
    [{ scene: 'live', when: { weekdays: ['mon'] } }, 'must be one of "sunday", "monday"'],
    [{ scene: 'live', period: 'week' }, 'and this is "live"'],
  ])('%j: its place, what was found, what is allowed', (item, expected) => {
    expect(errorOf(item)).toContain(expected);
  });

  it('is an empty one, and one with more pictures than can travel', () => {
    expect(wallWith({ playlist: [] })).toMatchObject({ ok: false, error: [{ path: 'wall.playlist' }] });
    const image = `data:image/png;base64,${'A'.repeat(LONGEST_IMAGE - 22)}`;
    const playlist = Array.from({ length: 5 }, () => ({ scene: 'message', image }));
    expect(wallWith({ playlist })).toMatchObject({ ok: false, error: [{ path: 'wall.playlist' }] });
  });

  it('of a display is told of at that display; a name is used once', () => {
    const displays = [{ name: 'Bar', playlist: [{ scene: 'live', source: 'x' }] }, { name: 'Bar' }, { monitor: 'x' }];
    expect(wallWith({ displays: displays.slice(0, 2) })).toMatchObject({
      ok: false,
      error: [{ path: 'wall.displays[0].playlist[0].source' }, { path: 'wall.displays[1].name' }],
    });
    expect(wallWith({ displays: displays.slice(2) })).toMatchObject({
      ok: false,
      error: [{ path: 'wall.displays[0].name', message: '"wall.displays[0].name" is missing.' }],
    });
  });
});
