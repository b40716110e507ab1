import type { Told } from '#core/domain/celebration-bundles';
import {
  addToDigest,
  EMPTY_DIGEST,
  digestCount,
  keptDigest,
  stagedDigest,
  type DigestSoFar,
} from '#core/domain/celebration-digest';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { SETTLE_MS, type CatchUp } from './catch-up';

/** Sources come back one after the other: a digest waits this long for more of the same outage, and no longer. */
const LONGEST_WAIT_MS = 30_000;

/** Gathers what happened during an outage, until the sources that told of it are whole again. */
export class Digests implements Disposable {
  readonly #clock: Clock;
  readonly #catchUp: CatchUp;
  readonly #ready: () => void;
  #gathered: DigestSoFar = EMPTY_DIGEST;
  #firstMs = 0;
  #lastMs = 0;
  #made = 0;
  #timer: Disposable | null = null;

  /** @param ready one may be due now */
  constructor(clock: Clock, catchUp: CatchUp, ready: () => void) {
    this.#clock = clock;
    this.#catchUp = catchUp;
    this.#ready = ready;
  }

  get due(): boolean {
    if (digestCount(this.#gathered) === 0) return false;
    const nowMs = this.#clock.monotonic();
    const complete = nowMs - this.#lastMs >= SETTLE_MS || nowMs - this.#firstMs >= LONGEST_WAIT_MS;
    return complete && ![...this.#gathered.sourceIds].some((id) => this.#catchUp.isCatchingUp(id));
  }

  add(told: Told): void {
    this.#lastMs = this.#clock.monotonic();
    if (digestCount(this.#gathered) === 0) this.#firstMs = this.#lastMs;
    this.#gathered = addToDigest(this.#gathered, told);
    this.look();
  }

  /** To be called when a source is whole again, or is gone. */
  look(): void {
    if (digestCount(this.#gathered) === 0 || this.#timer !== null) return;
    this.#timer = this.#clock.after(SETTLE_MS, () => {
      this.#timer = null;
      if (this.due) this.#ready();
      else this.#lookAgain();
    });
  }

  /** Those alone whom `keep` keeps. */
  keepOnly(keep: (told: Told) => boolean): void {
    this.#gathered = keptDigest(this.#gathered, keep);
  }

  take(): StagedCelebration {
    const digest = stagedDigest(this.#gathered, `digest/${this.#clock.now()}/${++this.#made}`, this.#clock.now());
    this.#gathered = EMPTY_DIGEST;
    return digest;
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = null;
  }

  /** While a source is away there is nothing to wait for but its return. */
  #lookAgain(): void {
    if (![...this.#gathered.sourceIds].some((id) => this.#catchUp.isAway(id))) this.look();
  }
}
