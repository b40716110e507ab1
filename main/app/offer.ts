import type { Config } from '#core/config/schema';
import type { Clock } from '#core/kernel/clock';
import { elapsedMs } from '#core/kernel/clock';
import type { BoardService } from '#main/board/board-service';
import type { Offer } from './programme';
import type { Showing } from './playlist';

/** A contest of which nobody has said when it ends is taken to be over after such a silence. */
const CONTEST_SILENCE_MS = 60 * 60_000;

export interface OfferDeps {
  readonly clock: Clock;
  readonly config: () => Config;
  readonly boards: BoardService;
}

/** Everything that a playlist may choose from now. */
export function offerOf({ clock, config, boards }: OfferDeps, has: (showing: Showing) => boolean): Offer {
  const { store, panels } = boards;
  const nowMs = clock.now();
  const lastContestBoardId = (sourceId: string): string | null =>
    store.contestBoardId(sourceId, boards.contest(sourceId)?.id ?? null);
  const contestBoardId = (sourceId: string): string | null => {
    const contest = boards.contest(sourceId);
    const boardId = lastContestBoardId(sourceId);
    if (contest === null || boardId === null) return null;
    const told = boards.confirmedAt(boardId);
    const runs =
      contest.endsAtMs === null
        ? told !== null && elapsedMs(clock, told) < CONTEST_SILENCE_MS
        : contest.endsAtMs > nowMs;
    return runs ? boardId : null;
  };
  return {
    sourceIds: enabledSources(config()),
    boards: store,
    panels: panels.frame(nowMs),
    contestBoardId,
    lastContestBoardId,
    has,
    nowMs,
  };
}

function enabledSources({ sources }: Config): string[] {
  return sources.flatMap(({ id, enabled }) => (enabled ? [id] : []));
}
