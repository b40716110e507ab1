import { entryKey } from '#core/config/people';
import { SEEN_ENTRIES, type PeopleView, type SeenEntry } from '#core/ipc/people-view';
import { ok } from '#core/kernel/result';
import type { BoardService } from '#main/board/board-service';
import type { Router } from '#main/hosts/router';

export interface PeopleHandlerDeps {
  readonly router: Router;
  readonly boards: Pick<BoardService, 'store'>;
}

/** Tells the settings window who was seen on boards, as their sources call them. */
export function servePeople({ router, boards }: PeopleHandlerDeps): void {
  router.onRequest('settings:people', () => ok(seenOn(boards.store.boards)));
}

/** Everybody once for each source, by name. */
export function seenOn(boards: BoardService['store']['boards']): PeopleView {
  const seen = new Map<string, SeenEntry>();
  for (const { sourceId, entries } of boards) {
    for (const { id, name } of entries) seen.set(entryKey(sourceId, id), { source: sourceId, entry: id, name });
  }
  const all = [...seen.values()].sort((a, b) => a.name.localeCompare(b.name));
  return { entries: all.slice(0, SEEN_ENTRIES), more: Math.max(0, all.length - SEEN_ENTRIES) };
}
