import type { TraceEvent } from './trace';

/** Frames of the screen's beat in which a page had something to show. */
export interface FrameCounts {
  /** On screen in time, with all that was to move. */
  readonly presented: number;
  /** Not shown, or shown without what the page was to move. */
  readonly dropped: number;
}

interface Report {
  readonly state: string;
  readonly affects_smoothness: boolean;
  readonly frame_source: number;
  readonly frame_sequence: number;
}

/** Chromium reports a frame more than once where its parts came at different times. */
export function frameCounts(events: readonly TraceEvent[]): FrameCounts {
  const pages = new Set(events.filter(isNameOfPage).map(({ pid }) => pid));
  const smooth = new Map<string, boolean>();
  for (const { name, ph, pid, args } of events) {
    const report = args['frame_reporter'] as Report | undefined;
    if (name !== 'PipelineReporter' || ph !== 'b' || report === undefined || !pages.has(pid)) continue;
    const frame = `${pid} ${report.frame_source} ${report.frame_sequence}`;
    if (report.affects_smoothness) smooth.set(frame, false);
    else if (report.state.startsWith('STATE_PRESENTED') && !smooth.has(frame)) smooth.set(frame, true);
  }
  const presented = [...smooth.values()].filter((each) => each).length;
  return { presented, dropped: smooth.size - presented };
}

/** Of the frames that were wanted; 1 where none was. */
export function presentedShare({ presented, dropped }: FrameCounts): number {
  return presented + dropped === 0 ? 1 : presented / (presented + dropped);
}

function isNameOfPage({ name, args }: TraceEvent): boolean {
  return name === 'process_name' && args['name'] === 'Renderer';
}
