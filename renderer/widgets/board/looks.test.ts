import { describe, expect, it } from 'vitest';
import { boardGeometry, rowsPerPage } from './geometry';
import { looksOf } from './looks';
import type { Pose } from './actor';
import type { LookOf } from './puppet';

const TV = { width: 1920, height: 1080 };
const geometry = boardGeometry(TV, rowsPerPage(TV, 21));
const looks = looksOf(geometry);
const { rowHeight, rowDiameter, places } = geometry;
const IN_LIST: Pose = { x: geometry.rowX, y: 500, diameter: rowDiameter, seen: 1, lift: 1, aside: 0 };
const first = places[0]!;
const ON_TOP: Pose = { ...IN_LIST, x: first.x, y: first.y, diameter: first.diameter };

const opacity = (look: LookOf, pose: Pose): number => Number(look(pose, rowHeight).opacity);

describe('the looks of a card', () => {
  it('show a row in the list, and a place on the podium, and never both', () => {
    const rows = [looks.rowWords, looks.rowAvatar, looks.rowLift];
    const place = [looks.placeAvatar(0), looks.placeWords(0)];
    expect(rows.map((look) => opacity(look, IN_LIST))).toEqual([1, 1, 1]);
    expect(place.map((look) => opacity(look, IN_LIST))).toEqual([0, 0]);
    expect(rows.map((look) => opacity(look, ON_TOP))).toEqual([0, 0, 0]);
    expect(place.map((look) => opacity(look, ON_TOP))).toEqual([1, 1]);
    for (let share = 0; share <= 1; share += 0.02) {
      const diameter = rowDiameter + (first.diameter - rowDiameter) * share;
      const words = [looks.rowWords, looks.placeWords(0)].map((look) => opacity(look, { ...ON_TOP, diameter }));
      expect(Math.min(...words)).toBeLessThan(0.05);
      // Someone is always to be seen.
      const faces = [looks.rowAvatar, looks.placeAvatar(0)].map((look) => opacity(look, { ...IN_LIST, diameter }));
      expect(Math.max(...faces)).toBeGreaterThan(0.6);
    }
  });

  it('never stretch the outline, whatever is inside', () => {
    const { list, rowFace } = geometry;
    expect(looks.card(IN_LIST, rowHeight)).toEqual({ at: [list.left, IN_LIST.y + rowFace.top], opacity: '1' });
    expect(looks.card(ON_TOP, rowHeight).transform).toBeUndefined();
  });

  it('move one who is passed aside, towards where reading begins', () => {
    expect(looks.row(IN_LIST, rowHeight).at?.[0]).toBeCloseTo(0);
    expect(looks.row({ ...IN_LIST, aside: 1 }, rowHeight).at?.[0]).toBeLessThan(-10);
    const mirror = looksOf(boardGeometry(TV, rowsPerPage(TV, 21), 'rtl'));
    expect(mirror.row({ ...IN_LIST, aside: 1 }, rowHeight).at?.[0]).toBeGreaterThan(10);
  });
});
