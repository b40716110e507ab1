import { expect, it } from 'vitest';
import type { TraceEvent } from '../../e2e/trace';
import { frameCounts, presentedShare } from '../../e2e/frames';

const PAGE = 7;
const BROWSER = 1;

const named = (pid: number, name: string): TraceEvent => ({
  name: 'process_name',
  ph: 'M',
  pid,
  ts: 0,
  args: { name },
});

function report(frame: number, state: string, affects: boolean, more: Partial<TraceEvent> = {}): TraceEvent {
  const reporter = { state, affects_smoothness: affects, frame_source: 1, frame_sequence: frame };
  return { name: 'PipelineReporter', ph: 'b', pid: PAGE, ts: 0, args: { frame_reporter: reporter }, ...more };
}

it('counts each frame of the page once: late parts that were to move make it a dropped one', () => {
  const counts = frameCounts([
    named(PAGE, 'Renderer'),
    named(BROWSER, 'Browser'),
    report(1, 'STATE_PRESENTED_ALL', false),
    // In two parts, neither of them missed.
    report(2, 'STATE_PRESENTED_PARTIAL', false),
    report(2, 'STATE_PRESENTED_ALL', false),
    // On screen without what the page moves, which came later.
    report(3, 'STATE_PRESENTED_PARTIAL', true),
    report(3, 'STATE_PRESENTED_ALL', false),
    report(4, 'STATE_PRESENTED_ALL', false),
    report(4, 'STATE_PRESENTED_PARTIAL', true),
    report(5, 'STATE_DROPPED', true),
    // Nothing was to be seen of these.
    report(6, 'STATE_NO_UPDATE_DESIRED', false),
    report(7, 'STATE_DROPPED', false),
    // Ends, and frames of the browser's own.
    report(8, 'STATE_PRESENTED_ALL', false, { ph: 'e' }),
    report(9, 'STATE_DROPPED', true, { pid: BROWSER }),
  ]);
  expect(counts).toEqual({ presented: 2, dropped: 3 });
  expect(presentedShare(counts)).toBeCloseTo(0.4);
});

it('a page without frames has missed none', () => {
  expect(presentedShare(frameCounts([named(PAGE, 'Renderer')]))).toBe(1);
});
