import { easeInOut, easeOut } from 'framer-motion';
import type { Clock } from '#core/kernel/clock';

/** Critically damped at mass 1: the damping is twice the root of the stiffness, and no value is passed on the way. */
export interface SpringShape {
  /** Per second; the root of the stiffness. */
  readonly omega: number;
  /** At rest when it is this close, and this slow per second. */
  readonly restDelta: number;
  readonly restSpeed: number;
}

/** Through points, each at its share (0 to 1) of the time. */
export interface Curve {
  readonly forMs: number;
  readonly ease: 'out' | 'in-out';
  readonly points: readonly (readonly [share: number, value: number])[];
}

/** A movement over time: where it is so many ms after it began, and how fast per second. */
interface Run {
  readonly to: number;
  readonly lastsMs: number;
  readonly at: (elapsedMs: number) => number;
  readonly velocity: (elapsedMs: number) => number;
}

const EASES = { out: easeOut, 'in-out': easeInOut } as const;
/** A spring is looked at so often for when it comes to rest, and not for longer. */
const REST_STEP_MS = 10;
const REST_WITHIN_MS = 4_000;

/**
 * What is worked out now is on screen once the page has made a frame of it and the browser has drawn that, which takes a
 * weak machine up to six frames. A movement begins after that and not before, or its beginning would be seen as a jump.
 */
export const LEAD_MS = 100;
/** A page that is behind makes frames of a time that is past. Where a value was is known for so long. */
export const PAST_MS = 500;

/**
 * A value that is on its way to another one. Where it is follows from the time alone, so that it can be told in advance;
 * sent elsewhere on its way, it goes on as before for a moment, and then keeps the velocity that it has.
 */
export class Glide {
  readonly #clock: Clock;
  #last: Leg;
  /** What holds until then, in order; none when it has begun. */
  #earlier: readonly Leg[] = [];

  constructor(clock: Clock, value: number) {
    this.#clock = clock;
    this.#last = { startMs: 0, run: still(value) };
  }

  /** Where it is or is going. */
  get to(): number {
    return this.#last.run.to;
  }

  /** When it is there, on the monotonic clock. */
  get endMs(): number {
    const { startMs, run } = this.#last;
    return startMs + run.lastsMs;
  }

  /** @param atMs on the monotonic clock, not before PAST_MS ago */
  at(atMs: number): number {
    const { startMs, run } = this.#legAt(atMs);
    const elapsedMs = Math.max(0, atMs - startMs);
    return elapsedMs >= run.lastsMs ? run.to : run.at(elapsedMs);
  }

  spring(to: number, shape: SpringShape): void {
    const startMs = this.#soon;
    const leg = this.#legAt(startMs);
    const elapsedMs = startMs - leg.startMs;
    const velocity = elapsedMs >= leg.run.lastsMs ? 0 : leg.run.velocity(elapsedMs);
    this.#begin(springTo(to, this.at(startMs) - to, velocity, shape), startMs);
  }

  /** @param ahead where it goes from where it is then */
  follow({ forMs, ease, points: ahead }: Curve): void {
    const startMs = this.#soon;
    this.#begin(curve(forMs, EASES[ease], [[0, this.at(startMs)], ...ahead]), startMs);
  }

  /** Is there at once. */
  jump(to: number): void {
    this.#earlier = [];
    this.#last = { startMs: this.#clock.monotonic(), run: still(to) };
  }

  /** Stays where it is. */
  stop(): void {
    this.jump(this.at(this.#clock.monotonic()));
  }

  get #soon(): number {
    return this.#clock.monotonic() + LEAD_MS;
  }

  #legAt(atMs: number): Leg {
    if (atMs >= this.#last.startMs) return this.#last;
    return this.#earlier.findLast(({ startMs }) => startMs <= atMs) ?? this.#earlier[0] ?? this.#last;
  }

  #begin(run: Run, startMs: number): void {
    const oldest = this.#legAt(this.#clock.monotonic() - PAST_MS);
    // What would have begun by then never does.
    this.#earlier = [...this.#earlier, this.#last].filter(
      (leg) => leg.startMs >= oldest.startMs && leg.startMs < startMs,
    );
    this.#last = { startMs, run };
  }
}

interface Leg {
  readonly startMs: number;
  readonly run: Run;
}

function still(value: number): Run {
  return { to: value, lastsMs: 0, at: () => value, velocity: () => 0 };
}

/** x(t) = to + (offset + (velocity + omega * offset) * t) * e^(-omega * t) */
function springTo(to: number, offset: number, velocity: number, { omega, restDelta, restSpeed }: SpringShape): Run {
  const pull = velocity + omega * offset;
  const away = (ms: number): number => (offset + (pull * ms) / 1_000) * Math.exp((-omega * ms) / 1_000);
  const speed = (ms: number): number => (velocity - (omega * pull * ms) / 1_000) * Math.exp((-omega * ms) / 1_000);
  const rests = (ms: number): boolean => Math.abs(away(ms)) <= restDelta && Math.abs(speed(ms)) <= restSpeed;
  let lastsMs = 0;
  while (!rests(lastsMs) && lastsMs < REST_WITHIN_MS) lastsMs += REST_STEP_MS;
  return { to, lastsMs, at: (ms) => to + away(ms), velocity: speed };
}

function curve(
  forMs: number,
  ease: (share: number) => number,
  points: readonly (readonly [share: number, value: number])[],
): Run {
  const to = points.at(-1)?.[1] ?? 0;
  const at = (ms: number): number => {
    const share = ms / forMs;
    const next = points.findIndex(([point]) => point > share);
    const [from, to] = [points[next - 1], points[next]];
    if (from === undefined || to === undefined) return points.at(next)?.[1] ?? 0;
    return from[1] + (to[1] - from[1]) * ease((share - from[0]) / (to[0] - from[0]));
  };
  return { to, lastsMs: forMs, at, velocity: () => 0 };
}
