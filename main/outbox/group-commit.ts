import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';

/** A write begins this long after the end of the one before, so that a busy queue does not wear the disk out. */
export const COMMIT_PAUSE_MS = 20;
/** A disk that refuses is asked again after this, then after twice as long each time. */
export const RETRY_FIRST_MS = 1_000;
export const RETRY_LAST_MS = 60_000;

export interface GroupCommitDeps {
  readonly clock: Clock;
  /** Writes all that changed so far. On disk once it resolves. */
  readonly write: () => Promise<void>;
  /** Each time, with the cause; null when it works again. */
  readonly troubled: (cause: unknown) => void;
}

interface Waiting {
  readonly promise: Promise<boolean>;
  readonly settle: (safe: boolean) => void;
}

/** Makes one write of many changes: of all in one turn of the event loop, and of all that come while one is written. */
export class GroupCommit {
  readonly #deps: GroupCommitDeps;
  /** Of what no running write holds. The last one is for what changes now; those before it, for writes that failed. */
  #waiting: Waiting[] = [];
  #timer: Disposable | null = null;
  #running: Promise<void> | null = null;
  #lastEndMs = -Infinity;
  #retryMs = 0;
  #closed = false;

  constructor(deps: GroupCommitDeps) {
    this.#deps = deps;
  }

  /** Something changed. Resolves true once it is on disk, false when it never will be. Never rejects. */
  changed(): Promise<boolean> {
    const last = this.#waiting.at(-1);
    if (last) return last.promise;
    if (this.#closed) return Promise.resolve(false);
    const waiting = deferred();
    this.#waiting.push(waiting);
    if (this.#running === null) this.#schedule();
    return waiting.promise;
  }

  /** Writes now what is not yet on disk. True when all is; tries once. */
  async flush(): Promise<boolean> {
    await this.#running;
    if (this.#waiting.length > 0) await this.#run();
    return this.#waiting.length === 0;
  }

  /** One last try; what still cannot be written is reported as not safe. */
  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
    this.#timer?.dispose();
    for (const waiting of this.#waiting.splice(0)) waiting.settle(false);
  }

  #schedule(): void {
    const pauseMs = this.#lastEndMs + COMMIT_PAUSE_MS - this.#deps.clock.monotonic();
    this.#timer ??= this.#deps.clock.after(Math.max(0, pauseMs, this.#retryMs), () => void this.#run());
  }

  #run(): Promise<void> {
    this.#running ??= this.#write().finally(() => {
      this.#running = null;
      this.#lastEndMs = this.#deps.clock.monotonic();
      if (this.#waiting.length > 0 && !this.#closed) this.#schedule();
    });
    return this.#running;
  }

  async #write(): Promise<void> {
    this.#timer?.dispose();
    this.#timer = null;
    const taken = this.#waiting;
    this.#waiting = [];
    try {
      await this.#deps.write();
      if (this.#retryMs > 0) this.#deps.troubled(null);
      this.#retryMs = 0;
      for (const waiting of taken) waiting.settle(true);
    } catch (cause) {
      this.#retryMs = Math.min(RETRY_LAST_MS, Math.max(RETRY_FIRST_MS, this.#retryMs * 2));
      this.#waiting = [...taken, ...this.#waiting];
      this.#deps.troubled(cause);
    }
  }
}

function deferred(): Waiting {
  let settle: (safe: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((resolve) => (settle = resolve));
  return { promise, settle };
}
