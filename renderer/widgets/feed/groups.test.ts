import { describe, expect, it } from 'vitest';
import { noticeOf, NOON_MS } from '../../testing/frames';
import { ageOf, feedGroups, type FeedLine } from './groups';

const MINUTE_MS = 60_000;
const MIDNIGHT_MS = NOON_MS - 12 * 60 * MINUTE_MS;
const ago = (minutes: number): FeedLine => ({
  sourceId: 's',
  notice: noticeOf(`m${minutes}`, { atMs: NOON_MS - minutes * MINUTE_MS }),
});
const grouped = (minutes: readonly number[], height: number): string =>
  feedGroups(minutes.map(ago), ({ notice }) => ageOf(notice.atMs, NOON_MS, MIDNIGHT_MS), {
    height,
    line: 10,
    heading: 5,
  })
    .map(({ age, lines }) => `${age}: ${lines.map(({ notice }) => notice.id).join(' ')}`)
    .join(', ');

describe('feedGroups', () => {
  it('puts what happened together by age, newest first', () => {
    expect(grouped([900, 3, 59, 61, 0], 1_000)).toBe('now: m0 m3, hour: m59, today: m61, before: m900');
  });

  it('shows what fits, and no heading without a line', () => {
    expect(grouped([1, 2, 30], 39)).toBe('now: m1 m2');
    expect(grouped([1, 2, 30], 40)).toBe('now: m1 m2, hour: m30');
    expect(grouped([1], 9)).toBe('');
  });
});
