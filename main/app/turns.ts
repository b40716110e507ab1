import type { Clock } from '#core/kernel/clock';
import { BOARD_TURN_MS, keyOf, LIVE_SCENE, LIVE_TURN_MS, type Showing } from './playlist';

/** Whose turn it is. What there is to show may change at any time; what is on show stays for its time. */
export class Turns {
  readonly #clock: Clock;
  #list: readonly Showing[] = [];
  #shown: Showing | null = null;
  #sinceMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What was on show when it was asked for last. */
  get shown(): Showing | null {
    return this.#shown;
  }

  /** The present turn, out of what there is to show now; null when that is nothing. */
  current(list: readonly Showing[]): Showing | null {
    const before = this.#list;
    this.#list = list;
    const shown = this.#shown;
    const still = shown && list.find((one) => keyOf(one) === keyOf(shown));
    if (still && !this.#isOver(still)) {
      this.#shown = still;
      return still;
    }
    const next = shown === null ? list[0] : following(shown, before, list);
    if (next === undefined) this.#shown = null;
    else this.#begin(next);
    return this.#shown;
  }

  #isOver(shown: Showing): boolean {
    return this.#list.length > 1 && this.#clock.monotonic() - this.#sinceMs >= turnMsOf(shown);
  }

  #begin(next: Showing): void {
    this.#shown = next;
    this.#sinceMs = this.#clock.monotonic();
  }
}

function turnMsOf({ turnMs, scene }: Showing): number {
  return turnMs ?? (scene === LIVE_SCENE ? LIVE_TURN_MS : BOARD_TURN_MS);
}

/** The one after it; of what came after it before, the first that is still there. */
function following(shown: Showing, before: readonly Showing[], list: readonly Showing[]): Showing | undefined {
  const at = list.findIndex((one) => keyOf(one) === keyOf(shown));
  if (at !== -1) return list[(at + 1) % list.length];
  const was = before.findIndex((one) => keyOf(one) === keyOf(shown));
  const keys = new Map(list.map((one) => [keyOf(one), one]));
  for (const later of before.slice(was + 1)) {
    const found = keys.get(keyOf(later));
    if (found) return found;
  }
  return list[0];
}
