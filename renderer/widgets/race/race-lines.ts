/** The geometry of a race. Lengths are in units; x grows with time. */

/** When, and the rank from then on. */
export type Point = readonly [atMs: number, rank: number];

export interface RaceScale {
  readonly x: (atMs: number) => number;
  readonly y: (rank: number) => number;
  /** Where the lines end, a little after now: a change just now has room for its bend. */
  readonly end: number;
}

/** A change of place takes this long on the page, or half of what lies between two. */
const BEND = 2.6;

export interface RaceBox {
  readonly width: number;
  readonly height: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly lanes: number;
}

/** Ranks below the last lane run along the lower edge. */
export function raceScale({ width, height, fromMs, toMs, lanes }: RaceBox): RaceScale {
  const span = Math.max(1, toMs - fromMs);
  const now = Math.max(0, width - BEND * 1.4);
  const pitch = height / Math.max(1, lanes);
  return {
    x: (atMs) => now * Math.max(0, Math.min(1, (atMs - fromMs) / span)),
    y: (rank) => Math.min(height, (rank - 0.5) * pitch),
    end: width,
  };
}

/** A lane's line: level while the rank stays, with a smooth bend where it changes. */
export function racePath(points: readonly Point[], scale: RaceScale): string {
  const [first, ...rest] = settled(points, scale);
  if (first === undefined) return '';
  const at = (value: number): string => String(Math.round(value * 100) / 100);
  let path = `M${at(first.x)} ${at(first.y)}`;
  let { y } = first;
  for (const [index, point] of rest.entries()) {
    const before = index === 0 ? first.x : (rest[index - 1]?.x ?? 0);
    const after = rest[index + 1]?.x ?? scale.end;
    const bend = Math.min(BEND, (point.x - before) / 2, Math.max(0.2, (after - point.x) / 2));
    const [from, to] = [point.x - bend, Math.min(scale.end, point.x + bend)];
    path += `L${at(from)} ${at(y)}C${at(point.x)} ${at(y)} ${at(point.x)} ${at(point.y)} ${at(to)} ${at(point.y)}`;
    ({ y } = point);
  }
  return `${path}L${at(scale.end)} ${at(y)}`;
}

/** Points on the page; of several at one spot, and of those that change nothing, only the last. */
function settled(points: readonly Point[], scale: RaceScale): { x: number; y: number }[] {
  const places: { x: number; y: number }[] = [];
  for (const [atMs, rank] of points) {
    const place = { x: scale.x(atMs), y: scale.y(rank) };
    const last = places.at(-1);
    if (last !== undefined && places.length > 1 && place.x - last.x < SPOT) places.pop();
    if (places.at(-1)?.y !== place.y) places.push(place);
  }
  return places;
}

/** Changes that are closer than this are one. */
const SPOT = 0.8;

/** Full hours for the time axis, as few as are easily read. */
export function raceHours(fromMs: number, toMs: number, most: number, offsetMs: number): readonly number[] {
  const hours = (toMs - fromMs) / HOUR_MS;
  const step = (STEPS_H.find((each) => hours / each <= most) ?? 24) * HOUR_MS;
  const ticks: number[] = [];
  for (let at = Math.ceil((fromMs - offsetMs) / step) * step + offsetMs; at < toMs; at += step) ticks.push(at);
  return ticks;
}

const HOUR_MS = 3_600_000;
const STEPS_H = [1, 2, 3, 4, 6, 12, 24];
