import type { Random } from '#core/kernel/random';
import type { Box, Burst } from './stagings/staging';

/** How pieces of paper fly: thrown, slowed by the air, then sinking and turning. Pure; lengths in units, times in ms. */

export const TONES = ['accent', 'light', 'gold', 'brand', 'brand-2', 'coral'] as const;

export interface Pose {
  /** Share of the flight, 0 to 1. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** Degrees in the plane, and out of it. */
  readonly turn: number;
  readonly tilt: number;
  readonly opacity: number;
}

export interface Piece {
  readonly tone: (typeof TONES)[number];
  readonly width: number;
  readonly height: number;
  readonly delayMs: number;
  readonly flightMs: number;
  readonly poses: readonly Pose[];
}

/** More are never in the air at once. */
export const MOST_PIECES = 110;

/** A thrown piece loses this share of its speed in a second, as a rate. */
const DRAG_PER_S = 1.9;
const FLIGHT_MS = { least: 3_600, most: 5_200 };
/** Not all pieces leave at once. */
const LATER_MS = { least: 0, most: 200 };
/** Of the full speed; the slow ones stay near. */
const SLOWEST = 0.24;
const SINKS = { least: 15, most: 26 };
const POSES = 16;
/** Share of the flight after which a piece fades. */
const FADES_FROM = 0.8;
/** Rapid at first, while it is fast: so poses are nearer to each other there. */
const EARLY = 1.7;
const DEGREES = 180 / Math.PI;

export function flights(bursts: readonly Burst[], random: Random): Piece[] {
  return bursts.flatMap((burst) => Array.from({ length: burst.pieces }, () => flight(burst, random)));
}

/** The pose of a still picture: all have left, and none has sunk far. */
const STILL_POSE = 7;
/** As far as a piece reaches from its place, turned as it may be. */
const REACH = 3.2;

/** Where each piece is in a picture that does not move. None lies on the words, where it would stay. */
export function stillPieces(
  pieces: readonly Piece[],
  words: Box | null,
): (Omit<Piece, 'poses'> & { readonly pose: Pose })[] {
  return pieces.flatMap(({ poses, ...piece }) => {
    const pose = poses[STILL_POSE];
    if (pose === undefined) return [];
    return words !== null && liesOn(pose, words) ? [] : [{ ...piece, pose }];
  });
}

function liesOn({ x, y }: Pose, box: Box): boolean {
  const across = x > box.x - REACH && x < box.x + box.width + REACH;
  return across && y > box.y - REACH && y < box.y + box.height + REACH;
}

function flight({ from, afterMs, towards, spread, speed }: Burst, random: Random): Piece {
  const between = ({ least, most }: { least: number; most: number }): number => least + random.next() * (most - least);
  const angle = (towards + (random.next() - 0.5) * spread) / DEGREES;
  const thrown = speed * (SLOWEST + (1 - SLOWEST) * Math.sqrt(random.next()));
  const velocity = { x: Math.cos(angle) * thrown, y: -Math.sin(angle) * thrown };
  const sinks = between(SINKS);
  const sway = { reach: 1 + random.next() * 2.6, perS: 1.6 + random.next() * 1.8, phase: random.next() * 6.3 };
  const turn = { from: random.next() * 360, perS: (random.next() - 0.5) * 220 };
  const tilt = { from: random.next() * 360, perS: 90 + random.next() * 200 };
  const flightMs = between(FLIGHT_MS);
  const poseAt = (at: number): Pose => {
    const s = (at * flightMs) / 1_000;
    const thrownFor = (1 - Math.exp(-DRAG_PER_S * s)) / DRAG_PER_S;
    const swaying = 1 - Math.exp(-s);
    return {
      at,
      x: from.x + velocity.x * thrownFor + sway.reach * swaying * Math.sin(sway.perS * s + sway.phase),
      y: from.y + (velocity.y - sinks) * thrownFor + sinks * s,
      turn: turn.from + turn.perS * s,
      tilt: tilt.from + tilt.perS * s,
      opacity: at < FADES_FROM ? 1 : (1 - at) / (1 - FADES_FROM),
    };
  };
  const ribbon = random.next() < 0.28;
  return {
    tone: TONES[Math.floor(random.next() * TONES.length)] ?? 'accent',
    width: ribbon ? 0.75 : 1.3 + random.next() * 0.7,
    height: ribbon ? 3.1 : 1.8 + random.next() * 0.9,
    delayMs: afterMs + between(LATER_MS),
    flightMs,
    poses: Array.from({ length: POSES }, (_, index) => poseAt((index / (POSES - 1)) ** EARLY)),
  };
}
