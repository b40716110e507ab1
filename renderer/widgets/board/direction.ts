import { climbers } from './climbers';
import type { Depth, Stand } from './actor';
import { PODIUM_SIZE, rowY, type BoardGeometry } from './geometry';
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
  readonly delayMs: number;
  /** Leaves the stage once it has arrived. */
  readonly exits: boolean;
}

const AT_ONCE = 4;
const STAGGER_MS = 80;
const LONGEST_DELAY_MS = 800;
/** When a page turns, what comes waits for what goes. */
const PAGE_DELAY_MS = 140;
/** In units. */
const PAGE_RISE = 2;

/** Everyone who is to be seen, in order. */
export function visibleIds({ order, page }: Scenario): readonly string[] {
  return [...order.slice(0, PODIUM_SIZE), ...order.slice(PODIUM_SIZE + page.from, PODIUM_SIZE + page.to)];
}

/** Where an entry stands on the board, or null when it is not on show. */
export function standOf({ geometry, page }: Scenario, index: number): Stand | null {
  const place = geometry.places[index];
  if (place !== undefined) return { x: place.x, y: place.y, diameter: place.diameter, seen: 1 };
  const row = index - PODIUM_SIZE;
  if (row < page.from || row >= page.to) return null;
  return rowStand(geometry, row - page.from, 1);
}

/** @param onStage who has a card now */
export function direct(before: Scenario, after: Scenario, onStage: ReadonlySet<string>): Cue[] {
  const was = indexes(before.order);
  const now = indexes(after.order);
  const rising = climbers(before.order, after.order);
  const turned = before.page.index !== after.page.index;
  const cues: Cue[] = [];
  for (const id of new Set([...visibleIds(after), ...onStage])) {
    const old = was.get(id);
    const index = now.get(id);
    const target = index === undefined ? null : standOf(after, index);
    const source = old === undefined ? null : standOf(before, old);
    const entrance = source ?? offstage(after, old, turned, target, 1);
    const exit = offstage(after, index, turned, source, -1);
    const to = target ?? exit;
    const change = old === undefined || index === undefined ? 0 : old - index;
    cues.push({
      id,
      from: entrance,
      to,
      place: index !== undefined && index < PODIUM_SIZE ? index : null,
      depth: rising.has(id) ? 'climbing' : change < 0 ? 'falling' : 'standing',
      delayMs: turned && !onStage.has(id) ? PAGE_DELAY_MS : 0,
      exits: target === null,
    });
  }
  return staggered(cues, (cue) => standStill(cue, was, before), was, now);
}

/** Four set out at once, climbers before all; the rest follow one by one. */
function staggered(
  cues: Cue[],
  still: (cue: Cue) => boolean,
  was: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): Cue[] {
  const gain = (cue: Cue): number => (was.get(cue.id) ?? 0) - (now.get(cue.id) ?? 0);
  const rank = (cue: Cue): number => (cue.depth === 'climbing' ? 0 : 1);
  const movers = cues
    .filter((cue) => cue.delayMs === 0 && !still(cue))
    .sort((a, b) => rank(a) - rank(b) || Math.abs(gain(b)) - Math.abs(gain(a)));
  const delays = new Map(
    movers.map((cue, index) => [cue.id, Math.min(LONGEST_DELAY_MS, Math.max(0, index - AT_ONCE + 1) * STAGGER_MS)]),
  );
  return cues.map((cue) => ({ ...cue, delayMs: delays.get(cue.id) ?? cue.delayMs }));
}

function standStill(cue: Cue, was: ReadonlyMap<string, number>, before: Scenario): boolean {
  const old = was.get(cue.id);
  const stand = old === undefined ? null : standOf(before, old);
  return stand !== null && stand.x === cue.to.x && stand.y === cue.to.y && stand.seen === cue.to.seen;
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
  const above = index !== undefined && index >= PODIUM_SIZE && index - PODIUM_SIZE < page.from;
  return rowStand(geometry, above ? -1 : Math.max(geometry.rowCount, page.to - page.from), 0);
}

function rowStand(geometry: BoardGeometry, slot: number, seen: number): Stand {
  return { x: geometry.rowX, y: rowY(geometry, slot), diameter: geometry.rowDiameter, seen };
}

function indexes(order: readonly string[]): ReadonlyMap<string, number> {
  return new Map(order.map((id, index) => [id, index]));
}
