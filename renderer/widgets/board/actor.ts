import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { untilBeat } from './beat';
import { Glide, type Curve, type SpringShape } from './glide';

/** A row's move is seen for 700 to 900 ms. */
export const TRAVEL: SpringShape = { omega: 9.5, restDelta: 0.4, restSpeed: 4 };
const FADE: SpringShape = { omega: 12, restDelta: 0.004, restSpeed: 0.05 };
const FADE_OUT = { forMs: 200, ease: 'out' } as const;
const FADE_IN = { forMs: 300, ease: 'out' } as const;
const LIFT: Curve = { forMs: 240, ease: 'out', points: [[1, 1]] };
/** One who is passed steps aside and back. */
const ASIDE: Curve = {
  forMs: 780,
  ease: 'in-out',
  points: [
    [0.38, 1],
    [1, 0],
  ],
};
/** After it has faded out, before it is put elsewhere: a page may be behind by so much. */
const GONE_MS = 100;
const SETTLE: Curve = { forMs: 500, ease: 'in-out', points: [[1, 0]] };

/** Where a card is, or is to be. */
export interface Stand {
  /** The avatar's middle and its diameter, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
  /** 0: not to be seen, 1: to be seen. */
  readonly seen: number;
}

/** How a card is to be drawn at a time. */
export interface Pose extends Stand {
  /** 0 to 1: lifted off the list. */
  readonly lift: number;
  /** 0 to 1: out of the way of one who passes. */
  readonly aside: number;
}

const PLACE = ['x', 'y', 'diameter'] as const;
const STAND = [...PLACE, 'seen'] as const;
const WHOLE = [...STAND, 'lift', 'aside'] as const;

export type Depth = 'falling' | 'standing' | 'climbing';
const LAYER: Readonly<Record<Depth, number>> = { falling: 1, standing: 2, climbing: 3 };

/** One entry's card as it moves. Where it is follows from the time; nothing here is done frame by frame. */
export class Actor {
  readonly #clock: Clock;
  readonly #glides: Readonly<Record<keyof Pose, Glide>>;
  /** Told when what it does next is no longer what it was, and in what; in nothing when only its depth is another. */
  onChange: (parts: readonly (keyof Pose)[]) => void = () => undefined;
  #layer = LAYER.standing;
  #heading: Stand;
  /** On its way to another place unseen. */
  #fading: 'out' | 'in' | null = null;
  /** Until it is where it goes. */
  #arriving: Disposable | null = null;
  #lowering: Disposable | null = null;
  #thereSinceMs = -Infinity;

  constructor(
    readonly id: string,
    stand: Stand,
    clock: Clock,
  ) {
    this.#clock = clock;
    this.#heading = stand;
    const glide = (value: number): Glide => new Glide(clock, value);
    this.#glides = {
      x: glide(stand.x),
      y: glide(stand.y),
      diameter: glide(stand.diameter),
      seen: glide(stand.seen),
      lift: glide(0),
      aside: glide(0),
    };
  }

  /** Where it goes or stands. */
  get heading(): Stand {
    return this.#heading;
  }

  get moving(): boolean {
    return this.#arriving !== null;
  }

  /** Above those who make room, or below. */
  get layer(): number {
    return this.#layer;
  }

  get lifted(): boolean {
    return this.#glides.lift.to > 0 || this.#lowering !== null;
  }

  /** @param atMs on the monotonic clock, not before PAST_MS ago */
  pose(atMs = this.#clock.monotonic()): Pose {
    const { x, y, diameter, seen, lift, aside } = this.#glides;
    return {
      x: x.at(atMs),
      y: y.at(atMs),
      diameter: diameter.at(atMs),
      seen: seen.at(atMs),
      lift: lift.at(atMs),
      aside: aside.at(atMs),
    };
  }

  /** What it did before then is no longer known: it was put elsewhere while it was not to be seen. On the monotonic clock. */
  get thereSinceMs(): number {
    return this.#thereSinceMs;
  }

  /** From then on it keeps its pose, on the monotonic clock. */
  get stillFromMs(): number {
    return Math.max(...Object.values(this.#glides).map((glide) => glide.endMs));
  }

  /** @param onRest called when it has arrived; not when it is sent elsewhere before */
  travel(to: Stand, depth: Depth, onRest: () => void): void {
    if (this.#fading === 'out') {
      this.reappear(to, onRest);
      return;
    }
    const from = this.#heading;
    const fading = this.#fading !== null;
    this.#fading = null;
    this.#heading = to;
    this.#layer = LAYER[depth];
    const changed: (keyof Stand)[] = PLACE.filter((part) => to[part] !== from[part]);
    for (const part of changed) this.#glides[part].spring(to[part], TRAVEL);
    if (fading || to.seen !== from.seen) {
      this.#glides.seen.spring(to.seen, FADE);
      changed.push('seen');
    }
    this.#arrives(Math.max(...STAND.map((part) => this.#glides[part].endMs)), onRest);
    this.onChange(changed);
  }

  /** Fades out, changes place unseen, and fades in; sent elsewhere meanwhile, it fades in there. */
  reappear(to: Stand, onRest: () => void): void {
    this.#heading = to;
    if (this.#fading !== null) return;
    this.#fading = 'out';
    this.#fade(0, FADE_OUT, GONE_MS, () => {
      const there = this.#heading;
      this.#place(there);
      this.#fading = 'in';
      this.#fade(there.seen, FADE_IN, 0, () => {
        this.#fading = null;
        const next = this.#heading;
        if (sameStand(next, there)) onRest();
        else this.reappear(next, onRest);
      });
    });
  }

  /** Is there at once. */
  jump(to: Stand): void {
    this.stop();
    this.#heading = to;
    this.#place(to);
    this.#glides.seen.jump(to.seen);
    this.#glides.lift.jump(0);
    this.#glides.aside.jump(0);
    this.land();
  }

  raise(): void {
    this.#lowering?.dispose();
    this.#lowering = null;
    this.#glides.lift.follow(LIFT);
    this.onChange(['lift']);
  }

  stepAside(): void {
    this.#glides.aside.follow(ASIDE);
    this.onChange(['aside']);
  }

  lower(): void {
    if (this.#glides.lift.to === 0) return;
    this.#glides.lift.follow(SETTLE);
    this.#lowering = this.#clock.after(
      untilBeat(this.#clock, this.#glides.lift.endMs - this.#clock.monotonic()),
      () => {
        this.#lowering = null;
        this.onChange([]);
      },
    );
    this.onChange(['lift']);
  }

  /** Back among the others. */
  land(): void {
    this.#layer = LAYER.standing;
    this.onChange([]);
  }

  stop(): void {
    this.#arriving?.dispose();
    this.#arriving = null;
    this.#lowering?.dispose();
    this.#lowering = null;
    this.#fading = null;
    for (const glide of Object.values(this.#glides)) glide.stop();
    this.onChange(WHOLE);
  }

  #arrives(atMs: number, then: () => void): void {
    this.#arriving?.dispose();
    this.#arriving = null;
    const inMs = atMs - this.#clock.monotonic();
    if (inMs <= 0) {
      then();
      return;
    }
    this.#arriving = this.#clock.after(inMs, () => {
      this.#arriving = null;
      then();
    });
  }

  #fade(to: number, how: Pick<Curve, 'forMs' | 'ease'>, restMs: number, done: () => void): void {
    this.#glides.seen.follow({ ...how, points: [[1, to]] });
    this.#arrives(this.#glides.seen.endMs + restMs, done);
    // It may have been put elsewhere just now.
    this.onChange(STAND);
  }

  #place(to: Stand): void {
    for (const part of PLACE) this.#glides[part].jump(to[part]);
    this.#thereSinceMs = this.#clock.monotonic() - GONE_MS;
  }
}

export function sameStand(a: Stand, b: Stand): boolean {
  return a.x === b.x && a.y === b.y && a.diameter === b.diameter && a.seen === b.seen;
}
