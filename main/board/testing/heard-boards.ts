import type { Celebration } from '#core/domain/celebrations';
import type { Notice } from '#core/domain/notices';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger } from '#main/ports/logger';
import { BoardService } from '../board-service';

/** Boards, and the moments that they let through; for tests. */
export function heardBoards() {
  const clock = new FakeClock();
  const celebrations: Celebration[] = [];
  const notices: Notice[] = [];
  const boards = new BoardService({
    clock,
    log: silentLogger,
    listener: {
      boardChanged: () => undefined,
      celebration: (_sourceId, celebration) => celebrations.push(celebration),
      notice: (notice) => notices.push(notice),
      stageChanged: () => undefined,
    },
  });
  return { clock, boards, celebrations, notices };
}
