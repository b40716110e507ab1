import { DEMO_URL } from '#core/config/choices';
import type { Config } from '#core/config/schema';
import { freshness, type Freshness } from '#core/domain/freshness';
import type { FrameSource, WallStatus } from '#core/ipc/frame';
import { elapsedMs, type Clock, type Instant } from '#core/kernel/clock';
import type { BoardService } from '#main/board/board-service';
import type { WallView } from '#main/board/frame-batcher';
import { TROUBLE_CODES } from '#main/feed/connection/reasons';
import { STATES } from '#main/feed/connection/states';
import type { FeedService } from '#main/feed/feed-service';
import type { Source } from '#main/feed/source';

export interface StageDeps {
  readonly clock: Clock;
  readonly config: () => Config;
  readonly feed: FeedService;
  readonly boards: BoardService;
}

/** Decides what the wall shows now: which board, in which scene, and how fresh it is. */
export class WallStage {
  readonly #deps: StageDeps;
  /** When the boards of an earlier run were last confirmed, by source. */
  #restored: ReadonlyMap<string, number> = new Map();
  /** The same of this run, for sources that were set up anew meanwhile: what they told before still counts. */
  readonly #kept = new Map<string, Instant>();

  constructor(deps: StageDeps) {
    this.#deps = deps;
  }

  restored(confirmed: Readonly<Record<string, number>>): void {
    this.#restored = new Map(Object.entries(confirmed));
  }

  /** Sources are about to be set up anew. */
  keepConfirmed(): void {
    for (const { config, confirmed } of this.#deps.feed.sources) {
      if (confirmed !== null) this.#kept.set(config.id, confirmed);
    }
  }

  forgetSource(sourceId: string): void {
    this.#kept.delete(sourceId);
    this.#restored = new Map([...this.#restored].filter(([id]) => id !== sourceId));
  }

  isDemo(sourceId: string): boolean {
    return this.#deps.config().sources.some((source) => source.id === sourceId && source.url === DEMO_URL);
  }

  confirmedAtMs(sourceId: string): number | null {
    return this.#confirmedInThisRun(sourceId)?.wallMs ?? this.#restored.get(sourceId) ?? null;
  }

  confirmedTimes(): Record<string, number> {
    return Object.fromEntries(
      this.#deps.config().sources.flatMap(({ id }) => {
        const confirmedAtMs = this.confirmedAtMs(id);
        return confirmedAtMs === null ? [] : [[id, confirmedAtMs]];
      }),
    );
  }

  freshnessOf(sourceId: string): Freshness {
    const { clock, config, feed, boards } = this.#deps;
    const confirmed = this.#confirmedInThisRun(sourceId);
    const since = uncertainSince(feed.source(sourceId));
    return freshness(
      {
        ageMs: confirmed && elapsedMs(clock, confirmed),
        restored: boards.store.mainBoardId(sourceId) !== null,
        disconnectedMs: since.length === 0 ? null : Math.max(...since.map((one) => elapsedMs(clock, one))),
      },
      config().wall,
    );
  }

  get shownBoardId(): string | null {
    return this.#staged().boardId;
  }

  get scene(): string {
    return this.#staged().scene;
  }

  view(): WallView {
    const { wall } = this.#deps.config();
    const { boardId, scene, sourceId } = this.#staged();
    return {
      board: boardId === null ? null : this.#deps.boards.store.board(boardId),
      status: this.#status(sourceId, scene),
      panels: this.#deps.boards.panels.frame(this.#deps.clock.now()),
      calmIntervalMs: wall.calmIntervalMs,
      maxEntries: wall.maxEntries,
    };
  }

  /** A scene that a backend asked for, or else the main board of the first source that has one. */
  #staged(): { boardId: string | null; scene: string; sourceId: string | null } {
    const { config, boards } = this.#deps;
    const forced = boards.forcedScene;
    if (forced?.scene === 'contest') {
      const contestId = boards.contest(forced.sourceId)?.id ?? null;
      const boardId = boards.store.contestBoardId(forced.sourceId, contestId);
      if (boardId !== null) return { boardId, scene: 'contest', sourceId: forced.sourceId };
    }
    let first: string | null = null;
    for (const { id, enabled } of config().sources) {
      if (!enabled) continue;
      const boardId = boards.store.mainBoardId(id);
      if (boardId !== null) return { boardId, scene: boards.defaultScene, sourceId: id };
      first ??= id;
    }
    return { boardId: null, scene: boards.defaultScene, sourceId: first };
  }

  #confirmedInThisRun(sourceId: string): Instant | null {
    return this.#deps.feed.source(sourceId)?.confirmed ?? this.#kept.get(sourceId) ?? null;
  }

  #status(sourceId: string | null, scene: string): WallStatus {
    const { config, feed, boards } = this.#deps;
    const { wall } = config();
    const contest = sourceId === null ? null : boards.contest(sourceId);
    return {
      wallName: wall.name,
      language: wall.language,
      theme: wall.theme,
      freshness: sourceId === null ? 'offline' : this.freshnessOf(sourceId),
      confirmedAtMs: sourceId === null ? null : this.confirmedAtMs(sourceId),
      sources: feed.sources.map((source) => this.#sourceStatus(source)),
      contest: contest === null ? null : { ...contest },
      scene,
    };
  }

  #sourceStatus(source: Source): FrameSource {
    const { state, config } = source;
    const nowMs = this.#deps.clock.now();
    const silent = STATES[state.name].maySend && this.freshnessOf(config.id) === 'stale';
    const kind = source.problem?.trouble ?? (silent ? 'data-silent' : null);
    const name = this.#deps.config().sources.find(({ id }) => id === config.id)?.name;
    return {
      id: config.id,
      ...(name === undefined ? {} : { name }),
      state: state.name,
      status: STATES[state.name].status,
      sinceMs: state.sinceMs,
      trouble: kind,
      code: kind === null ? null : TROUBLE_CODES[kind],
      demo: this.isDemo(config.id),
      latencyMs: readable(source.latencyMs),
      conversations: this.#deps.boards.panels.conversations(config.id, nowMs),
    };
  }
}

/** To two figures: each ping would otherwise be a frame. */
function readable(latencyMs: number | null): number | null {
  return latencyMs === null ? null : Number(Math.max(1, Math.round(latencyMs)).toPrecision(2));
}

/** Since when there is no connection, and since when messages are known to be missing: either may keep a board from being right. */
function uncertainSince(source: Source | null): Instant[] {
  if (source === null) return [];
  const { outageSinceMs, outageStartMs } = source.state;
  return [
    ...(outageSinceMs === null || outageStartMs === null
      ? []
      : [{ wallMs: outageSinceMs, monotonicMs: outageStartMs }]),
    ...(source.incompleteSince === null ? [] : [source.incompleteSince]),
  ];
}
