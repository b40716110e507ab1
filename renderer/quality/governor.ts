import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '#core/kernel/clock';
import { disposable, Disposer, type Disposable } from '#core/kernel/disposer';
import { FULL_QUALITY, isJudged, isAtStake, learned, observed, type QualityLevel, type QualityState } from './policy';

export interface Quality {
  readonly level: QualityLevel;
}

/** Calls back once, with the time of the next frame in ms. */
export type NextFrame = (callback: (atMs: number) => void) => Disposable;

/** Looking at frames makes the page work in each of them. So it looks for a moment, and then not for so long: less where that moment was not smooth, and least where something is about to be lowered. */
const LOOK_AGAIN_MS = { smooth: 10_000, uneven: 5_000, rough: 500 } as const;
/** The page has had time to load. */
const FIRST_LESSON_MS = 3_000;
/** A display may be exchanged for another one, or set to another rate. */
const LESSON_EVERY_MS = 5 * 60_000;
const LESSON_FRAMES = 32;

export interface GovernorParts {
  readonly clock: Clock;
  readonly nextFrame: NextFrame;
}

/**
 * Watches the frames while something moves, for a moment of every few seconds and more often where it stutters, and lowers the
 * quality of what surrounds the movement before the movement suffers. Between movements it looks at no frame, but for a
 * moment now and then to learn the display's own period.
 */
export class QualityGovernor implements Disposable {
  readonly quality: StoreApi<Quality> = createStore<Quality>(() => ({ level: FULL_QUALITY.level }));
  readonly #parts: GovernorParts;
  readonly #held = new Disposer();
  #state: QualityState = FULL_QUALITY;
  #watchers = 0;
  /** Frame times of the lesson under way; null when there is none. */
  #lesson: number[] | null = null;
  #lastMs: number | null = null;
  #frame: Disposable | null = null;
  /** Until it looks again. */
  #away: Disposable | null = null;

  constructor(parts: GovernorParts) {
    this.#parts = parts;
  }

  start(): void {
    const { clock } = this.#parts;
    const learn = (): void => {
      this.#learn();
    };
    this.#held.add(clock.after(FIRST_LESSON_MS, learn));
    this.#held.add(clock.every(LESSON_EVERY_MS, learn));
  }

  /**
   * Something moves until this is disposed.
   *
   * @param afresh it is unlike what has been looked at, so that says nothing of it
   */
  watch(afresh = false): Disposable {
    this.#watchers++;
    this.#lesson = null;
    this.#lastMs = null;
    if (afresh) {
      this.#away?.dispose();
      this.#away = null;
    }
    if (this.#away === null) this.#look();
    return disposable(() => {
      this.#watchers--;
      if (this.#watchers === 0) this.#rest();
    });
  }

  /** Watches whenever a store says that something moves. */
  watchWhile<T>(store: StoreApi<T>, moves: (state: T) => boolean, afresh = false): void {
    let watching: Disposable | null = null;
    const look = (state: T): void => {
      if (moves(state)) {
        watching ??= this.watch(afresh);
      } else {
        watching?.dispose();
        watching = null;
      }
    };
    this.#held.add(disposable(store.subscribe(look)));
    look(store.getState());
  }

  dispose(): void {
    this.#held.dispose();
    this.#away?.dispose();
    this.#rest();
  }

  #learn(): void {
    if (this.#watchers > 0) return;
    this.#lesson = [];
    this.#lastMs = null;
    this.#look();
  }

  #look(): void {
    this.#frame ??= this.#parts.nextFrame((atMs) => {
      this.#frame = null;
      const frameMs = this.#lastMs === null ? null : atMs - this.#lastMs;
      this.#lastMs = atMs;
      if (frameMs !== null) this.#take(frameMs);
      const watches = this.#watchers > 0 && this.#away === null;
      if (watches || this.#lesson !== null) this.#look();
    });
  }

  #take(frameMs: number): void {
    if (this.#lesson === null) {
      const before = this.#state;
      this.#state = observed(before, frameMs, this.#parts.clock.monotonic());
      const { level, smoothMs } = this.#state;
      const changed = level !== before.level;
      if (changed) this.quality.setState({ level });
      if (!isJudged(this.#state)) return;
      if (changed || isAtStake(before, this.#state)) this.#lookAway('rough');
      // Nothing is left to be lowered: what looking would find can wait.
      else this.#lookAway(smoothMs > before.smoothMs || level === 0 ? 'smooth' : 'uneven');
      return;
    }
    if (this.#lesson.push(frameMs) < LESSON_FRAMES) return;
    this.#state = learned(this.#state, this.#lesson);
    this.#lesson = null;
  }

  #lookAway(where: keyof typeof LOOK_AGAIN_MS): void {
    this.#away = this.#parts.clock.after(LOOK_AGAIN_MS[where], () => {
      this.#away = null;
      this.#lastMs = null;
      if (this.#watchers > 0) this.#look();
    });
  }

  #rest(): void {
    this.#lesson = null;
    this.#frame?.dispose();
    this.#frame = null;
  }
}
