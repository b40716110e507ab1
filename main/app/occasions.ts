import type { PlaylistItem } from '#core/config/playlist';
import type { Clock } from '#core/kernel/clock';
import { keyOf, type Showing } from './playlist';
import { slotOf, type Offer } from './programme';

/** The next one is due this long after the one before, or after the start: boards are what a wall is there for. */
export const OCCASION_PAUSE_MS = 60_000;

/** Scenes that come up now and then where nobody has set up a playlist, in this order. */
const OCCASIONS: readonly PlaylistItem[] = [
  { scene: 'contest' },
  { scene: 'winners' },
  { scene: 'pair' },
  { scene: 'movers' },
  { scene: 'race' },
  { scene: 'battle' },
  { scene: 'hall-of-fame' },
];

/** One scene at a time joins the round of an automatic playlist, for one turn. */
export class Occasions {
  readonly #clock: Clock;
  #lastMs: number;
  /** The index of the one that is due, or was the last. */
  #at = -1;
  #due = false;
  #onShow = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#lastMs = clock.monotonic();
  }

  /**
   * What joins the round now; null when it is too soon or there is nothing.
   *
   * @param shown what is on show
   */
  current(offer: Offer, shown: Showing | null): Showing | null {
    if (this.#due) {
      const showing = this.#showing(this.#at, offer);
      const isOn = showing !== null && shown !== null && keyOf(shown) === keyOf(showing);
      if (showing !== null && (isOn || !this.#onShow)) {
        this.#onShow = isOn;
        return showing;
      }
      this.#due = this.#onShow = false;
      this.#lastMs = this.#clock.monotonic();
      return null;
    }
    if (this.#clock.monotonic() - this.#lastMs < OCCASION_PAUSE_MS) return null;
    for (let step = 1; step <= OCCASIONS.length; step++) {
      const index = (this.#at + step) % OCCASIONS.length;
      const showing = this.#showing(index, offer);
      if (showing === null) continue;
      this.#at = index;
      this.#due = true;
      return showing;
    }
    return null;
  }

  #showing(index: number, offer: Offer): Showing | null {
    const item = OCCASIONS[index];
    const [first] = item === undefined ? [] : slotOf(item, offer, 'occasion').showings;
    // Two boards of one source are no pair that anybody would expect.
    return first === undefined || (first.scene === 'pair' && first.sourceIds.length < 2) ? null : first;
  }
}
