import { climbers } from './climbers';
import { sameStand, type Depth, type Stand } from './actor';
import { rowY, type BoardGeometry } from './geometry';
import type { Page } from './paging';

/** What the board shows: who, in which order, which page, and where things go. */
export interface Scenario {
  readonly boardId: string;
  readonly order: readonly string[];
  readonly page: Page;
  readonly geometry: BoardGeometry;
}

/** What one card has to do to get from one scenario to the next. */
export interface Cue {
  readonly id: string;
  /** Where a card that is not on stage yet begins. */
  readonly from: Stand;
  readonly to: Stand;
  /** Its place on the podium (0 is the first), or null in the list. */
  readonly place: number | null;
  readonly depth: Depth;
  /**
   * The movement that it is part of, which sets out as one: a climber's own, or that of a block that makes room. null for
   * one that stands, or comes and goes with its page.
   */
  readonly movement: string | null;
  /** Of its own, before any wait for others. */
  readonly delayMs: number;
  /** Leaves the stage once it has arrived. */
  readonly exits: boolean;
}

/** When a page turns, what comes waits for what goes. */
const PAGE_DELAY_MS = 140;
/** In units. */
const PAGE_RISE = 2;
const NOBODY: ReadonlySet<string> = new Set();

/** Everyone who is to be seen, in order. */
export function visibleIds({ order, page, geometry }: Scenario): readonly string[] {
  const podium = geometry.places.length;
  return [...order.slice(0, podium), ...order.slice(podium + page.from, podium + page.to)];
}

/** Where an entry stands on the board, or null when it is not on show. */
export function standOf({ geometry, page }: Scenario, index: number): Stand | null {
  const place = geometry.places[index];
  if (place !== undefined) return { x: place.x, y: place.y, diameter: place.diameter, seen: 1 };
  const row = index - geometry.places.length;
  if (row < page.from || row >= page.to) return null;
  return rowStand(geometry, row - page.from, 1);
}

/** @param onStage where everyone who has a card stands, or is heading for */
export function direct(before: Scenario, after: Scenario, onStage: ReadonlyMap<string, Stand>): Cue[] {
  const ids = new Set([...visibleIds(after), ...onStage.keys()]);
  const was = positionsOf(ids, before.order);
  const now = positionsOf(ids, after.order);
  const rising = before.order === after.order ? NOBODY : climbers(before.order, after.order);
  const turned = before.page.index !== after.page.index;
  const cues: Cue[] = [];
  for (const id of ids) {
    const old = was.get(id);
    const index = now.get(id);
    const target = index === undefined ? null : standOf(after, index);
    const source = old === undefined ? null : standOf(before, old);
    const entrance = source ?? offstage(after, old, turned, target, 1);
    const exit = offstage(after, index, turned, source, -1);
    const to = target ?? exit;
    const change = old === undefined || index === undefined ? 0 : old - index;
    const climbs = rising.has(id);
    const start = onStage.get(id) ?? entrance;
    const withPage = turned && (source === null || target === null);
    const gone = index === undefined;
    cues.push({
      id,
      from: entrance,
      to,
      place: index !== undefined && index < after.geometry.places.length ? index : null,
      depth: climbs ? 'climbing' : change < 0 ? 'falling' : 'standing',
      movement: withPage || gone || sameStand(start, to) ? null : climbs ? id : wayOf(start, to),
      delayMs: turned && !onStage.has(id) ? PAGE_DELAY_MS : 0,
      exits: target === null,
    });
  }
  return cues;
}

/** The same for all who go the same way: they are seen as one. */
function wayOf(from: Stand, to: Stand): string {
  return [to.x - from.x, to.y - from.y, to.diameter - from.diameter].map(Math.round).join();
}

/** Where a card comes from (`sign` 1) or goes to (-1) when it is not on show at the other end. */
function offstage(
  { geometry, page }: Scenario,
  index: number | undefined,
  turned: boolean,
  near: Stand | null,
  sign: 1 | -1,
): Stand {
  if (near !== null && (turned || (index === undefined && sign === -1))) {
    return { ...near, y: near.y + sign * PAGE_RISE * geometry.u, seen: 0 };
  }
  const podium = geometry.places.length;
  const above = index !== undefined && index >= podium && index - podium < page.from;
  return rowStand(geometry, above ? -1 : Math.max(geometry.rowCount, page.to - page.from), 0);
}

function rowStand(geometry: BoardGeometry, slot: number, seen: number): Stand {
  return { x: geometry.rowX, y: rowY(geometry, slot), diameter: geometry.rowDiameter, seen };
}

/** Of these alone: a board may be very long, and few of it are on show. */
function positionsOf(ids: ReadonlySet<string>, order: readonly string[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (let index = 0; index < order.length && positions.size < ids.size; index++) {
    const id = order[index];
    if (id !== undefined && ids.has(id)) positions.set(id, index);
  }
  return positions;
}
