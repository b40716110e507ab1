import type { PlaylistItem } from '#core/config/playlist';
import { keyOf, type Showing } from './playlist';
import type { Offer } from './programme';
import { offerOf, type OfferDeps } from './offer';
import type { Pins } from './pins';
import { Staging } from './staging';

/** The name of the display that a wall without one is. */
export const DEFAULT_DISPLAY = null;
export type DisplayName = string | null;

export interface DisplaysDeps extends OfferDeps {
  readonly pins: Pick<Pins, 'of'>;
  readonly has: (showing: Showing) => boolean;
  readonly celebrating: () => boolean;
}

/** What is on show on each display: each has turns and pins of its own. */
export class Displays {
  readonly #deps: DisplaysDeps;
  readonly #stagings = new Map<DisplayName, Staging>();

  constructor(deps: DisplaysDeps) {
    this.#deps = deps;
  }

  /** The display that a wall says it is; one that nobody has set up is the default one. */
  known(name: DisplayName): DisplayName {
    return this.#deps.config().wall.displays.some((display) => display.name === name) ? name : DEFAULT_DISPLAY;
  }

  /** Of all displays, the default one first. */
  get names(): readonly DisplayName[] {
    return [DEFAULT_DISPLAY, ...this.#deps.config().wall.displays.map(({ name }) => name)];
  }

  staging(name: DisplayName): Staging {
    const known = this.known(name);
    const held = this.#stagings.get(known) ?? this.#newStaging(known);
    this.#stagings.set(known, held);
    return held;
  }

  /** null: it chooses by itself. */
  playlist(name: DisplayName): readonly PlaylistItem[] | null {
    const { playlist, displays } = this.#deps.config().wall;
    return displays.find((display) => display.name === name)?.playlist ?? playlist ?? null;
  }

  offer(has: (showing: Showing) => boolean = this.#deps.has): Offer {
    return offerOf(this.#deps, has);
  }

  /** Is something else on show anywhere than when this was asked last? What is gone is forgotten. */
  turned(): boolean {
    const { names } = this;
    for (const name of this.#stagings.keys()) if (!names.includes(name)) this.#stagings.delete(name);
    return [...this.#stagings.values()].map((staging) => staging.turned()).includes(true);
  }

  /** Whatever any display may show. */
  get offered(): readonly Showing[] {
    const all = [...this.#stagings.values()].flatMap((staging) => staging.offered);
    return [...new Map(all.map((showing) => [keyOf(showing), showing])).values()];
  }

  #newStaging(name: DisplayName): Staging {
    const { clock, boards, pins } = this.#deps;
    return new Staging({
      clock,
      name: name === DEFAULT_DISPLAY ? 'wall' : `display ${name}`,
      items: () => this.playlist(name),
      pin: () => pins.of(name)?.item ?? null,
      forced: () => boards.forcedScene,
      hasBoard: (boardId) => boards.store.has(boardId),
      offer: () => this.offer(),
      celebrating: this.#deps.celebrating,
    });
  }
}
