import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { monotonicMs } from './time';

/** Bytes of the heap that are in use once the garbage is gone. */
export function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

const LOOK_EVERY_MS = 1;

/** Watches how long the event loop does not come round. */
export class LoopWatch {
  readonly #timer: NodeJS.Timeout;
  #lastMs = monotonicMs();
  /** Between two looks, beyond the usual, ms. */
  readonly #gaps: number[] = [];

  constructor() {
    this.#timer = setInterval(() => {
      const nowMs = monotonicMs();
      this.#gaps.push(nowMs - this.#lastMs - LOOK_EVERY_MS);
      this.#lastMs = nowMs;
    }, LOOK_EVERY_MS);
  }

  /** Ends the watch; every gap that was seen, ms. */
  end(): readonly number[] {
    clearInterval(this.#timer);
    this.#gaps.push(monotonicMs() - this.#lastMs - LOOK_EVERY_MS);
    return this.#gaps;
  }
}
