import { NativeAnimation } from 'framer-motion';
import type { Clock } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';
import { untilBeat } from '../widgets/board/beat';
import type { Player, Playing } from '../widgets/board/puppet';

/** So long a movement stays at its end, unless it is taken away before. */
const HOLD_MS = 2_000;

class Movement extends NativeAnimation<string> {
  readonly endMs: number;

  constructor({ element, property, values, steps, shares, startMs, forMs }: Playing) {
    const [last = ''] = values.slice(-1);
    const lastsMs = forMs + HOLD_MS;
    // The browser reads the path once, below, with its steps: of what is given here it reads all too.
    super({ element, name: property, keyframes: [last, last], duration: lastsMs, ease: 'linear' });
    const offset = [...shares.map((share) => (share * forMs) / lastsMs), 1];
    const easing = [...steps, 0].map((count) => (count === 0 ? 'linear' : `steps(${count})`));
    const { effect } = this.animation;
    if (effect instanceof KeyframeEffect) effect.setKeyframes({ [property]: [...values, last], offset, easing });
    this.startTime = startMs;
    this.endMs = startMs + forMs;
  }
}

/**
 * Hands movements to the browser. Each is at the times that it was worked out for, and not when the browser gets to it:
 * one that bends another goes on exactly where that was.
 *
 * An animation that runs out has the page make four or five frames for it alone. So each lasts longer than its movement,
 * and those that are over are taken away together, on the beat.
 */
export class PagePlayer implements Player {
  readonly #clock: Clock;
  readonly #frames: Pick<DocumentTimeline, 'currentTime'>;
  readonly #movements = new Set<Movement>();
  #sweeps = false;

  /** @param frames its time is that of the last frame, on the monotonic clock */
  constructor(clock: Clock, frames: Pick<DocumentTimeline, 'currentTime'>) {
    this.#clock = clock;
    this.#frames = frames;
  }

  get lastFrameMs(): number {
    return Number(this.#frames.currentTime);
  }

  play(playing: Playing): Disposable {
    // A frame comes of this in any case.
    this.#sweep();
    const movement = new Movement(playing);
    this.#movements.add(movement);
    this.#sweepLater();
    return disposable(() => {
      this.#end(movement);
    });
  }

  #sweepLater(): void {
    if (this.#sweeps) return;
    this.#sweeps = true;
    this.#clock.after(untilBeat(this.#clock, 1), () => {
      this.#sweeps = false;
      this.#sweep();
      if (this.#movements.size > 0) this.#sweepLater();
    });
  }

  #sweep(): void {
    const nowMs = this.#clock.monotonic();
    for (const movement of this.#movements) if (movement.endMs <= nowMs) this.#end(movement);
  }

  #end(movement: Movement): void {
    this.#movements.delete(movement);
    movement.cancel();
  }
}
