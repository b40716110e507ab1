import type { Kinds } from './policy';

/** What the wall tells backends, and what becomes of it when the queue is full. One line for each kind. */
export const REPORT_KINDS = {
  /** A celebration was on screen. */
  'celebration-shown': 'drop-oldest',
  /** What a display shows now; the key is the display. Only the latest is worth telling. */
  'display-status': 'latest-wins',
} as const satisfies Kinds<string>;

export type ReportKind = keyof typeof REPORT_KINDS;
