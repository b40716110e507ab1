import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTold, stagedBundle, WAITING_LIMIT, type Bundle, type Told } from './celebration-bundles';
import { CELEBRATION_KINDS, importance, RARITIES, type Celebration } from './celebrations';

let made = 0;
function toldOf(over: Partial<Celebration> = {}, sourceId = 'sales'): Told {
  made++;
  const celebration: Celebration = {
    id: `c${made}`,
    kind: 'level',
    rarity: 'common',
    entryId: `u${made}`,
    name: `Person ${made}`,
    title: 'Level 5',
    detail: null,
    icon: null,
    atMs: 0,
    ...over,
  };
  return { sourceId, celebration };
}

function waitingAfter(...arrivals: readonly Told[]): readonly Bundle[] {
  return arrivals.reduce<readonly Bundle[]>((waiting, told) => addTold(waiting, told).waiting, []);
}

const staged = (bundle: Bundle | undefined) => {
  if (bundle === undefined) throw new Error('nothing waits');
  return stagedBundle(bundle, 5);
};

describe('a burst', () => {
  it('of many people with one kind of moment is one, with names and a count', () => {
    const people = ['Amara', 'Yuki', 'Tomás', 'Ada', 'Ben', 'Cleo'].map((name) => toldOf({ name, entryId: name }));
    const waiting = waitingAfter(...people);
    expect(waiting).toHaveLength(1);
    expect(staged(waiting[0])).toMatchObject({ name: 'Amara', title: 'Level 5', othersCount: 5, lines: [], atMs: 5 });
    expect(staged(waiting[0]).others.map(({ name }) => name)).toEqual(['Yuki', 'Tomás', 'Ada', 'Ben']);
  });

  it('says only what is true of all of them', () => {
    const waiting = waitingAfter(toldOf({ detail: 'Well done' }), toldOf({ title: 'Level 6' }));
    expect(staged(waiting[0])).toMatchObject({ title: '', detail: null });
  });

  it('of one person is one, with lines, and led by the greatest', () => {
    const waiting = waitingAfter(
      toldOf({ entryId: 'u', title: 'Level 5' }),
      toldOf({ entryId: 'u', kind: 'streak', title: 'Ten in a row' }),
      toldOf({ entryId: 'u', kind: 'contest', rarity: 'epic', title: 'Spring contest' }),
      toldOf({ entryId: 'u', kind: 'achievement', title: 'Early bird' }),
      toldOf({ entryId: 'u', kind: 'achievement', title: 'Night owl' }),
    );
    expect(waiting).toHaveLength(1);
    expect(staged(waiting[0])).toMatchObject({
      kind: 'contest',
      rarity: 'epic',
      title: 'Spring contest',
      lines: ['Level 5', 'Ten in a row', 'Early bird'],
      moreLines: 1,
      othersCount: 0,
    });
  });

  it('counts a person once among others', () => {
    const [a, b] = [toldOf({ entryId: 'a', name: 'A' }), toldOf({ entryId: 'b', name: 'B' })];
    const waiting = waitingAfter(a, b, toldOf({ entryId: 'b', name: 'B' }), toldOf({ entryId: 'a', name: 'A' }));
    expect(staged(waiting[0])).toMatchObject({ name: 'A', othersCount: 1 });
  });

  it.each([
    ['great moments of two people', { rarity: 'epic' }, {}],
    ['different kinds', { kind: 'streak' }, {}],
    ['the same id at two sources', { entryId: 'u', kind: 'streak' }, { entryId: 'u', kind: 'level' }],
  ] as const)('%s stay apart', (_what, first, second) => {
    expect(waitingAfter(toldOf(first, 'sales'), toldOf({ ...first, ...second, id: 'x' }, 'support'))).toHaveLength(
      'rarity' in first || 'entryId' in first ? 2 : 1,
    );
  });
});

describe('those that wait', () => {
  it('stand in order of importance, then age', () => {
    const rarities = ['common', 'epic', 'legendary', 'rare', 'epic'] as const;
    const waiting = waitingAfter(
      ...rarities.map((rarity, index) => toldOf({ rarity, kind: CELEBRATION_KINDS[index]! })),
    );
    expect(waiting.map(({ lead }) => lead.celebration.rarity)).toEqual(
      ['legendary', 'epic', 'epic', 'common', 'rare'].sort(
        (a, b) => RARITIES.indexOf(b as never) - RARITIES.indexOf(a as never),
      ),
    );
  });

  it('are few, whatever comes; each arrival is in one of them, or named as dropped', () => {
    const arrival = fc.record({
      kind: fc.constantFrom(...CELEBRATION_KINDS),
      rarity: fc.constantFrom(...RARITIES),
      entryId: fc.constantFrom('a', 'b', 'c', 'd', 'e', null),
    });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 80 }), (arrivals) => {
        let waiting: readonly Bundle[] = [];
        const all: Told[] = [];
        const gone: Told[] = [];
        for (const over of arrivals) {
          const told = toldOf(over);
          all.push(told);
          const added = addTold(waiting, told);
          waiting = added.waiting;
          if (added.dropped !== null) gone.push(...added.dropped.told);
        }
        expect(waiting.length).toBeLessThanOrEqual(WAITING_LIMIT);
        const kept = [...waiting.flatMap(({ told }) => told), ...gone];
        expect(new Set(kept)).toEqual(new Set(all));
        expect(kept).toHaveLength(all.length);
        const weights = waiting.map(({ lead }) => importance(lead.celebration));
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
      }),
    );
  });
});
