import type { Notice } from './notices';

/** What people have done lately, for a feed: notices, kept for walls that come later or show the feed later. */

export const ACTIVITY_PER_SOURCE = 12;

/** Is it somebody's doing, or of so little weight that it is but a line in a feed? */
export function isActivity(notice: Notice): boolean {
  return notice.entryId !== null || notice.weight === 'low';
}

/** Oldest first. One that is told again stands where it was. */
export function applyActivity(lines: readonly Notice[], notice: Notice): readonly Notice[] {
  if (!isActivity(notice) || lines.some((line) => line.id === notice.id)) return lines;
  return [...lines, notice].slice(-ACTIVITY_PER_SOURCE);
}
