import type { SceneId } from '#core/domain/scenes';
import type { Exhibit } from '#core/ipc/exhibits';
import type { Showing } from '../playlist';

/** What one kind of scene shows besides a board. One file and one line in `registry.ts` for each. */
export interface ExhibitMaker {
  readonly scene: SceneId;
  /** null when there is nothing to show: the playlist then passes over it. Asked about once a second. */
  make(showing: Showing): Exhibit | null;
}
