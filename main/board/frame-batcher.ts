import type { Notice } from '#core/domain/notices';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { Frame } from '#core/ipc/frame';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { FrameMaker, type WallView } from './frame-maker';

/** A frame that is not on screen by then means that the window hangs. */
export const PAINT_TIMEOUT_MS = 15_000;
/** Frames follow each other no faster than this, whatever comes in. */
export const FASTEST_FRAME_MS = 17;
/** News is not sent with every frame: nobody reads it faster. With the usual calm interval, both go together. */
const NOTICES_EVERY_MS = 1_000;
/** And it waits for the board where that is due so soon: the board would have to wait until news is painted. */
const TOGETHER_MS = 150;
/** Waiting for a busy wall: more than this and the oldest goes. */
const WAITING_NOTICES = 30;
const WAITING_CELEBRATIONS = 20;

export interface FrameBatcherDeps {
  readonly clock: Clock;
  readonly epoch: string;
  readonly view: () => WallView;
  readonly push: (frame: Frame) => void;
  readonly hung: (reason: string) => void;
}

/**
 * Sends one wall its frames. One frame is under way at a time; changes gather meanwhile, and for the calm interval, so
 * that moves are always those between what was shown and what is shown next. Celebrations and status do not wait for
 * the calm interval.
 */
export class FrameBatcher implements Disposable {
  readonly #deps: FrameBatcherDeps;
  readonly #maker: FrameMaker;
  #underWay: Frame | null = null;
  #deadline: Disposable | null = null;
  #timer: Disposable | null = null;
  #timerDueMs = Infinity;
  #wantFull = true;
  #boardDirty = true;
  /** The board that was shown when it was last said to have changed. */
  #dirtyBoardId: string | null = null;
  #statusDirty = true;
  #lastLookMs = -Infinity;
  #lastBoardMs = -Infinity;
  #lastNoticesMs = -Infinity;
  #celebrations: StagedCelebration[] = [];
  #notices: Notice[] = [];
  #dropped = 0;

  constructor(deps: FrameBatcherDeps) {
    this.#deps = deps;
    this.#maker = new FrameMaker(deps.clock, deps.epoch);
  }

  /** Notices and celebrations that a busy wall never got. */
  get dropped(): number {
    return this.#dropped;
  }

  /** @param shownId the board that is to be shown now, where that is known: told again of the same, nothing is left to do */
  boardChanged(shownId: string | null = null): void {
    if (shownId !== null && this.expects(shownId)) return;
    this.#boardDirty = true;
    this.#dirtyBoardId = shownId;
    this.#schedule();
  }

  /** Has it been told of this board, as the one that is shown, and not looked yet? */
  expects(shownId: string): boolean {
    return this.#boardDirty && shownId === this.#dirtyBoardId && this.#willLook;
  }

  statusChanged(): void {
    if (this.#statusDirty && this.#willLook) return;
    this.#statusDirty = true;
    this.#schedule();
  }

  celebrate(celebration: StagedCelebration): void {
    this.#celebrations.push(celebration);
    this.#bound(this.#celebrations, WAITING_CELEBRATIONS);
    this.#schedule();
  }

  notify(notice: Notice): void {
    this.#notices.push(notice);
    this.#bound(this.#notices, WAITING_NOTICES);
    this.#schedule();
  }

  /** The wall has just loaded, or has lost the thread: what the frame under way told, it has not heard. */
  wantFull(): void {
    const { celebrations = [], notices = [] } = this.#underWay ?? {};
    this.#celebrations.unshift(...celebrations);
    this.#bound(this.#celebrations, WAITING_CELEBRATIONS);
    this.#notices.unshift(...notices);
    this.#bound(this.#notices, WAITING_NOTICES);
    this.#settle();
    this.#wantFull = true;
    this.#schedule();
  }

  painted(epoch: string, seq: number): void {
    if (epoch !== this.#deps.epoch || seq !== this.#underWay?.seq) return;
    this.#settle();
    this.#schedule();
  }

  dispose(): void {
    this.#settle();
    this.#timer?.dispose();
    this.#timer = null;
  }

  #settle(): void {
    this.#underWay = null;
    this.#deadline?.dispose();
    this.#deadline = null;
  }

  #schedule(): void {
    if (this.#underWay !== null) return;
    const dueMs = this.#dueMs();
    if (dueMs === null || (this.#timer !== null && this.#timerDueMs <= dueMs)) return;
    this.#timer?.dispose();
    this.#timerDueMs = dueMs;
    const waitMs = dueMs - this.#deps.clock.monotonic();
    // Always through a timer: the events of one message make one frame.
    this.#timer = this.#deps.clock.after(Math.max(0, waitMs), () => {
      this.#timer = null;
      this.#send();
    });
  }

  /** Whatever has changed by then goes with the frame that is made next. */
  get #willLook(): boolean {
    return this.#underWay !== null || this.#timer !== null;
  }

  /** When the next frame may leave, on the monotonic clock; null when there is nothing to say. */
  #dueMs(view?: WallView): number | null {
    const soonest = this.#lastLookMs + FASTEST_FRAME_MS;
    if (this.#wantFull || this.#statusDirty || this.#celebrations.length > 0) return soonest;
    const nowMs = this.#deps.clock.monotonic();
    const noticesMs = this.#notices.length > 0 ? Math.max(nowMs, this.#lastNoticesMs + NOTICES_EVERY_MS) : Infinity;
    const boardMs = this.#boardDirty ? this.#boardDueMs(view ?? this.#deps.view()) : Infinity;
    const dueMs = boardMs <= noticesMs + TOGETHER_MS ? boardMs : noticesMs;
    return dueMs === Infinity ? null : Math.max(soonest, dueMs);
  }

  /** Another board does not wait for the calm interval: its rows have nothing to do with those shown. */
  #boardDueMs({ board, calmIntervalMs }: WallView): number {
    return (board?.id ?? null) === this.#maker.shownBoardId ? this.#lastBoardMs + calmIntervalMs : -Infinity;
  }

  #send(): void {
    if (this.#underWay !== null) return;
    const { clock, push, hung } = this.#deps;
    const nowMs = clock.monotonic();
    const view = this.#deps.view();
    if ((this.#dueMs(view) ?? nowMs) > nowMs) {
      this.#schedule();
      return;
    }
    // Also when there turns out to be nothing to show: looking takes time.
    this.#lastLookMs = nowMs;
    const boardDue = this.#wantFull || (this.#boardDirty && nowMs >= this.#boardDueMs(view));
    const noticesDue = this.#wantFull || nowMs >= this.#lastNoticesMs + NOTICES_EVERY_MS;
    const notices = noticesDue ? this.#notices : [];
    const frame = this.#maker.make(view, {
      whole: this.#wantFull,
      withBoard: boardDue,
      celebrations: this.#celebrations,
      notices,
    });
    this.#statusDirty = false;
    this.#wantFull = false;
    this.#celebrations = [];
    if (notices.length > 0) {
      this.#notices = [];
      this.#lastNoticesMs = nowMs;
    }
    if (boardDue) {
      this.#boardDirty = false;
      this.#lastBoardMs = nowMs;
    }
    if (frame === null) {
      this.#schedule();
      return;
    }
    this.#underWay = frame;
    this.#deadline = clock.after(PAINT_TIMEOUT_MS, () => {
      hung(`frame ${frame.seq} was not painted within ${PAINT_TIMEOUT_MS / 1000} s`);
    });
    push(frame);
  }

  /** The oldest go. */
  #bound(items: unknown[], limit: number): void {
    while (items.length > limit) {
      items.shift();
      this.#dropped++;
    }
  }
}
