/**
 * How much beside the movement itself the wall may draw. Pure: frame times go in, a level comes out.
 *
 * 3: everything. 2: no particles. 1: also no shadows, glow, blur or rays that turn. 0: also no light behind anything, no
 * effects between scenes, no digits that roll, no bars that grow and no lines that slide in; who changes place still moves.
 */
export type QualityLevel = 0 | 1 | 2 | 3;

export interface QualityState {
  readonly level: QualityLevel;
  /** The display's own period, ms; null until it is known. */
  readonly refreshMs: number | null;
  /** Frame times of the window under way, ms. */
  readonly window: readonly number[];
  /** Rough windows of late, less the smooth ones since. */
  readonly strain: number;
  /** Smooth movement since the last rough window or change of level. */
  readonly smoothMs: number;
  /** When the level changed last, and when it was last raised; on the monotonic clock. */
  readonly changedAtMs: number;
  readonly raisedAtMs: number;
  /** The least time at a level before a higher one is tried. */
  readonly patienceMs: number;
}

/** Longer gaps are no frame times: the page was hidden, throttled or asleep. */
const NO_FRAME_MS = 1_000;
/** What is judged at once: so much movement, and so many frames. */
const WINDOW_MS = 500;
const WINDOW_FRAMES = 8;
/** A frame is late when it takes this much longer than the display's own. */
const LATE = 1.5;
/** Fewer late frames are a hitch, such as new rows being made, and not a want of power. */
const LATE_FRAMES = 3;
/** Of the frames that the display could have shown in a window. */
const ROUGH_SHARE = 0.9;
const SMOOTH_SHARE = 0.96;
/** Nothing more need be seen: one such window is enough. */
const VERY_ROUGH_SHARE = 0.6;
const ROUGH_WINDOWS = 2;
/** Before a step up: this much smooth movement, and the patience that earlier steps up have taught. */
const SMOOTH_FOR_MS = 8_000;
const LEAST_PATIENCE_MS = 60_000;
const MOST_PATIENCE_MS = 6 * 60 * 60_000;
/** A step down so soon after a step up says that the step up was a mistake. */
const RELAPSE_MS = 10 * 60_000;

export const FULL_QUALITY: QualityState = {
  level: 3,
  refreshMs: null,
  window: [],
  strain: 0,
  smoothMs: 0,
  changedAtMs: -Infinity,
  raisedAtMs: -Infinity,
  patienceMs: LEAST_PATIENCE_MS,
};

/** The display's period, as frames without any work show it. */
export function learned(state: QualityState, idleFramesMs: readonly number[]): QualityState {
  const refreshMs = frameAt(0.25, idleFramesMs);
  return refreshMs === null ? state : { ...state, refreshMs };
}

/** One frame during movement. */
export function observed(state: QualityState, frameMs: number, nowMs: number): QualityState {
  if (frameMs <= 0 || frameMs > NO_FRAME_MS) return state;
  const window = [...state.window, frameMs];
  if (window.length < WINDOW_FRAMES || sum(window) < WINDOW_MS) return { ...state, window };
  return judged({ ...state, window: [] }, window, nowMs);
}

/** Has a window just been judged? */
export function isJudged({ window }: QualityState): boolean {
  return window.length === 0;
}

/** Was the window just judged a rough one, of which another is enough to lower the level? */
export function isAtStake(before: QualityState, { strain, level }: QualityState): boolean {
  return strain > before.strain && level > 0;
}

function judged(state: QualityState, window: readonly number[], nowMs: number): QualityState {
  // Most frames come faster than the display was thought to be: it is that fast.
  const refreshMs = Math.min(state.refreshMs ?? Infinity, frameAt(0.5, window) ?? Infinity);
  const spanMs = sum(window);
  const late = window.filter((frameMs) => frameMs > LATE * refreshMs);
  const missed = late.reduce((frames, frameMs) => frames + Math.round(frameMs / refreshMs) - 1, 0);
  const share = window.length / (window.length + missed);
  const known = { ...state, refreshMs };
  if (share < ROUGH_SHARE && late.length >= LATE_FRAMES)
    return rough(known, share < VERY_ROUGH_SHARE ? ROUGH_WINDOWS : 1, nowMs);
  if (share >= SMOOTH_SHARE) return smooth(known, spanMs, nowMs);
  return known;
}

function rough(state: QualityState, windows: number, nowMs: number): QualityState {
  const strain = state.strain + windows;
  const { level } = state;
  if (strain < ROUGH_WINDOWS || level === 0) return { ...state, strain: Math.min(strain, ROUGH_WINDOWS), smoothMs: 0 };
  const relapsed = nowMs - state.raisedAtMs < RELAPSE_MS;
  return {
    ...state,
    level: (level - 1) as QualityLevel,
    strain: 0,
    smoothMs: 0,
    changedAtMs: nowMs,
    raisedAtMs: -Infinity,
    patienceMs: relapsed ? Math.min(MOST_PATIENCE_MS, state.patienceMs * 2) : state.patienceMs,
  };
}

function smooth(state: QualityState, spanMs: number, nowMs: number): QualityState {
  const { level } = state;
  const smoothMs = state.smoothMs + spanMs;
  const calm = { ...state, strain: Math.max(0, state.strain - 1), smoothMs };
  if (level === 3) return settled(calm, nowMs);
  if (smoothMs < SMOOTH_FOR_MS || nowMs - state.changedAtMs < state.patienceMs) return calm;
  return { ...calm, level: (level + 1) as QualityLevel, smoothMs: 0, changedAtMs: nowMs, raisedAtMs: nowMs };
}

/** Full quality that has held for long takes the lesson of earlier relapses back. */
function settled(state: QualityState, nowMs: number): QualityState {
  return nowMs - state.changedAtMs < MOST_PATIENCE_MS ? state : { ...state, patienceMs: LEAST_PATIENCE_MS };
}

/** The frame time that this share of frames does not exceed. */
function frameAt(share: number, framesMs: readonly number[]): number | null {
  const sorted = framesMs.filter((frameMs) => frameMs > 0 && frameMs <= NO_FRAME_MS).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
