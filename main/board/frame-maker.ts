import type { Board } from '#core/domain/board';
import type { Kindness } from '#core/domain/kindness';
import type { Notice } from '#core/domain/notices';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { Exhibit } from '#core/ipc/exhibits';
import type { Frame, FrameBoard, FrameRow, WallStatus } from '#core/ipc/frame';
import type { FrameLook } from '#core/ipc/look';
import type { FramePanels } from '#core/ipc/panels';
import type { Clock } from '#core/kernel/clock';
import { changeOf, NO_CHANGE } from './row-change';
import { headOf, rowsOf } from './rows';

/** Panels are sent whole, so not with every frame. */
const PANELS_EVERY_MS = 500;
const CONFIRMED_NEWS_MS = 60_000;

/** What a wall should show now. */
export interface WallView {
  readonly board: Board | null;
  readonly status: WallStatus;
  /** The same object until something in it changes. */
  readonly panels: FramePanels;
  /** The same object until something in it changes. */
  readonly exhibit: Exhibit;
  /** The same object until something in it changes. */
  readonly look: FrameLook;
  readonly calmIntervalMs: number;
  readonly maxEntries: number;
  readonly kindness: Kindness;
}

interface ToTell {
  /** Everything, as to a wall that has nothing yet. */
  readonly whole: boolean;
  /** Otherwise the board stays as it is shown. */
  readonly withBoard: boolean;
  readonly celebrations: readonly StagedCelebration[];
  readonly notices: readonly Notice[];
}

interface Shown {
  readonly boardId: string | null;
  readonly rows: ReadonlyMap<string, FrameRow>;
  readonly order: readonly string[];
  readonly head: FrameBoard | null;
  readonly status: string;
  readonly panels: FramePanels | null;
  readonly exhibit: Exhibit | null;
  readonly look: FrameLook | null;
}

const NOTHING: Shown = {
  boardId: null,
  rows: new Map(),
  order: [],
  head: null,
  status: '',
  panels: null,
  exhibit: null,
  look: null,
};

/** Knows what one wall shows, and makes frames of what is new to it. When they leave is the matter of `FrameBatcher`. */
export class FrameMaker {
  readonly #clock: Clock;
  readonly #epoch: string;
  #shown: Shown = NOTHING;
  #seq = 0;
  #lastPanelsMs = -Infinity;

  constructor(clock: Clock, epoch: string) {
    this.#clock = clock;
    this.#epoch = epoch;
  }

  /** The board that the wall has; null when it has none. */
  get shownBoardId(): string | null {
    return this.#shown.boardId;
  }

  /** null when nothing would change on the wall. */
  make(view: WallView, { whole, withBoard, celebrations, notices }: ToTell): Frame | null {
    const boardId = view.board?.id ?? null;
    const full = whole || (withBoard && boardId !== this.#shown.boardId);
    const rows = withBoard && view.board ? rowsOf(view.board, view.maxEntries, this.#clock.now(), view.kindness) : [];
    const change = withBoard ? changeOf(full ? null : this.#shown, rows) : NO_CHANGE;
    const statusText = statusKey(view.status);
    const panels = this.#panelsDue(view, full) ? view.panels : null;
    const exhibit = full || view.exhibit !== this.#shown.exhibit ? view.exhibit : null;
    const look = full || view.look !== this.#shown.look ? view.look : null;
    const head = !withBoard ? this.#shown.head : view.board ? headOf(view.board) : null;
    const silent =
      !full &&
      change === NO_CHANGE &&
      panels === null &&
      exhibit === null &&
      look === null &&
      statusText === this.#shown.status &&
      JSON.stringify(head) === JSON.stringify(this.#shown.head) &&
      celebrations.length === 0 &&
      notices.length === 0;
    if (silent) return null;
    const shownRows = withBoard
      ? { boardId, rows: new Map(rows.map((row) => [row.id, row])), order: rows.map((row) => row.id) }
      : this.#shown;
    this.#shown = {
      ...shownRows,
      head,
      status: statusText,
      panels: panels ?? this.#shown.panels,
      exhibit: view.exhibit,
      look: view.look,
    };
    if (panels !== null) this.#lastPanelsMs = this.#clock.monotonic();
    return {
      epoch: this.#epoch,
      seq: ++this.#seq,
      full,
      board: head,
      ...change,
      celebrations: [...celebrations],
      notices: [...notices],
      panels,
      exhibit,
      look,
      status: view.status,
      atMs: this.#clock.now(),
    };
  }

  /** What comes too soon goes with a later frame: the status is looked at every second. */
  #panelsDue({ panels }: WallView, full: boolean): boolean {
    if (full) return true;
    return panels !== this.#shown.panels && this.#clock.monotonic() - this.#lastPanelsMs >= PANELS_EVERY_MS;
  }
}

/**
 * While data is live, the time of its last confirmation is news once a minute: exact enough for a wall that has to say by
 * itself, once it is cut off, since when it has heard nothing.
 */
function statusKey(status: WallStatus): string {
  const { freshness, confirmedAtMs } = status;
  if (freshness !== 'live' || confirmedAtMs === null) return JSON.stringify(status);
  return JSON.stringify({ ...status, confirmedAtMs: Math.floor(confirmedAtMs / CONFIRMED_NEWS_MS) });
}
