import type { Config } from '#core/config/schema';
import type { Freshness } from '#core/domain/freshness';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import type { BoardStore } from '#main/board/board-store';
import type { History } from '#main/history/history';

/** Boards are looked at this often; what goes up and down in between is no history. */
export const LOOK_EVERY_MS = 5_000;
/** Boards of one source that are followed, the main one first. */
const BOARDS_PER_SOURCE = 6;

export interface ChronicleDeps {
  readonly clock: Clock;
  readonly config: () => Config;
  readonly history: History;
  readonly store: BoardStore;
  readonly freshnessOf: (sourceId: string, boardId: string) => Freshness;
}

/** Writes the history of the boards as long as what they say is true now. */
export function keepChronicle({ clock, config, history, store, freshnessOf }: ChronicleDeps): Disposable {
  history.load();
  const disposer = new Disposer();
  disposer.add(
    clock.every(LOOK_EVERY_MS, () => {
      const told = config().sources.flatMap(({ id, enabled }) => {
        if (!enabled) return [];
        const ids = new Set([store.mainBoardId(id) ?? [], store.boardIds(id)].flat());
        return [...ids].slice(0, BOARDS_PER_SOURCE).filter((boardId) => {
          const freshness = freshnessOf(id, boardId);
          return store.confirmedAt(boardId) !== null && (freshness === 'live' || freshness === 'ageing');
        });
      });
      history.look(told.flatMap((boardId) => store.board(boardId) ?? []));
    }),
  );
  disposer.add({
    dispose: () => {
      history.saveNow();
    },
  });
  return disposer;
}
