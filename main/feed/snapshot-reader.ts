import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Result } from '#core/kernel/result';
import type { Reason } from './connection/reasons';
import { fetchJson, type Fetch } from './fetch-json';

export type { Fetch };

/** Increments ask for a snapshot once they have paused for this long… */
export const REFETCH_DEBOUNCE_MS = 1_000;
/** …or have gone on for this long. */
export const REFETCH_LONGEST_WAIT_MS = 5_000;
/** A snapshot that increments overtook is fetched again; after this many times it is taken as it is. */
const OVERTAKEN_LIMIT = 3;
const FETCH_TIMEOUT_MS = 10_000;
const LARGEST_BODY_BYTES = 8 * 1024 * 1024;

export interface SnapshotReaderDeps {
  readonly url: string;
  readonly token: () => string | null;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** A read begins. */
  readonly started?: () => void;
  /** Does this body say which messages it has seen? Then messages that came meanwhile do not overtake it. */
  readonly numbered?: (body: unknown) => boolean;
  readonly apply: (body: unknown) => void;
  readonly failed: (reason: Reason) => void;
}

/** Reads the whole board over HTTP: at once after connecting, and after increments, debounced. */
export class SnapshotReader {
  readonly #deps: SnapshotReaderDeps;
  #pending: Disposable | null = null;
  #firstAskedMs: number | null = null;
  #abort: AbortController | null = null;
  #askedMeanwhile = false;
  #overtaken = 0;

  constructor(deps: SnapshotReaderDeps) {
    this.#deps = deps;
  }

  get reading(): boolean {
    return this.#abort !== null;
  }

  /** An increment arrived: what the server says of the whole board is wanted soon. */
  askSoon(): void {
    const { clock } = this.#deps;
    if (this.#abort) {
      this.#askedMeanwhile = true;
      return;
    }
    this.#firstAskedMs ??= clock.monotonic();
    const waitedMs = clock.monotonic() - this.#firstAskedMs;
    const delayMs = Math.max(0, Math.min(REFETCH_DEBOUNCE_MS, REFETCH_LONGEST_WAIT_MS - waitedMs));
    this.#pending?.dispose();
    this.#pending = clock.after(delayMs, () => {
      this.readNow();
    });
  }

  /** The board was told anew: what is being read may be older than that. */
  overtaken(): void {
    if (this.#abort) this.#askedMeanwhile = true;
  }

  /** Does nothing while a read is under way. */
  readNow(): void {
    this.#pending?.dispose();
    this.#pending = null;
    this.#firstAskedMs = null;
    if (this.#abort) return;
    this.#askedMeanwhile = false;
    const abort = new AbortController();
    this.#abort = abort;
    this.#deps.started?.();
    const request = {
      url: this.#deps.url,
      what: 'the snapshot',
      token: this.#deps.token(),
      timeoutMs: FETCH_TIMEOUT_MS,
      budget: { left: LARGEST_BODY_BYTES },
    };
    void fetchJson(request, this.#deps, abort).then((result) => {
      if (this.#abort !== abort) return;
      this.#abort = null;
      this.#settle(result);
    });
  }

  /** Nothing is applied or reported after this, until it is asked again. */
  cancel(): void {
    this.#pending?.dispose();
    this.#pending = null;
    this.#firstAskedMs = null;
    this.#overtaken = 0;
    this.#askedMeanwhile = false;
    const abort = this.#abort;
    this.#abort = null;
    abort?.abort();
  }

  #settle(result: Result<unknown, Reason>): void {
    if (!result.ok) {
      this.#overtaken = 0;
      this.#deps.failed(result.error);
      if (this.#askedMeanwhile) this.askSoon();
      return;
    }
    const overtaken = this.#askedMeanwhile && this.#deps.numbered?.(result.value) !== true;
    if (overtaken && this.#overtaken < OVERTAKEN_LIMIT) {
      this.#overtaken++;
      this.readNow();
      return;
    }
    this.#overtaken = 0;
    this.#deps.apply(result.value);
    if (this.#askedMeanwhile) this.askSoon();
  }
}
