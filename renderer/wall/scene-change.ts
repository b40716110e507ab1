import { flushSync } from 'react-dom';
import type { StoreApi } from 'zustand/vanilla';
import { changesScene } from './transition';
import type { WallState } from './wall-state';

export interface SceneChangeParts {
  readonly wall: Pick<StoreApi<WallState>, 'getState' | 'setState'>;
  readonly page: {
    readonly hidden: boolean;
    startViewTransition?(update: () => void): Pick<ViewTransition, 'ready' | 'finished' | 'updateCallbackDone'>;
  };
  /** Is there power to spare for a cross-fade? */
  readonly fades: () => boolean;
  /** Called with the end of a cross-fade that begins. */
  readonly changing: (change: Promise<unknown>) => void;
}

/** One store write per frame; a change of scene cross-fades. */
export class SceneChange {
  readonly #parts: SceneChangeParts;
  /** Until the page has taken the picture to fade from, which takes a frame. What arrives meanwhile is faded to as well. */
  #beginning: Promise<unknown> | null = null;
  #newest: WallState | null = null;

  constructor(parts: SceneChangeParts) {
    this.#parts = parts;
  }

  /** @param shown called when the state, or a later one, has been handed to the page */
  show(state: WallState, shown: () => void): void {
    const { wall, page, fades, changing } = this.#parts;
    this.#newest = state;
    if (this.#beginning !== null) {
      void this.#beginning.then(shown, shown);
      return;
    }
    const fading = fades() && !page.hidden && changesScene(wall.getState(), state);
    const transition = fading
      ? page.startViewTransition?.(() => {
          this.#apply();
        })
      : undefined;
    if (transition === undefined) {
      this.#apply();
      shown();
      return;
    }
    this.#beginning = transition.updateCallbackDone;
    // One that the next one overtakes is no trouble.
    transition.ready.catch(() => undefined);
    changing(transition.finished);
    void transition.updateCallbackDone.then(shown, shown);
  }

  #apply(): void {
    this.#beginning = null;
    const state = this.#newest;
    if (state === null) return;
    flushSync(() => {
      this.#parts.wall.setState(state);
    });
  }
}
