import { describe, expect, it } from 'vitest';
import { direct, standOf, visibleIds, type Cue, type Scenario } from './direction';
import { boardGeometry, rowsPerPage } from './geometry';
import { pageOf } from './paging';

const TV = { width: 1920, height: 1080 };
const ids = Array.from({ length: 24 }, (_, index) => `p${index + 1}`);
const geometry = boardGeometry(TV, rowsPerPage(TV, 21));

function scenario(order: readonly string[], page = 0): Scenario {
  return { boardId: 'b', order, page: pageOf(page, order.length - 3, geometry.rowCount), geometry };
}

function moved(from: number, to: number): string[] {
  const order = [...ids];
  order.splice(to - 1, 0, ...order.splice(from - 1, 1));
  return order;
}

function cues(before: Scenario, after: Scenario): Map<string, Cue> {
  return new Map(
    direct(
      before,
      after,
      new Map(visibleIds(before).map((id) => [id, standOf(before, before.order.indexOf(id))!])),
    ).map((cue) => [cue.id, cue]),
  );
}

describe('direct', () => {
  const start = scenario(ids);
  const last = standOf(start, 9)!;
  const first = standOf(start, 3)!;

  it('sends the climber off by itself, and those who make room as one', () => {
    const all = [...cues(start, scenario(moved(10, 4))).values()].filter((cue) => cue.movement !== null);
    expect(all).toHaveLength(7);
    expect(all.find((cue) => cue.id === 'p10')).toMatchObject({ movement: 'p10', depth: 'climbing' });
    const room = all.filter((cue) => cue.depth === 'falling');
    expect(room.map((cue) => cue.id)).toEqual(['p4', 'p5', 'p6', 'p7', 'p8', 'p9']);
    expect(new Set(room.map((cue) => cue.movement)).size).toBe(1);
  });

  it('brings an entry in from below the last row, unseen at first', () => {
    const cue = cues(start, scenario(moved(20, 6))).get('p20')!;
    expect(cue.from.seen).toBe(0);
    expect(cue.from.y).toBeGreaterThan(last.y);
    expect(cue.to).toEqual(standOf(start, 5));
  });

  it('lets an entry leave below the last row', () => {
    const cue = cues(start, scenario(moved(6, 20))).get('p6')!;
    expect(cue).toMatchObject({ exits: true, to: { seen: 0 } });
    expect(cue.to.y).toBeGreaterThan(last.y);
  });

  it('sends a row to the podium, growing on the way', () => {
    const cue = cues(start, scenario(moved(5, 1))).get('p5')!;
    expect(cue).toMatchObject({ place: 0, exits: false });
    expect(cue.to.diameter).toBeGreaterThan(cue.from.diameter);
    expect(cue.to.seen).toBe(1);
  });

  it('turns a page: the podium stays, the rows cross-fade where they are', () => {
    const turned = cues(start, scenario(ids, 1));
    expect(turned.get('p1')!.to).toEqual(standOf(start, 0));
    expect(turned.get('p4')).toMatchObject({ exits: true, to: { seen: 0 } });
    expect(Math.abs(turned.get('p4')!.to.y - first.y)).toBeLessThan(3 * geometry.u);
    expect(turned.get('p11')).toMatchObject({ exits: false, from: { seen: 0 } });
    expect(turned.get('p11')!.to).toEqual(first);
  });

  it('on a later page, lets who climbs out of it leave at the top', () => {
    const page = scenario(ids, 1);
    const cue = cues(page, scenario(moved(12, 8), 1)).get('p12')!;
    expect(cue.exits).toBe(true);
    expect(cue.to.y).toBeLessThan(first.y);
  });

  it('fades a removed entry out where it is', () => {
    const cue = cues(start, scenario(ids.filter((id) => id !== 'p5'))).get('p5')!;
    expect(cue).toMatchObject({ exits: true, to: { seen: 0 } });
    expect(Math.abs(cue.to.y - standOf(start, 4)!.y)).toBeLessThan(3 * geometry.u);
  });
});
