import type { FramePanels } from '#core/ipc/panels';

/** Where the tiles of the live scene stand. All lengths are in units. */

export type TileKind = 'metrics' | 'rooms' | 'jobs' | 'services' | 'activity' | 'talk';

export interface Tile {
  readonly kind: TileKind;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Area {
  readonly width: number;
  readonly height: number;
  readonly orientation: 'landscape' | 'portrait';
}

const MARGIN = 4.4;
const HEADER = 14.6;
const FOOTER = 11.2;
const GAP = 1.6;
/** The strip of numbers, per row of cards. */
const STRIP = 18;
/** A card of a number is not narrower than this. */
const CARD_LEAST = 26;
/** Tiles that need no more height than this; the others share what is left. */
const FIXED: Readonly<Partial<Record<TileKind, number>>> = { services: 20.6, talk: 14.4 };
/** Tiles that stand above each other where there is width for columns. */
const COLUMNS: readonly (readonly TileKind[])[] = [['rooms'], ['jobs', 'services'], ['activity', 'talk']];
/** Tiles that stand beside each other where there is height for rows. */
const ROWS: readonly (readonly TileKind[])[] = [['rooms'], ['jobs'], ['activity'], ['services', 'talk']];

/** Which tiles have something to show. */
export function tilesWith(panels: FramePanels): readonly TileKind[] {
  const wanted: readonly (readonly [TileKind, boolean])[] = [
    ['metrics', panels.metrics.length > 0],
    ['rooms', panels.rooms.length > 0],
    ['jobs', panels.jobs.length > 0],
    ['services', panels.services.length > 0],
    ['activity', panels.activity.length > 0],
    ['talk', panels.talk.some(({ conversations, typing, mood }) => conversations + typing > 0 || mood !== null)],
  ];
  return wanted.flatMap(([kind, has]) => (has ? [kind] : []));
}

/** Cards of numbers that fit into one row. */
export function cardsPerRow(width: number): number {
  return Math.max(1, Math.floor((width + GAP) / (CARD_LEAST + GAP)));
}

export function liveLayout(kinds: readonly TileKind[], metrics: number, area: Area): readonly Tile[] {
  const width = area.width - 2 * MARGIN;
  const height = area.height - HEADER - FOOTER;
  const hasStrip = kinds.includes('metrics');
  const others = kinds.filter((kind) => kind !== 'metrics');
  const rows = hasStrip ? Math.min(Math.ceil(metrics / cardsPerRow(width)), mostRows(area, others.length)) : 0;
  const strip = others.length === 0 ? height : rows * (STRIP + GAP) - GAP;
  const tiles: Tile[] = hasStrip ? [{ kind: 'metrics', left: MARGIN, top: HEADER, width, height: strip }] : [];
  const top = HEADER + (hasStrip ? strip + GAP : 0);
  const rest = height - (hasStrip ? strip + GAP : 0);
  const box = { left: MARGIN, top, width, height: rest };
  const present = (groups: readonly (readonly TileKind[])[]) =>
    groups.map((group) => group.filter((kind) => kinds.includes(kind))).filter((group) => group.length > 0);
  if (area.orientation === 'portrait') return [...tiles, ...stacked(present(ROWS), box)];
  const columns = sideBySide(present(COLUMNS));
  const columnWidth = (width - GAP * (columns.length - 1)) / Math.max(1, columns.length);
  for (const [index, column] of columns.entries()) {
    const left = MARGIN + index * (columnWidth + GAP);
    const rows = column.map((kind) => [kind]);
    tiles.push(...stacked(rows, { ...box, left, width: columnWidth }));
  }
  return tiles;
}

function mostRows({ orientation }: Area, others: number): number {
  if (others === 0) return 4;
  return orientation === 'portrait' && others < 4 ? 2 : 1;
}

/** The tiles of an only column stand side by side. */
function sideBySide(columns: readonly (readonly TileKind[])[]): readonly (readonly TileKind[])[] {
  const [only] = columns;
  return columns.length === 1 && only !== undefined ? only.map((kind) => [kind]) : columns;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Rows of tiles from the top to the bottom of the box. */
function stacked(rows: readonly (readonly TileKind[])[], { left, top, width, height }: Box): Tile[] {
  const fixed = rows.map((row) => heightOf(row));
  const flexible = fixed.filter((own) => own === null).length;
  const taken = fixed.reduce<number>((sum, own) => sum + (own ?? 0), GAP * (rows.length - 1));
  // Where nothing wants to grow, all of them do.
  const spare = flexible === 0 ? (height - taken) / rows.length : 0;
  const share = flexible === 0 ? 0 : (height - taken) / flexible;
  let at = top;
  return rows.flatMap((row, index) => {
    const own = fixed[index] ?? null;
    const rowHeight = own === null ? share : own + spare;
    const tileWidth = (width - GAP * (row.length - 1)) / row.length;
    const tiles = row.map((kind, place) => ({
      kind,
      left: left + place * (tileWidth + GAP),
      top: at,
      width: tileWidth,
      height: rowHeight,
    }));
    at += rowHeight + GAP;
    return tiles;
  });
}

/** null: it takes what is left. */
function heightOf(row: readonly TileKind[]): number | null {
  const heights = row.map((kind) => FIXED[kind] ?? null);
  return heights.some((own) => own === null) ? null : Math.max(...heights.map((own) => own ?? 0));
}
