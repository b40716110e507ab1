import type { SceneId } from '#core/domain/scenes';
import { NO_EXHIBIT, type Exhibit } from '#core/ipc/exhibits';
import type { Clock } from '#core/kernel/clock';
import { keyOf, type Showing } from '../playlist';
import type { ExhibitMaker } from './exhibit-maker';

/** Scenes that need no exhibit: they show boards and panels. */
const BARE_SCENES: readonly SceneId[] = ['leaderboard', 'contest', 'activity', 'live'];

/** An exhibit is made anew this often at most. */
export const EXHIBIT_AGE_MS = 1_000;

interface Held {
  readonly exhibit: Exhibit | null;
  readonly text: string;
  readonly madeAtMs: number;
}

/** Exhibits of the scenes on show. The same object is given until something in it has changed. */
export class Exhibits {
  readonly #clock: Clock;
  readonly #makers: ReadonlyMap<string, ExhibitMaker>;
  readonly #held = new Map<string, Held>();

  constructor(clock: Clock, makers: readonly ExhibitMaker[]) {
    this.#clock = clock;
    this.#makers = new Map(makers.map((maker) => [maker.scene, maker]));
  }

  /** Scenes without an exhibit of their own always have something to show. */
  has(showing: Showing): boolean {
    return BARE_SCENES.includes(showing.scene) || this.#look(showing) !== null;
  }

  /** The same for what is only tried: nothing of it is kept. */
  wouldHave(showing: Showing): boolean {
    return BARE_SCENES.includes(showing.scene) || (this.#makers.get(showing.scene)?.make(showing) ?? null) !== null;
  }

  of(showing: Showing): Exhibit {
    return this.#look(showing) ?? NO_EXHIBIT;
  }

  /** What is no longer in any playlist is forgotten. */
  keepOnly(showings: readonly Showing[]): void {
    const keys = new Set(showings.map(keyOf));
    for (const key of this.#held.keys()) if (!keys.has(key)) this.#held.delete(key);
  }

  #look(showing: Showing): Exhibit | null {
    const maker = this.#makers.get(showing.scene);
    if (maker === undefined) return null;
    const key = keyOf(showing);
    const nowMs = this.#clock.monotonic();
    const held = this.#held.get(key);
    if (held !== undefined && nowMs - held.madeAtMs < EXHIBIT_AGE_MS) return held.exhibit;
    const made = maker.make(showing);
    const text = JSON.stringify(made);
    const exhibit = held?.text === text ? held.exhibit : made;
    this.#held.set(key, { exhibit, text, madeAtMs: nowMs });
    return exhibit;
  }
}
