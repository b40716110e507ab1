import type { Notice, NoticeWeight } from '#core/domain/notices';

/** How long a notice may stay in the footer. */
const KEPT_MS: Readonly<Record<NoticeWeight, number>> = { low: 25_000, normal: 10 * 60_000, high: 20 * 60_000 };

/** An announcement has the footer to itself for this long, once it is there. */
export const ANNOUNCEMENT_MS = 45_000;

export interface NoticesOnShow {
  /** Has the footer to itself. */
  readonly announcement: Notice | null;
  /** Newest first. */
  readonly lines: readonly Notice[];
}

/** Which notices the footer shows: an announcement alone; otherwise the newest, those of low weight only where there is room. */
export function noticesOnShow(notices: readonly Notice[], nowMs: number, places: number): NoticesOnShow {
  const fresh = notices.filter((notice) => nowMs - notice.atMs < KEPT_MS[notice.weight]).reverse();
  const announcement = fresh.find((notice) => isAnnouncement(notice) && nowMs - notice.atMs < ANNOUNCEMENT_MS) ?? null;
  if (announcement !== null) return { announcement, lines: [] };
  const important = fresh.filter((notice) => notice.weight !== 'low');
  const rest = fresh.filter((notice) => notice.weight === 'low');
  return { announcement: null, lines: [...important, ...rest].slice(0, places) };
}

function isAnnouncement(notice: Notice): boolean {
  return notice.tone === 'announcement' || notice.weight === 'high';
}
