import { animate, motionValue, type MotionValue, type ValueAnimationTransition } from 'framer-motion';
import { Spring, type SpringShape } from './spring';

/** A row's move is seen for 700 to 900 ms. */
export const TRAVEL: SpringShape = {
  type: 'spring',
  stiffness: 90.25,
  damping: 19,
  mass: 1,
  restDelta: 0.4,
  restSpeed: 4,
};
const FADE: SpringShape = { type: 'spring', stiffness: 144, damping: 24, mass: 1, restDelta: 0.004, restSpeed: 0.05 };
const FADE_OUT = { duration: 0.2, ease: 'easeOut' } as const;
const FADE_IN = { duration: 0.3, ease: 'easeOut' } as const;
const LIFT = { duration: 0.24, ease: 'easeOut' } as const;
/** One who is passed steps aside and back. */
const ASIDE: ValueAnimationTransition<number> = { duration: 0.78, times: [0, 0.38, 1], ease: 'easeInOut' };
const SETTLE = { duration: 0.5, ease: 'easeInOut' } as const;

/** Where a card is, or is to be. */
export interface Stand {
  /** The avatar's middle and its diameter, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
  /** 0: not to be seen, 1: to be seen. */
  readonly seen: number;
}

const PLACE = ['x', 'y', 'diameter'] as const;

export type Depth = 'falling' | 'standing' | 'climbing';
const LAYER: Readonly<Record<Depth, number>> = { falling: 1, standing: 2, climbing: 3 };

/** One entry's card as it moves. Springs keep their velocity when they are sent elsewhere. */
export class Actor {
  readonly x: MotionValue<number>;
  readonly y: MotionValue<number>;
  readonly diameter: MotionValue<number>;
  readonly seen: MotionValue<number>;
  /** 0 to 1: lifted off the list. */
  readonly lift = motionValue(0);
  /** 0 to 1: out of the way of one who passes. */
  readonly aside = motionValue(0);
  readonly layer = motionValue<number>(LAYER.standing);
  #heading: Stand;
  /** On its way to another place unseen. */
  #fading: 'out' | 'in' | null = null;
  readonly #springs: Readonly<Record<keyof Stand, Spring>>;
  readonly #running = new Set<keyof Stand>();

  constructor(
    readonly id: string,
    stand: Stand,
  ) {
    this.#heading = stand;
    this.x = motionValue(stand.x);
    this.y = motionValue(stand.y);
    this.diameter = motionValue(stand.diameter);
    this.seen = motionValue(stand.seen);
    this.#springs = {
      x: new Spring(this.x),
      y: new Spring(this.y),
      diameter: new Spring(this.diameter),
      seen: new Spring(this.seen),
    };
  }

  /** Where it goes or stands. */
  get heading(): Stand {
    return this.#heading;
  }

  get moving(): boolean {
    return this.#running.size > 0;
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
    this.layer.set(LAYER[depth]);
    const rest = (): void => {
      if (!this.moving) onRest();
    };
    for (const part of PLACE) if (to[part] !== from[part]) this.#send(part, to[part], TRAVEL, rest);
    if (fading || to.seen !== from.seen) this.#send('seen', to.seen, FADE, rest);
    rest();
  }

  /** Fades out, changes place unseen, and fades in; sent elsewhere meanwhile, it fades in there. */
  reappear(to: Stand, onRest: () => void): void {
    this.#heading = to;
    if (this.#fading !== null) return;
    this.#fading = 'out';
    this.#fade(0, FADE_OUT, () => {
      const there = this.#heading;
      this.#place(there);
      this.#fading = 'in';
      this.#fade(there.seen, FADE_IN, () => {
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
    this.seen.jump(to.seen);
    this.lift.jump(0);
    this.aside.jump(0);
    this.land();
  }

  raise(): void {
    animate(this.lift, 1, LIFT);
  }

  stepAside(): void {
    animate(this.aside, [this.aside.get(), 1, 0], ASIDE);
  }

  lower(): void {
    if (this.lift.get() > 0) animate(this.lift, 0, SETTLE);
  }

  /** Back among the others. */
  land(): void {
    this.layer.set(LAYER.standing);
  }

  stop(): void {
    this.#running.clear();
    this.#fading = null;
    for (const spring of Object.values(this.#springs)) spring.stop();
    this.lift.stop();
    this.aside.stop();
  }

  #send(part: keyof Stand, to: number, shape: SpringShape, done: () => void): void {
    this.#running.add(part);
    this.#springs[part].send(to, shape, () => {
      this.#running.delete(part);
      done();
    });
  }

  #fade(to: number, transition: ValueAnimationTransition<number>, done: () => void): void {
    this.#running.add('seen');
    this.#springs.seen.stop();
    animate(this.seen, to, {
      ...transition,
      onComplete: () => {
        this.#running.delete('seen');
        done();
      },
    });
  }

  #place(to: Stand): void {
    for (const part of PLACE) {
      this.#running.delete(part);
      this.#springs[part].jump(to[part]);
    }
  }
}

export function sameStand(a: Stand, b: Stand): boolean {
  return a.x === b.x && a.y === b.y && a.diameter === b.diameter && a.seen === b.seen;
}
