import { describe, expect, it } from 'vitest';
import {
  boardGeometry,
  cardRect,
  PODIUM_SIZE,
  plainGeometry,
  rowsPerPage,
  rowY,
  unitOf,
  type Viewport,
} from './geometry';

const SCREENS: readonly Viewport[] = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1280, height: 720 },
  { width: 1080, height: 1920 },
  { width: 1024, height: 768 },
  { width: 3440, height: 1440 },
  { width: 1080, height: 1080 },
];

describe.each(SCREENS)('the board at $width by $height', (viewport) => {
  const rows = rowsPerPage(viewport, 21);
  const geometry = boardGeometry(viewport, rows);
  const { u, orientation } = unitOf(viewport);

  it('shows seven rows or more, in portrait five of two lines', () => {
    expect(rows).toBeGreaterThanOrEqual(orientation === 'landscape' ? 7 : 5);
    expect(geometry.rowHeight / u).toBeGreaterThanOrEqual(orientation === 'landscape' ? 8.7 : 13.4);
  });

  it('has names and values of at least 3.3 % of the height, after a name has shrunk too', () => {
    const { legible, rowName, rowValue, first, other } = geometry.text;
    expect((legible * u) / viewport.height).toBeCloseTo(0.033);
    for (const size of [rowName, rowValue, first, other]) expect(size).toBeGreaterThanOrEqual(legible);
    const lines = orientation === 'landscape' ? rowName : rowName + rowValue;
    expect(lines * 1.1 * u).toBeLessThan(geometry.rowHeight);
  });

  it('puts rows and podium on whole pixels', () => {
    const { list, rowX, rowFace, rowPitch, places } = geometry;
    const edges = [list.left, list.top, rowX + rowFace.left, rowFace.width, rowY(geometry, 1) + rowFace.top, rowPitch];
    for (const edge of [...edges, ...places.flatMap(({ x, y }) => [x, y])]) expect(edge).toBe(Math.round(edge));
  });

  it('fills the list exactly', () => {
    const { list, rowFace } = geometry;
    expect(rowY(geometry, 0) + rowFace.top).toBe(list.top);
    expect(rowY(geometry, rows - 1) + rowFace.top + rowFace.height).toBe(list.top + list.height);
  });

  it('keeps everything on the screen, clear of header and footer', () => {
    const faces = geometry.places.map(({ x, y, face }) => ({ ...face, left: x + face.left, top: y + face.top }));
    for (const rect of [geometry.list, ...faces, ...geometry.places.map((place) => place.plinth)]) {
      expect(rect.left).toBeGreaterThanOrEqual(3.5 * u);
      expect(rect.left + rect.width).toBeLessThanOrEqual(viewport.width - 3.5 * u);
      expect(rect.top).toBeGreaterThanOrEqual(12.8 * u);
      expect(rect.top + rect.height).toBeLessThanOrEqual(viewport.height - 9.4 * u);
    }
  });

  it('puts the podium on one ground line, in landscape that of the last row', () => {
    const grounds = geometry.places.map(({ plinth }) => plinth.top + plinth.height);
    expect(grounds).toHaveLength(PODIUM_SIZE);
    const line = orientation === 'landscape' ? geometry.list.top + geometry.list.height : grounds[0]!;
    for (const ground of grounds) expect(ground).toBeCloseTo(line);
  });

  it('is a mirror image in a language from the right, but for the order on the podium', () => {
    const mirror = boardGeometry(viewport, rows, 'rtl');
    const flipped = (left: number, width: number) => viewport.width - left - width;
    const pixels = (value: number, other: number): void => {
      expect(Math.abs(value - other)).toBeLessThanOrEqual(1);
    };
    pixels(mirror.list.left, flipped(geometry.list.left, geometry.list.width));
    pixels(mirror.rowX, viewport.width - geometry.rowX);
    expect(mirror.rowX + mirror.rowFace.left).toBeCloseTo(mirror.list.left);
    const [left, middle, right] = [1, 0, 2].map((place) => mirror.places[place]!.x);
    expect(left! < middle! && middle! < right!).toBe(true);
    pixels(middle!, viewport.width - geometry.places[0]!.x);
  });

  it.each(['ltr', 'rtl'] as const)(
    'outlines a card where a change from row to place moves neither start nor middle: %s',
    (way) => {
      const board = boardGeometry(viewport, rows, way);
      const [row, place] = [cardRect(board, true), cardRect(board, false)];
      expect(row).toEqual(board.rowFace);
      expect([place.top, place.height]).toEqual([row.top, row.height]);
      const start = ({ left, width }: typeof row): number => (way === 'ltr' ? left : left + width);
      expect(start(place)).toBeCloseTo(start(row));
      // On the podium no outline reaches into another.
      const outlines = board.places.map(({ x, y }) => ({ left: x + place.left, top: y + place.top }));
      for (const [at, one] of outlines.entries()) {
        for (const other of outlines.slice(at + 1)) {
          const apart = Math.abs(one.left - other.left) >= place.width || Math.abs(one.top - other.top) >= place.height;
          expect(apart).toBe(true);
        }
      }
    },
  );
});

describe('rowsPerPage', () => {
  const tv = { width: 1920, height: 1080 };

  it('squeezes one row too many in rather than paging for it', () => {
    expect(rowsPerPage(tv, 7)).toBe(7);
    expect(rowsPerPage(tv, 8)).toBe(8);
    expect(rowsPerPage(tv, 9)).toBe(7);
  });

  it('does not blow few rows up', () => {
    const { rowHeight, u } = boardGeometry(tv, 2);
    expect(rowHeight / u).toBeLessThanOrEqual(13.6);
  });
});

describe('plainGeometry', () => {
  it('fills its room with rows, without a podium', () => {
    const geometry = plainGeometry({ width: 1920, height: 1080 }, { left: 10, top: 20, width: 70, height: 60 }, 6);
    expect(geometry.places).toEqual([]);
    expect(geometry.list).toMatchObject({ left: 108, top: 216 });
    // On whole pixels, up to one for each row is left.
    const left = 80 * 10.8 - (rowY(geometry, 5) + geometry.rowHeight / 2);
    expect(left >= 0 && left <= 6).toBe(true);
  });
});
