import type { Config } from '#core/config/schema';
import type { Clock } from '#core/kernel/clock';
import type { BoardService } from '#main/board/board-service';
import { LEADERBOARD_SCENE, LIVE_SCENE, playlist, Turns, type Showing } from './playlist';

/** What there is to show is looked at again this often; a board that has gone is noticed at once. */
const LIST_AGE_MS = 1_000;

export interface StagingDeps {
  readonly clock: Clock;
  readonly config: () => Config;
  readonly boards: BoardService;
}

/** Chooses what is on show: a scene that a backend asked for, or else whose turn it is. */
export class Staging {
  readonly #deps: StagingDeps;
  readonly #turns: Turns;
  #turn: Showing | null = null;
  #listedAtMs = -Infinity;
  #told = '';

  constructor(deps: StagingDeps) {
    this.#deps = deps;
    this.#turns = new Turns(deps.clock);
  }

  /** Asked for with every message: it is worked out anew only now and then. */
  get current(): Showing {
    return this.#forced() ?? this.#ownTurn() ?? this.#nothing();
  }

  /** Has it changed since this was asked last? */
  turned(): boolean {
    const { scene, boardId } = this.current;
    const text = `${scene} ${boardId ?? ''}`;
    const changed = text !== this.#told;
    this.#told = text;
    return changed;
  }

  #forced(): Showing | null {
    const { forcedScene, store, panels } = this.#deps.boards;
    if (forcedScene === null) return null;
    const { scene, sourceId } = forcedScene;
    if (!this.#enabled().includes(sourceId)) return null;
    const sourceIds = [sourceId];
    switch (scene) {
      case 'contest': {
        const contestId = this.#deps.boards.contest(sourceId)?.id ?? null;
        const boardId = store.contestBoardId(sourceId, contestId);
        return boardId === null ? null : { scene, boardId, sourceIds };
      }
      case LIVE_SCENE: {
        const list = playlist(this.#enabled(), store, panels.frame(this.#deps.clock.now()));
        return list.find((one) => one.scene === LIVE_SCENE && one.sourceIds.includes(sourceId)) ?? null;
      }
      case LEADERBOARD_SCENE: {
        const boardId = store.mainBoardId(sourceId);
        return boardId === null ? null : { scene, boardId, sourceIds };
      }
      default:
        return null;
    }
  }

  #ownTurn(): Showing | null {
    const { clock, boards } = this.#deps;
    const nowMs = clock.monotonic();
    const gone = this.#turn !== null && this.#turn.boardId !== null && !boards.store.has(this.#turn.boardId);
    if (this.#turn !== null && !gone && nowMs - this.#listedAtMs < LIST_AGE_MS) return this.#turn;
    this.#listedAtMs = nowMs;
    this.#turn = this.#turns.current(playlist(this.#enabled(), boards.store, boards.panels.frame(clock.now())));
    return this.#turn;
  }

  #nothing(): Showing {
    return { scene: LEADERBOARD_SCENE, boardId: null, sourceIds: this.#enabled().slice(0, 1) };
  }

  #enabled(): string[] {
    return this.#deps.config().sources.flatMap(({ id, enabled }) => (enabled ? [id] : []));
  }
}
