import { sourceOfBoard } from '#core/domain/board';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import type { Showing } from '../playlist';
import type { Offer } from '../programme';

interface Given {
  readonly sourceIds?: readonly string[];
  readonly boards?: readonly string[];
  readonly panels?: FramePanels;
  /** Boards of contests that run, by source. */
  readonly contests?: Readonly<Record<string, string>>;
  readonly has?: (showing: Showing) => boolean;
  readonly nowMs?: number;
}

/** Two sources with main boards, of which one has a second board; nothing else. */
export function offerWith(given: Given = {}): Offer {
  const { boards = ['sales:main', 'sales:calls', 'support:main'], contests = {} } = given;
  const boardIds = (sourceId: string) => boards.filter((id) => sourceOfBoard(id) === sourceId);
  const contestBoardId = (sourceId: string) => contests[sourceId] ?? null;
  return {
    sourceIds: given.sourceIds ?? ['sales', 'support'],
    boards: {
      hasMainBoard: (id) => boards.includes(`${id}:main`),
      mainBoardId: (id) => boardIds(id)[0] ?? null,
      boardIds,
      has: (id) => boards.includes(id),
    },
    panels: given.panels ?? NO_FRAME_PANELS,
    contestBoardId,
    lastContestBoardId: contestBoardId,
    has: given.has ?? (() => true),
    nowMs: given.nowMs ?? 0,
  };
}
