import type { Clock } from '#core/kernel/clock';
import { integerBetween, seededRandom } from '#core/kernel/random';
import type { FaultScript } from '#hub/faults/fault';
import { startFaultProxy } from '#hub/faults/proxy';
import { randomSchedule } from '#hub/faults/random-schedule';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { HeadlessWall } from './headless-wall';
import type { Variant } from './variants';

/** What became of one wall behind one schedule of faults. */
export interface ScheduleResult {
  readonly variant: string;
  readonly seed: number;
  /** Did the wall come to show what the server holds, and keep to it? */
  readonly converged: boolean;
  /** From the last connection to the first moment at which both were the same, ms; null when they never were. */
  readonly healedMs: number | null;
  /** From the end of the faults to that connection, ms. */
  readonly reconnectedMs: number | null;
  readonly appliedTwice: number;
  readonly duplicates: number;
  readonly gaps: number;
  readonly received: number;
  readonly reconnects: number;
  readonly script: FaultScript;
}

const CALM_BEFORE_MS = 700;
const FAULTS_MS = 7_000;
/** A wall may have to wait for its next attempt, for the discovery of a dead link, or for both. */
const GIVE_UP_AFTER_MS = 30_000;
/** After they were the same they are compared for so long… */
const KEEPS_MS = 1_000;
/** …and may differ in so many of the looks, because what has just happened is under way. */
const MAY_DIFFER = 0.4;
const LOOK_EVERY_MS = 10;
/** In so many of 100 schedules the server is replaced by a new one on the same port, without a goodbye. */
const RESTARTS_IN_PERCENT = 40;
const LONGEST_AWAY_MS = 1_500;

/** Runs one seeded schedule of faults between a real server and a wall. */
export async function runSchedule(variant: Variant, seed: number): Promise<ScheduleResult> {
  const clock = systemClock();
  const random = seededRandom(seed);
  const script = randomSchedule(random, FAULTS_MS);
  let hub = await startHub({ ...variant.hub, clock, seed });
  const proxy = await startFaultProxy({
    target: () => ({ host: '127.0.0.1', port: Number(new URL(hub.url).port) }),
    clock,
    random,
    script: { ...script, steps: script.steps.map((step) => ({ ...step, atMs: step.atMs + CALM_BEFORE_MS })) },
  });
  const wall = new HeadlessWall(variant.source(hub, proxy.url), clock, random);
  try {
    const restartAtMs =
      random.next() * 100 < RESTARTS_IN_PERCENT ? integerBetween(random, CALM_BEFORE_MS, FAULTS_MS) : null;
    if (restartAtMs !== null) {
      await pause(restartAtMs);
      hub = await replaced(hub, variant, seed, integerBetween(random, 0, LONGEST_AWAY_MS));
    }
    await pause(CALM_BEFORE_MS + FAULTS_MS - (restartAtMs ?? 0));
    hub.misbehave({});
    const faultsEndedMs = clock.monotonic();
    const sameAtMs = await settled(() => same(wall, hub, variant), wall, clock);
    const connectedAtMs = wall.connectedAtMs;
    const { counts } = wall.source.diagnostics;
    return {
      variant: variant.name,
      seed,
      converged: sameAtMs !== null,
      healedMs:
        sameAtMs === null || connectedAtMs === null
          ? null
          : Math.max(0, Math.round(sameAtMs - Math.max(connectedAtMs, faultsEndedMs))),
      reconnectedMs: connectedAtMs === null ? null : Math.max(0, Math.round(connectedAtMs - faultsEndedMs)),
      appliedTwice: wall.appliedTwice.length,
      duplicates: counts.duplicates,
      gaps: wall.source.gaps.found,
      received: counts.received,
      reconnects: wall.source.reconnects,
      script,
    };
  } finally {
    wall.stop();
    await proxy.stop();
    await hub.stop();
  }
}

/** Another server of the same kind, with another history. */
async function replaced(hub: Hub, variant: Variant, seed: number, awayMs: number): Promise<Hub> {
  await hub.stop();
  await pause(awayMs);
  return startHub({ ...variant.hub, clock: systemClock(), seed: seed + 1 });
}

/** Does the wall hold the boards that the server holds, entry by entry as the contract's digest has it? */
function same(wall: HeadlessWall, hub: Hub, variant: Variant): boolean {
  const boards = variant.boards === 'all' ? hub.boards() : hub.boards().slice(0, 1);
  return boards.length > 0 && boards.every(({ boardId, rows }) => wall.boardText(boardId) === digestLines(rows));
}

function digestLines(rows: ReturnType<Hub['boards']>[number]['rows']): string {
  return rows.map(({ rank, id, value }) => `${rank}\t${id}\t${String(value)}\n`).join('');
}

/**
 * When the wall began to hold what the server holds, and kept to it. A link that died in the last fault may not be known to be
 * dead yet: then the wall is right for a moment, and again once it has noticed.
 */
async function settled(isSame: () => boolean, wall: HeadlessWall, clock: Clock): Promise<number | null> {
  const giveUpMs = clock.monotonic() + GIVE_UP_AFTER_MS;
  while (clock.monotonic() < giveUpMs) {
    if (wall.connectedAtMs !== null && isSame()) {
      const sameAtMs = clock.monotonic();
      if (await keepsTheSame(isSame, clock)) return sameAtMs;
    }
    await pause(LOOK_EVERY_MS);
  }
  return null;
}

async function keepsTheSame(isSame: () => boolean, clock: Clock): Promise<boolean> {
  const untilMs = clock.monotonic() + KEEPS_MS;
  let looks = 0;
  let differing = 0;
  while (clock.monotonic() < untilMs) {
    looks++;
    if (!isSame()) differing++;
    await pause(LOOK_EVERY_MS);
  }
  return differing / looks <= MAY_DIFFER;
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, delayMs));
  });
}
