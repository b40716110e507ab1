import type { Notice } from '#core/domain/notices';
import type { NoticesOnShow } from './selection';

/** In this time a line is read from afar. */
export const READ_MS = 4_000;

/** What is on show, and since when each line is, on the monotonic clock. */
export interface Paced {
  readonly onShow: NoticesOnShow;
  readonly sinceMs: ReadonlyMap<string, number>;
}

export const NOTHING_YET: Paced = { onShow: { announcement: null, lines: [] }, sinceMs: new Map() };

/**
 * Lets a line stay until it can have been read, however many come after it; of those that come meanwhile, the newest are
 * next. Where there is room, and for an announcement, nothing waits.
 *
 * @param chosen what would be on show if everything were read at once
 * @param kept all notices that may still be on show
 */
export function paced(before: Paced, chosen: NoticesOnShow, kept: readonly Notice[], nowMs: number): Paced {
  const now = new Map(kept.map((notice) => [notice.id, notice]));
  const still = before.onShow.lines.flatMap(({ id }) => now.get(id) ?? []);
  const next = new Set(chosen.lines.map(({ id }) => id));
  const unread = still.some(({ id }) => !next.has(id) && nowMs - (before.sinceMs.get(id) ?? nowMs) < READ_MS);
  const lines = unread && chosen.announcement === null ? still : chosen.lines;
  return {
    onShow: { announcement: chosen.announcement, lines },
    sinceMs: new Map(lines.map(({ id }) => [id, before.sinceMs.get(id) ?? nowMs])),
  };
}
