/**
 * Where everything on the board goes. Pure; lengths come in pixels and are thought in units `u` (see theme/tokens.css):
 * 1 % of the height in landscape, 0.62 % in portrait, less on screens that are narrow for their height.
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
}

const MARGIN_X = 4.4;
const MARGIN_Y = 3.4;
const FOOTER = 6;
const HEADER_BOTTOM = 14.6;
const ROW_GAP = 1.05;
const ROW_LEAST = 8.8;
const ROW_MOST = 13.6;
const ROW_AVATAR = 6.4;
/** In portrait: where a full list begins, the gap above it, and how much of the spare height goes above the podium. */
const PORTRAIT_LIST_TOP = 79.4;
const PORTRAIT_GROUND_GAP = 3.4;
const PORTRAIT_SHARE_ABOVE = 0.36;
const ROW_AVATAR_X = 19.9;

export const PODIUM_SIZE = 3;

/** Per place: the plinth's width and height, the avatar's diameter, and the room for name and value between the two. */
const PLACES = {
  landscape: [
    { width: 21.9, height: 25, diameter: 20, words: 18.2 },
    { width: 17.9, height: 16.8, diameter: 15.4, words: 15 },
    { width: 17.9, height: 11.8, diameter: 15.4, words: 15 },
  ],
  portrait: [
    { width: 27.4, height: 21, diameter: 19.6, words: 18.2 },
    { width: 22.6, height: 14.6, diameter: 15.2, words: 15 },
    { width: 22.6, height: 11, diameter: 15.2, words: 15 },
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
  if (height > width) return { u: Math.min(height * 0.0062, width / 88), orientation: 'portrait' };
  return { u: Math.min(height / 100, width / 150), orientation: 'landscape' };
}

export function sameViewport(a: Viewport, b: Viewport): boolean {
  return a.width === b.width && a.height === b.height;
}

/** Is everything where it was, but for the number of rows? */
export function sameStage(a: BoardGeometry, b: BoardGeometry): boolean {
  return a.direction === b.direction && sameViewport(a.viewport, b.viewport);
}

/** How many rows fit on one page. One row too many is squeezed in rather than paged. */
export function rowsPerPage(viewport: Viewport, rowsInAll: number): number {
  const { u, orientation } = unitOf(viewport);
  const room = listRect(viewport.width / u, viewport.height / u, orientation).height;
  const fitting = Math.max(1, Math.floor((room + ROW_GAP) / (ROW_LEAST + ROW_GAP)));
  return rowsInAll <= fitting + 1 ? rowsInAll : fitting;
}

/** @param rowCount rows on a page, from `rowsPerPage` */
export function boardGeometry(viewport: Viewport, rowCount: number, direction: Direction = 'ltr'): BoardGeometry {
  const { u, orientation } = unitOf(viewport);
  const width = viewport.width / u;
  const height = viewport.height / u;
  const room = listRect(width, height, orientation);
  const rowHeight = Math.min(ROW_MOST, (room.height + ROW_GAP) / Math.max(1, rowCount) - ROW_GAP);
  const listHeight = rowCount * (rowHeight + ROW_GAP) - ROW_GAP;
  // Few rows stand on the ground line, like the podium; in portrait both move down a little, towards the middle.
  const spare = room.height - Math.max(0, listHeight);
  const listTop = room.top + (orientation === 'landscape' ? room.height - listHeight : spare * PORTRAIT_SHARE_ABOVE);
  const ground = orientation === 'landscape' ? room.top + room.height : listTop - PORTRAIT_GROUND_GAP;
  const side = <Span extends { left: number; width: number }>(span: Span): Span =>
    direction === 'ltr' ? span : { ...span, left: width - span.left - span.width };
  const list = side({ left: room.left, top: listTop, width: room.width, height: listHeight });
  const podium = side(podiumSpan(width, orientation, rowCount));
  const avatarX = direction === 'ltr' ? ROW_AVATAR_X : list.width - ROW_AVATAR_X;
  return {
    viewport,
    direction,
    u,
    orientation,
    places: places(podium, ground, orientation, u),
    list: scaled(list, u),
    rowCount,
    rowHeight: rowHeight * u,
    rowPitch: (rowHeight + ROW_GAP) * u,
    rowX: (list.left + avatarX) * u,
    rowDiameter: ROW_AVATAR * u,
    rowFace: scaled({ left: -avatarX, top: -rowHeight / 2, width: list.width, height: rowHeight }, u),
  };
}

/** The anchor's height for a slot of the list; slots before the first and after the last are its edges. */
export function rowY(geometry: BoardGeometry, slot: number): number {
  return geometry.list.top + slot * geometry.rowPitch + geometry.rowHeight / 2;
}

/** A card's outline relative to its anchor while its avatar has this diameter: between a row's and a place's. */
export function cardRect(geometry: BoardGeometry, diameter: number, rowHeight: number): Rect {
  const [first, second] = geometry.places;
  const face = { ...geometry.rowFace, top: -rowHeight / 2, height: rowHeight };
  const row = { diameter: geometry.rowDiameter, face };
  if (first === undefined || second === undefined) return row.face;
  const [below, above] = diameter <= second.diameter ? [row, second] : [second, first];
  const share = Math.max(0, Math.min(1, (diameter - below.diameter) / (above.diameter - below.diameter)));
  const between = (key: keyof Rect): number => below.face[key] + (above.face[key] - below.face[key]) * share;
  return { left: between('left'), top: between('top'), width: between('width'), height: between('height') };
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
      x: (left + width / 2) * u,
      y: (top - size.words - radius) * u,
      diameter: size.diameter * u,
      face: scaled({ left: -wordsWidth / 2, top: -radius, width: wordsWidth, height: size.diameter + size.words }, u),
      plinth: scaled({ left, top, width, height: size.height }, u),
    };
    left += width + PLACE_GAP * squeeze;
  }
  return made;
}

function scaled(rect: Rect, u: number): Rect {
  return { left: rect.left * u, top: rect.top * u, width: rect.width * u, height: rect.height * u };
}
