import { describe, expect, it } from 'vitest';
import { english } from '../../language/en';
import { celebrationOf, rowOf } from '../../testing/frames';
import { celebrationTexts } from './celebration-texts';

const rows = new Map(
  [rowOf('u1', 1, { name: 'Amara Diallo' }), rowOf('u2', 2, { name: 'Yuki Tanaka' })].map((row) => [row.id, row]),
);
const textsOf = (over: Parameters<typeof celebrationOf>[1]) =>
  celebrationTexts(celebrationOf('c', over), english.celebrations, rows);

describe('celebrationTexts', () => {
  it('calls everybody by name, and counts whom there is no room for', () => {
    const others = [
      { entryId: 'u2', name: 'u2' },
      { entryId: null, name: 'Tomás' },
    ];
    expect(
      textsOf({ kind: 'level', entryId: 'u1', name: 'u1', title: 'Level 5', others, othersCount: 4 }),
    ).toMatchObject({ name: 'Amara Diallo, Yuki Tanaka and 3 others', title: 'Level 5' });
  });

  it('says what several people have in common where they reached different things', () => {
    const others = [{ entryId: null, name: 'Tomás' }];
    expect(textsOf({ kind: 'streak', title: '', others, othersCount: 1 })).toMatchObject({ title: '2 streaks' });
  });

  it('lists what else one person has reached', () => {
    expect(textsOf({ lines: ['Level 7', 'Ten in a row'], moreLines: 2 }).lines).toEqual([
      'Level 7',
      'Ten in a row',
      'and 2 more',
    ]);
  });

  it('a first rank is its own moment', () => {
    expect(textsOf({ kind: 'rank', rarity: 'epic', entryId: 'u1' }).heading).toBe('New number one');
    expect(textsOf({ kind: 'rank', rarity: 'epic', entryId: 'u2' }).heading).toBe('On the rise');
  });

  it('a digest counts, and names the best', () => {
    const digest = {
      counts: [
        { kind: 'level', count: 3 },
        { kind: 'contest', count: 1 },
      ],
      best: [{ entryId: 'u2', name: 'u2', title: 'Spring contest' }],
    } as const;
    expect(textsOf({ kind: 'digest', digest })).toEqual({
      heading: 'While we were away',
      name: '3 new levels · 1 contest win',
      title: 'Best of all',
      titleIsOwn: false,
      lines: ['Yuki Tanaka: Spring contest'],
    });
  });

  it('a rehearsal celebrates something made up', () => {
    expect(textsOf({ kind: 'level', title: '', rehearsal: true }).title).toBe('Level 12');
  });
});
