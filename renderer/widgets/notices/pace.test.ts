import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '#core/domain/notices';
import { NOON_MS, noticeOf } from '../../testing/frames';
import { NOTHING_YET, paced, READ_MS, type Paced } from './pace';
import { noticesOnShow } from './selection';

const PLACES = 2;
const TICK_MS = 1_000;
const ids = ({ onShow }: Paced): string[] => onShow.lines.map(({ id }) => id);

const step = (before: Paced, notices: readonly Notice[], atMs: number): Paced =>
  paced(before, noticesOnShow(notices, NOON_MS + atMs, PLACES), notices, atMs);

describe('paced', () => {
  it('shows at once what has room', () => {
    const one = step(NOTHING_YET, [noticeOf('a')], 0);
    expect(ids(one)).toEqual(['a']);
    expect(ids(step(one, [noticeOf('a'), noticeOf('b')], 100))).toEqual(['b', 'a']);
  });

  it('lets a line be read before a newer one takes its place, and then the newest come', () => {
    const notices = [noticeOf('a'), noticeOf('b')];
    const first = step(NOTHING_YET, notices, 0);
    const more = [...notices, noticeOf('c'), noticeOf('d'), noticeOf('e')];
    const held = step(first, more, READ_MS - 1);
    expect(ids(held)).toEqual(['b', 'a']);
    expect(ids(step(held, more, READ_MS))).toEqual(['e', 'd']);
  });

  it('keeps nobody waiting for what is gone, nor an announcement for anything', () => {
    const first = step(NOTHING_YET, [noticeOf('a'), noticeOf('b')], 0);
    expect(ids(step(first, [noticeOf('c')], 100))).toEqual(['c']);
    const big = step(first, [noticeOf('a'), noticeOf('b'), noticeOf('big', { weight: 'high' })], 100);
    expect([big.onShow.announcement?.id, ids(big)]).toEqual(['big', []]);
  });

  it('shows a line that waits as it is told now', () => {
    const first = step(NOTHING_YET, [noticeOf('a'), noticeOf('b')], 0);
    const again = noticeOf('b', { tone: 'warning' });
    const held = step(first, [noticeOf('a'), again, noticeOf('c')], 100);
    expect(held.onShow.lines[0]).toBe(again);
  });

  it('is the same whenever it is asked again', () => {
    const notices = [noticeOf('a'), noticeOf('b'), noticeOf('c')];
    const once = step(NOTHING_YET, notices, 0);
    expect(ids(step(once, notices, 0))).toEqual(ids(once));
  });

  it('whatever comes: each line stays long enough, and the last one is shown in the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 30 }), (arrivals) => {
        const notices: Notice[] = [];
        const goneAtMs = new Map<string, number>();
        let now = NOTHING_YET;
        let atMs = 0;
        const tick = (): void => {
          const before = now;
          now = step(before, notices, atMs);
          for (const id of ids(before)) {
            if (!ids(now).includes(id)) goneAtMs.set(id, atMs - (before.sinceMs.get(id) ?? NaN));
          }
          atMs += TICK_MS;
        };
        for (const count of arrivals) {
          for (let each = 0; each < count; each++) notices.push(noticeOf(`n${notices.length}`));
          tick();
        }
        for (let more = 0; more <= (2 * READ_MS) / TICK_MS; more++) tick();
        for (const [id, shownMs] of goneAtMs) expect([id, shownMs >= READ_MS]).toEqual([id, true]);
        expect(ids(now)).toEqual(
          notices
            .slice(-PLACES)
            .reverse()
            .map(({ id }) => id),
        );
      }),
    );
  });
});
