import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { WallBridge } from '#core/ipc/bridge';
import type { Frame } from '#core/ipc/frame';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import type { AfterPaint } from './after-paint';
import { applyFrame, EMPTY_WALL, misfit, type WallState } from './wall-state';

/** A host that has not answered by now is asked again. */
const ASK_AGAIN_MS = 5_000;

export interface ConnectionParts {
  readonly bridge: WallBridge;
  readonly clock: Clock;
  /** Nothing is shown before: what comes until then waits. */
  readonly ready: Promise<void>;
  readonly afterPaint: AfterPaint;
  /** Puts a new state on screen; calls back when it has been handed to the page. */
  readonly show: (state: WallState, shown: () => void) => void;
  readonly celebrate: (celebrations: readonly StagedCelebration[]) => void;
  /** Called with the host's time, just now, in ms since the epoch. */
  readonly hostTime: (atMs: number) => void;
}

/** The wall's end of the frame protocol: applies frames in order, acknowledges them after paint, asks for what it lacks. */
export class Connection implements Disposable {
  readonly #parts: ConnectionParts;
  readonly #held = new Disposer();
  /** What came before anything could be shown; null from then on. */
  #early: Frame[] | null = [];
  #state: WallState = EMPTY_WALL;
  #asking: Disposable | null = null;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#held.add(
      this.#parts.bridge.on('wall:frame', (frame) => {
        if (this.#early === null) this.#receive(frame);
        else this.#early.push(frame);
      }),
    );
    this.#askForFull('the page has loaded');
    void this.#parts.ready.then(() => {
      this.#begin();
    });
  }

  /** With the last full frame: what came before it is in it. */
  #begin(): void {
    const frames = this.#early ?? [];
    this.#early = null;
    if (this.#held.disposed) return;
    for (const frame of frames.slice(
      Math.max(
        0,
        frames.findLastIndex(({ full }) => full),
      ),
    ))
      this.#receive(frame);
  }

  dispose(): void {
    this.#asking?.dispose();
    this.#held.dispose();
  }

  #receive(frame: Frame): void {
    const reason = misfit(this.#state, frame);
    if (reason !== null) {
      this.#askForFull(reason);
      return;
    }
    this.#asking?.dispose();
    this.#asking = null;
    this.#parts.hostTime(frame.atMs);
    this.#state = applyFrame(this.#state, frame);
    this.#parts.show(this.#state, () => {
      if (this.#held.disposed) return;
      this.#parts.afterPaint(() => {
        this.#parts.bridge.signal('wall:painted', { epoch: frame.epoch, seq: frame.seq });
      });
    });
    this.#parts.celebrate(frame.celebrations);
  }

  #askForFull(reason: string): void {
    this.#asking?.dispose();
    this.#parts.bridge.signal('wall:want-full', { reason });
    this.#asking = this.#parts.clock.after(ASK_AGAIN_MS, () => {
      this.#askForFull(`no full frame came: ${reason}`.slice(0, 200));
    });
  }
}
