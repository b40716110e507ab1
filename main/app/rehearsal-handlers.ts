import type { Celebration } from '#core/domain/celebrations';
import { appError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import { err, ok } from '#core/kernel/result';
import type { BoardService } from '#main/board/board-service';
import { boardOfPeople } from '#main/board/people-on-board';
import type { CelebrationPolicy } from '#main/celebrations/celebration-policy';
import type { Router } from '#main/hosts/router';

export interface RehearsalDeps {
  readonly router: Router;
  readonly clock: Clock;
  readonly boards: Pick<BoardService, 'store' | 'people'>;
  readonly celebrations: Pick<CelebrationPolicy, 'rehearse'>;
  readonly wallName: () => string;
  readonly newId: () => string;
}

/** Shows a celebration on the real walls when the settings window asks for it. What is celebrated is the wall's to make up. */
export function serveRehearsals({ router, clock, celebrations, newId, ...deps }: RehearsalDeps): void {
  router.onRequest('settings:rehearse', ({ kind, rarity }) => {
    const isOnWalls = celebrations.rehearse({
      ...playerOf(deps),
      id: `rehearsal/${newId()}`,
      kind,
      rarity,
      title: '',
      detail: null,
      icon: null,
      atMs: clock.now(),
      others: [],
      othersCount: 0,
      lines: [],
      moreLines: 0,
      digest: null,
      rehearsal: true,
      sound: null,
    });
    if (isOnWalls) return ok(undefined);
    return err([appError('REHEARSE-1', 'No wall is open to show it.', 'Open the wall, then rehearse again.')]);
  });
}

/** Place on the board of who plays the part: not number one, whose rise is a moment of its own. */
const PLAYER = 2;

/** Somebody of the first board who may be named, so that the way back to the board is rehearsed as well; without one, the wall itself. */
function playerOf({
  boards,
  wallName,
}: Pick<RehearsalDeps, 'boards' | 'wallName'>): Pick<Celebration, 'sourceId' | 'entryId' | 'name' | 'avatar'> {
  const { store, people } = boards;
  const board = store.boards.find(({ id }) => store.mainBoards.mainIds.includes(id)) ?? store.boards[0];
  const isOpen = people.openIn(board?.sourceId ?? '');
  const named = board?.entries.filter(({ id }) => isOpen(id)) ?? [];
  const told = named[PLAYER] ?? named[0];
  if (board === undefined || told === undefined) return { entryId: null, name: wallName() };
  const [entry = told] = boardOfPeople({ ...board, entries: [told] }, people).entries;
  return { sourceId: board.sourceId, entryId: entry.id, name: entry.name, avatar: entry.avatar };
}
