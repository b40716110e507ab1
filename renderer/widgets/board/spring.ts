import { animate, type AnimationPlaybackControls, type MotionValue } from 'framer-motion';

/** Critically damped (damping is twice the root of stiffness) at mass 1. */
export interface SpringShape {
  readonly type: 'spring';
  readonly stiffness: number;
  readonly damping: number;
  readonly mass: 1;
  readonly restDelta: number;
  readonly restSpeed: number;
}

interface Run {
  readonly animation: AnimationPlaybackControls;
  readonly shape: SpringShape;
  /** Where it set out, seen from where it goes; then its velocity there, per second. */
  readonly offset: number;
  readonly velocity: number;
}

/**
 * Sends a value to places. One that is sent elsewhere on its way keeps the velocity that its spring has at that time. The
 * library's estimate will not do: it takes no frame for longer than 30 ms, and makes a value three times too fast after
 * one of 90 ms.
 */
export class Spring {
  readonly #value: MotionValue<number>;
  #run: Run | null = null;

  constructor(value: MotionValue<number>) {
    this.#value = value;
  }

  /** @param arrived not called when it is sent elsewhere or stopped before */
  send(to: number, shape: SpringShape, arrived: () => void): void {
    // Brings the value up to the present, so that the velocity is that of the place where it is.
    this.#value.stop();
    const velocity = this.#run === null ? 0 : velocityOf(this.#run);
    const offset = this.#value.get() - to;
    const animation = animate(this.#value, to, {
      ...shape,
      velocity,
      onComplete: () => {
        this.#run = null;
        arrived();
      },
    });
    this.#run = { animation, shape, offset, velocity };
  }

  stop(): void {
    this.#value.stop();
    this.#run = null;
  }

  /** Is there at once. */
  jump(to: number): void {
    this.#run = null;
    this.#value.jump(to);
  }
}

/** Of x(t) = (offset + (velocity + omega * offset) * t) * e^(-omega * t), by time. */
function velocityOf({ animation, shape, offset, velocity }: Run): number {
  const omega = Math.sqrt(shape.stiffness);
  const timeS = animation.time;
  return (velocity - omega * (velocity + omega * offset) * timeS) * Math.exp(-omega * timeS);
}
