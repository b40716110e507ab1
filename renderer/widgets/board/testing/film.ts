import { frameData, MotionGlobalConfig } from 'framer-motion';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { FakeClock } from '#core/kernel/fake-clock';
import { frameOf, rowOf } from '../../../testing/frames';
import { applyFrame, EMPTY_WALL, type WallState } from '../../../wall/wall-state';
import type { Actor } from '../actor';
import { BoardShow } from '../board-show';
import { Choreography } from '../choreography';

export const FRAME_MS = 1_000 / 60;

/** Frames that the animations have asked for. Installed before they are loaded: see the tests' `vi.hoisted`. */
export interface FrameQueue {
  readonly asked: FrameRequestCallback[];
}

/** A board on a 1920 by 1080 screen whose time passes frame by frame, that of the springs too. */
export class Film {
  readonly clock = new FakeClock();
  readonly wall: StoreApi<WallState> = createStore<WallState>(() => EMPTY_WALL);
  readonly choreography: Choreography;
  readonly #queue: FrameQueue;
  readonly #show: BoardShow;
  #seq = 0;

  constructor(queue: FrameQueue, reduced = false) {
    MotionGlobalConfig.useManualTiming = true;
    this.#queue = queue;
    this.choreography = new Choreography({ clock: this.clock, reducedMotion: () => reduced });
    const viewport = createStore(() => ({ width: 1920, height: 1080 }));
    this.#show = new BoardShow({ wall: this.wall, viewport, choreography: this.choreography, clock: this.clock });
    this.#show.start();
  }

  order(ids: readonly string[]): void {
    const rows = ids.map((id, index) => rowOf(id, index + 1));
    this.wall.setState(applyFrame(this.wall.getState(), frameOf(rows, { seq: this.#seq++ })));
  }

  /** The time goes on by a frame. */
  async frame(): Promise<void> {
    // The library keeps its "now" until the running task has ended.
    await Promise.resolve();
    frameData.timestamp += FRAME_MS;
    frameData.delta = FRAME_MS;
    this.clock.advance(FRAME_MS);
    const due = this.#queue.asked.splice(0);
    for (const callback of due) callback(frameData.timestamp);
  }

  async frames(count: number, look: () => void = () => undefined): Promise<void> {
    for (let frame = 0; frame < count; frame++) {
      await this.frame();
      look();
    }
  }

  async settle(): Promise<void> {
    await this.frame();
    while (this.choreography.motion.getState().moving) await this.frame();
  }

  actors(): readonly Actor[] {
    return this.choreography.stage.getState().cast.map(({ actor }) => actor);
  }

  actor(id: string): Actor {
    const actor = this.actors().find((one) => one.id === id);
    if (actor === undefined) throw new Error(`${id} is not on stage`);
    return actor;
  }

  dispose(): void {
    this.#show.dispose();
    this.choreography.play(null);
    MotionGlobalConfig.useManualTiming = false;
  }
}
