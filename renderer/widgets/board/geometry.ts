/**
 * Where everything on the board goes. Pure; lengths come in pixels and are thought in units `u`, which stylesheets
 * know as `--u`: 1 % of the height in landscape, 0.62 % in portrait, less on screens that are narrow for their height.
 */

import type { Direction } from '../../language/words';

export interface Viewport {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Orientation = 'landscape' | 'portrait';

/** A place on the podium. Its anchor (x, y) is the middle of the avatar; `face` is relative to the anchor. */
export interface PodiumPlace {
  readonly x: number;
  readonly y: number;
  /** The avatar's diameter, ring included. */
  readonly diameter: number;
  readonly face: Rect;
  readonly plinth: Rect;
}

export interface BoardGeometry {
  readonly viewport: Viewport;
  /** `rtl`: the list is on the left, and its rows begin at the right. The podium is 2-1-3 as everywhere. */
  readonly direction: Direction;
  readonly u: number;
  readonly orientation: Orientation;
  readonly places: readonly PodiumPlace[];
  readonly list: Rect;
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly rowPitch: number;
  /** The middle of a row's avatar; a row is anchored there as a podium place is. */
  readonly rowX: number;
  readonly rowDiameter: number;
  /** A row relative to its anchor. */
  readonly rowFace: Rect;
  readonly text: BoardText;
}

/** Sizes of names and values, in units. */
export interface BoardText {
  /** What is read from afar is never smaller. */
  readonly legible: number;
  readonly rowName: number;
  readonly rowValue: number;
  /** Of number one, and of the second and third. */
  readonly first: number;
  readonly other: number;
}

const MARGIN_X = 4.4;
const MARGIN_Y = 3.4;
const FOOTER = 6;
const HEADER_BOTTOM = 14.6;
const ROW_GAP = 1.05;
/** A row in portrait has two lines: the name has the first for itself. */
const ROWS = {
  landscape: { least: 8.8, most: 13.6, avatar: 6.4, avatarX: 19.9, squeezes: 1 },
  portrait: { least: 13.4, most: 16.4, avatar: 9, avatarX: 14.1, squeezes: 0 },
} as const;
/** Share of the screen's height, in percent. */
const LEGIBLE = 3.3;
/** A name shrinks to this share before it wraps. */
const SHRINKS_TO = 0.88;
/** In portrait: where a full list begins, the gap above it, and how much of the spare height goes above the podium. */
const PORTRAIT_LIST_TOP = 76.4;
const PORTRAIT_GROUND_GAP = 5.4;
const PORTRAIT_SHARE_ABOVE = 0.36;

export const PODIUM_SIZE = 3;

/** Per place: the plinth's width and height, the avatar's diameter, and the room for name and value between the two. */
const PLACES = {
  landscape: [
    { width: 21.9, height: 25, diameter: 20, words: 18.2 },
    { width: 17.9, height: 16.8, diameter: 15.4, words: 15 },
    { width: 17.9, height: 11.8, diameter: 15.4, words: 15 },
  ],
  portrait: [
    { width: 27.6, height: 16.6, diameter: 18.6, words: 20.6 },
    { width: 26.2, height: 11.6, diameter: 14.6, words: 20 },
    { width: 26.2, height: 9.4, diameter: 14.6, words: 20 },
  ],
} as const;
const PLACE_GAP = 1.6;
/** Left to right. */
const STANDING = [1, 0, 2] as const;

/** As a share of the distance between two places: from here on a card is no longer at either. */
const NEAR = 0.42;

/** Words on the podium may be a little wider than the plinth below them. */
const WORDS_OVERHANG = 0.9;

export function unitOf({ width, height }: Viewport): { u: number; orientation: Orientation } {
  if (height >= width) return { u: Math.min(height * 0.0062, width / 88), orientation: 'portrait' };
  return { u: Math.min(height / 100, width / 150), orientation: 'landscape' };
}

export function sameViewport(a: Viewport, b: Viewport): boolean {
  return a.width === b.width && a.height === b.height;
}

/** Is everything where it was, but for the number of rows? */
export function sameStage(a: BoardGeometry, b: BoardGeometry): boolean {
  return a.direction === b.direction && sameViewport(a.viewport, b.viewport);
}

/** How large names and values are: never below what is read from afar, whatever the screen's shape. */
export function boardText(viewport: Viewport): BoardText {
  const { u, orientation } = unitOf(viewport);
  const legible = (LEGIBLE * viewport.height) / (100 * u);
  if (orientation === 'portrait') {
    const size = legible * 1.03;
    return { legible, rowName: size, rowValue: size, first: size, other: legible };
  }
  const rowName = Math.max(3.75, legible / SHRINKS_TO);
  return {
    legible,
    rowName,
    rowValue: Math.max(3.9, legible),
    first: Math.max(4.2, rowName),
    other: Math.max(3.5, legible),
  };
}

/** How many rows fit on one page. One row too many is squeezed in, where that is possible, rather than paged. */
export function rowsPerPage(viewport: Viewport, rowsInAll: number): number {
  const { u, orientation } = unitOf(viewport);
  const fitting = rowsThatFit(listRect(viewport.width / u, viewport.height / u, orientation).height, orientation);
  return rowsInAll <= fitting + ROWS[orientation].squeezes ? rowsInAll : fitting;
}

/** @param height in units */
export function rowsThatFit(height: number, orientation: Orientation): number {
  return Math.max(1, Math.floor((height + ROW_GAP) / (ROWS[orientation].least + ROW_GAP)));
}

/** @param rowCount rows on a page, from `rowsPerPage` */
export function boardGeometry(viewport: Viewport, rowCount: number, direction: Direction = 'ltr'): BoardGeometry {
  const { u, orientation } = unitOf(viewport);
  const width = viewport.width / u;
  const height = viewport.height / u;
  const room = listRect(width, height, orientation);
  const rowHeight = heightOfRows(room.height, rowCount, orientation);
  const listHeight = rowCount * (rowHeight + ROW_GAP) - ROW_GAP;
  // Few rows stand on the ground line, like the podium; in portrait both move down a little, towards the middle.
  const spare = room.height - Math.max(0, listHeight);
  const listTop = room.top + (orientation === 'landscape' ? room.height - listHeight : spare * PORTRAIT_SHARE_ABOVE);
  const list = listGeometry(viewport, { ...room, top: listTop }, rowCount, rowHeight, direction);
  const foot = rowCount === 0 ? room.top + room.height : (list.list.top + list.list.height) / u;
  const ground = orientation === 'landscape' ? foot : listTop - PORTRAIT_GROUND_GAP;
  const podium = sided(podiumSpan(width, orientation, rowCount), width, direction);
  return { ...list, places: places(podium, ground, orientation, u) };
}

/** A list without a podium, from the top of its room. @param room in units */
export function plainGeometry(
  viewport: Viewport,
  room: Rect,
  rowCount: number,
  direction: Direction = 'ltr',
): BoardGeometry {
  const { orientation } = unitOf(viewport);
  return listGeometry(viewport, room, rowCount, heightOfRows(room.height, rowCount, orientation), direction);
}

/** The same span, counted from the side at which reading begins. All in units. */
function sided<Span extends { readonly left: number; readonly width: number }>(
  span: Span,
  screen: number,
  direction: Direction,
): Span {
  return direction === 'ltr' ? span : { ...span, left: screen - span.left - span.width };
}

function heightOfRows(room: number, rowCount: number, orientation: Orientation): number {
  return Math.min(ROWS[orientation].most, (room + ROW_GAP) / Math.max(1, rowCount) - ROW_GAP);
}

function listGeometry(
  viewport: Viewport,
  { left, top, width }: Pick<Rect, 'left' | 'top' | 'width'>,
  rowCount: number,
  rowHeight: number,
  direction: Direction,
): BoardGeometry {
  const { u, orientation } = unitOf(viewport);
  const { avatar, avatarX } = ROWS[orientation];
  const side = sided({ left, width }, viewport.width / u, direction);
  const anchor = direction === 'ltr' ? avatarX : width - avatarX;
  // Rows stand on whole pixels, where letters are sharp and a picture is copied rather than mixed.
  const [height, pitch] = [Math.floor(rowHeight * u), Math.floor((rowHeight + ROW_GAP) * u)];
  const list = whole(scaled({ ...side, top, height: 0 }, u));
  const rowX = Math.round((side.left + anchor) * u);
  return {
    viewport,
    direction,
    u,
    orientation,
    places: [],
    list: { ...list, height: (rowCount - 1) * pitch + height },
    rowCount,
    rowHeight: height,
    rowPitch: pitch,
    rowX,
    rowDiameter: avatar * u,
    rowFace: { left: list.left - rowX, top: -Math.floor(height / 2), width: list.width, height },
    text: boardText(viewport),
  };
}

/** The anchor's height for a slot of the list; slots before the first and after the last are its edges. */
export function rowY(geometry: BoardGeometry, slot: number): number {
  return geometry.list.top + slot * geometry.rowPitch - geometry.rowFace.top;
}

/**
 * A card's outline relative to its anchor. In the list it is the row. On the podium it is a part of it, from the edge at
 * which reading begins to just beyond the avatar: a card may change from one to the other on its way, and neither that edge
 * nor its middle height is elsewhere for it. Stretching the outline from one to the other would make the browser paint all
 * that is inside many times as large as it is seen.
 */
export function cardRect({ rowFace, rowDiameter, direction }: BoardGeometry, inList: boolean): Rect {
  if (inList) return rowFace;
  if (direction === 'ltr') return { ...rowFace, width: rowDiameter - rowFace.left };
  return { ...rowFace, left: -rowDiameter, width: rowDiameter + rowFace.left + rowFace.width };
}

/** How far a card is on its way from row (0) to podium (1). */
export function podiumShare(geometry: BoardGeometry, diameter: number): number {
  const podium = geometry.places[1]?.diameter ?? geometry.rowDiameter + 1;
  return Math.max(0, Math.min(1, (diameter - geometry.rowDiameter) / (podium - geometry.rowDiameter)));
}

/** How close (0 to 1) a card is to standing on one of the podium's places, whichever is nearest. */
export function podiumNearness(geometry: BoardGeometry, x: number, y: number): number {
  const [first, second] = geometry.places;
  if (first === undefined || second === undefined) return 0;
  const reach = NEAR * Math.abs(first.x - second.x);
  const distance = Math.min(...geometry.places.map((place) => Math.hypot(place.x - x, place.y - y)));
  return Math.max(0, 1 - distance / reach);
}

function listRect(width: number, height: number, orientation: Orientation): Rect {
  const bottom = height - MARGIN_Y - FOOTER - 3.4;
  if (orientation === 'portrait') {
    return { left: MARGIN_X, top: PORTRAIT_LIST_TOP, width: width - 2 * MARGIN_X, height: bottom - PORTRAIT_LIST_TOP };
  }
  const left = 0.36 * width + MARGIN_X + 1.2;
  return { left, top: HEADER_BOTTOM, width: width - MARGIN_X - left, height: bottom - HEADER_BOTTOM };
}

function podiumSpan(width: number, orientation: Orientation, rowCount: number): { left: number; width: number } {
  if (orientation === 'portrait' || rowCount === 0) return { left: MARGIN_X, width: width - 2 * MARGIN_X };
  return { left: MARGIN_X, width: 0.36 * width - 2.9 };
}

function places(
  span: { left: number; width: number },
  ground: number,
  orientation: Orientation,
  u: number,
): PodiumPlace[] {
  const sizes = PLACES[orientation];
  const natural = sizes.reduce((sum, size) => sum + size.width + PLACE_GAP, -PLACE_GAP);
  const squeeze = Math.min(1, span.width / natural);
  const made: PodiumPlace[] = [];
  let left = span.left + (span.width - natural * squeeze) / 2;
  for (const index of STANDING) {
    const size = sizes[index];
    const width = size.width * squeeze;
    const top = ground - size.height;
    const radius = size.diameter / 2;
    const wordsWidth = width + WORDS_OVERHANG * squeeze;
    made[index] = {
      x: Math.round((left + width / 2) * u),
      y: Math.round((top - size.words - radius) * u),
      diameter: size.diameter * u,
      face: scaled({ left: -wordsWidth / 2, top: -radius, width: wordsWidth, height: size.diameter + size.words }, u),
      plinth: scaled({ left, top, width, height: size.height }, u),
    };
    left += width + PLACE_GAP * squeeze;
  }
  return made;
}

function whole({ left, top, width, height }: Rect): Rect {
  return { left: Math.round(left), top: Math.round(top), width: Math.round(width), height: Math.round(height) };
}

function scaled(rect: Rect, u: number): Rect {
  return { left: rect.left * u, top: rect.top * u, width: rect.width * u, height: rect.height * u };
}
