import type { FramePanels } from '#core/ipc/panels';
import type { AgeGroup } from '../../language/scene-words';

export type FeedLine = FramePanels['activity'][number];

export interface FeedGroup {
  readonly age: AgeGroup;
  readonly lines: readonly FeedLine[];
}

const JUST_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;
const ORDER: readonly AgeGroup[] = ['now', 'hour', 'today', 'before'];

/** @param midnightMs when the day of the wall began */
export function ageOf(atMs: number, nowMs: number, midnightMs: number): AgeGroup {
  if (nowMs - atMs < JUST_MS) return 'now';
  if (nowMs - atMs < HOUR_MS) return 'hour';
  return atMs >= midnightMs ? 'today' : 'before';
}

/** Groups what fits, newest first. A heading takes room too, and none stands alone. All lengths in units. */
export function feedGroups(
  lines: readonly FeedLine[],
  age: (line: FeedLine) => AgeGroup,
  room: { readonly height: number; readonly line: number; readonly heading: number },
): readonly FeedGroup[] {
  const groups = new Map<AgeGroup, FeedLine[]>();
  let taken = 0;
  for (const line of [...lines].sort((a, b) => b.notice.atMs - a.notice.atMs)) {
    const held = groups.get(age(line));
    taken += room.line + (held === undefined ? room.heading : 0);
    if (taken > room.height) break;
    if (held === undefined) groups.set(age(line), [line]);
    else held.push(line);
  }
  return ORDER.flatMap((each) => {
    const held = groups.get(each);
    return held === undefined ? [] : [{ age: each, lines: held }];
  });
}
