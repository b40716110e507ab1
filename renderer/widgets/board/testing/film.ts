import { createStore, type StoreApi } from 'zustand/vanilla';
import { disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';
import { frameOf, rowOf } from '../../../testing/frames';
import { applyFrame, EMPTY_WALL, type WallState } from '../../../wall/wall-state';
import type { Actor } from '../actor';
import { BoardShow } from '../board-show';
import { Choreography } from '../choreography';

export const FRAME_MS = 1_000 / 60;

/** A board on a 1920 by 1080 screen whose time passes frame by frame. */
export class Film {
  readonly clock = new FakeClock();
  readonly wall: StoreApi<WallState> = createStore<WallState>(() => EMPTY_WALL);
  readonly choreography: Choreography;
  readonly #show: BoardShow;
  #seq = 0;

  constructor(reduced = false) {
    this.choreography = new Choreography({
      clock: this.clock,
      reducedMotion: () => reduced,
      player: { play: () => disposable(() => undefined), lastFrameMs: 0 },
    });
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
    // Puppets begin what is new once the running task has ended.
    await Promise.resolve();
    this.clock.advance(FRAME_MS);
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
  }
}
