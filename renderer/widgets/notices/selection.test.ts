import { describe, expect, it } from 'vitest';
import { NOON_MS, noticeOf } from '../../testing/frames';
import { ANNOUNCEMENT_MS, noticesOnShow } from './selection';

const lines = (notices: Parameters<typeof noticesOnShow>[0], nowMs: number, places = 2): string[] =>
  noticesOnShow(notices, nowMs, places).lines.map((notice) => notice.id);

describe('noticesOnShow', () => {
  it('shows the newest first, as many as there are places', () => {
    expect(lines([noticeOf('a'), noticeOf('b'), noticeOf('c')], NOON_MS)).toEqual(['c', 'b']);
    expect(lines([noticeOf('a'), noticeOf('b')], NOON_MS, 1)).toEqual(['b']);
  });

  it('lets a notice of low weight give way, and go soon', () => {
    const notices = [noticeOf('a'), noticeOf('b', { weight: 'low' })];
    expect(lines(notices, NOON_MS, 1)).toEqual(['a']);
    expect(lines(notices, NOON_MS)).toEqual(['a', 'b']);
    expect(lines(notices, NOON_MS + 30_000)).toEqual(['a']);
  });

  it.each([{ tone: 'announcement' }, { weight: 'high' }] as const)('gives %o the footer alone for a while', (over) => {
    const notices = [noticeOf('big', over), noticeOf('later')];
    const early = noticesOnShow(notices, NOON_MS + ANNOUNCEMENT_MS - 1, 2);
    expect(early.announcement?.id).toBe('big');
    expect(early.lines).toEqual([]);
    expect(lines(notices, NOON_MS + ANNOUNCEMENT_MS)).toEqual(['later', 'big']);
  });

  it('forgets what is long ago', () => {
    expect(lines([noticeOf('a')], NOON_MS + 11 * 60_000)).toEqual([]);
  });
});
