import { isDemoUrl } from '#core/config/choices';
import type { Config } from '#core/config/schema';
import { sourceOfBoard, type Board } from '#core/domain/board';
import { freshness, type Freshness } from '#core/domain/freshness';
import type { FrameSource, WallStatus } from '#core/ipc/frame';
import { elapsedMs, later, type Clock, type Instant } from '#core/kernel/clock';
import type { BoardService } from '#main/board/board-service';
import type { WallView } from '#main/board/frame-maker';
import type { ConnectionState } from '#main/feed/connection/machine';
import { TROUBLE_CODES } from '#main/feed/connection/reasons';
import { STATES } from '#main/feed/connection/states';
import type { FeedService } from '#main/feed/feed-service';
import type { Source } from '#main/feed/source';
import type { History } from '#main/history/history';
import type { HealthDisplay } from '#main/telemetry/health';
import { Exhibits } from './exhibits/exhibits';
import { exhibitMakers } from './exhibits/registry';
import { ShownBoards } from './shown-boards';
import { DEFAULT_DISPLAY, Displays, type DisplayName } from './displays';
import type { Pins } from './pins';
import type { Showing } from './playlist';
import type { Stage } from './staging';
import { WallLook } from './wall-look';

export interface StageDeps {
  readonly clock: Clock;
  readonly config: () => Config;
  readonly feed: FeedService;
  readonly boards: BoardService;
  readonly pins: Pick<Pins, 'of'>;
  readonly history: History;
  /** Does a celebration have the screen? */
  readonly celebrating: () => boolean;
}

/** From the best to the worst. */
const FRESHNESS_ORDER: readonly Freshness[] = ['live', 'ageing', 'stale', 'offline'];

const atBest = (limit: Freshness, one: Freshness): Freshness =>
  FRESHNESS_ORDER.indexOf(one) < FRESHNESS_ORDER.indexOf(limit) ? limit : one;

const isFresher = (one: { readonly freshness: Freshness }, other: { readonly freshness: Freshness }): boolean =>
  FRESHNESS_ORDER.indexOf(one.freshness) < FRESHNESS_ORDER.indexOf(other.freshness);

/** Decides what each display shows now: which board, in which scene, and how fresh it is. */
export class WallStage {
  readonly #deps: StageDeps;
  readonly #look: WallLook;
  readonly #exhibits: Exhibits;
  readonly #shown: ShownBoards;
  readonly displays: Displays;
  /** When the boards of an earlier run were last confirmed, by source. */
  #restored: ReadonlyMap<string, number> = new Map();
  /** The same of this run, for sources that were set up anew meanwhile: what they told before still counts. */
  readonly #kept = new Map<string, Instant>();

  constructor(deps: StageDeps) {
    this.#deps = deps;
    const { clock, boards, history } = deps;
    this.#shown = new ShownBoards({
      clock,
      store: boards.store,
      people: boards.people,
      history,
      kindness: () => deps.config().wall.kindness,
    });
    this.#exhibits = new Exhibits(clock, exhibitMakers({ clock, boards, shown: this.#shown, history }));
    this.displays = new Displays({
      ...deps,
      has: (showing) => (showing.boardId === null || this.#boardOf(showing) !== null) && this.#exhibits.has(showing),
    });
    this.#look = new WallLook(deps.clock, deps.config);
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
    return this.#deps.config().sources.some((source) => source.id === sourceId && isDemoUrl(source.url));
  }

  confirmedAtMs(sourceId: string, boardId: string | null = null): number | null {
    return this.#confirmedInThisRun(sourceId, boardId)?.wallMs ?? this.#restored.get(sourceId) ?? null;
  }

  confirmedTimes(): Record<string, number> {
    return Object.fromEntries(
      this.#deps.config().sources.flatMap(({ id }) => {
        const confirmedAtMs = this.confirmedAtMs(id);
        return confirmedAtMs === null ? [] : [[id, confirmedAtMs]];
      }),
    );
  }

  /** Of what a source tells, or of one of its boards: what another connection tells says nothing of that. */
  freshnessOf(sourceId: string, boardId: string | null = null): Freshness {
    const { clock, config, feed, boards } = this.#deps;
    const source = feed.source(sourceId);
    const confirmed = this.#confirmedInThisRun(sourceId, boardId);
    const since =
      source === null ? [] : uncertainSince(source, this.#heardOf(sourceId, boardId)?.state ?? source.state);
    return freshness(
      {
        ageMs: confirmed && elapsedMs(clock, confirmed),
        restored: boards.store.mainBoardId(sourceId) !== null,
        disconnectedMs: since.length === 0 ? null : Math.max(...since.map((one) => elapsedMs(clock, one))),
      },
      config().wall,
    );
  }

  /** How fresh each board of a source is. */
  boardsOf(sourceId: string): { readonly id: string; readonly freshness: Freshness }[] {
    const ids = this.#deps.boards.store.idsOf(sourceId);
    return ids.map((id) => ({ id, freshness: this.freshnessOf(sourceId, id) }));
  }

  shownBoardId(display: DisplayName = DEFAULT_DISPLAY): string | null {
    return this.displays.staging(display).current.showing.boardId;
  }

  /** Of the default display. */
  get scene(): string {
    return this.displays.staging(DEFAULT_DISPLAY).current.showing.scene;
  }

  /** What each display shows. @param walls the names that the walls that are open say they have */
  onShow(walls: readonly DisplayName[]): HealthDisplay[] {
    const open = walls.map((name) => this.displays.known(name));
    return this.displays.names.map((name) => {
      const { scene, boardId } = this.displays.staging(name).current.showing;
      return { name, scene, board: boardId, walls: open.filter((one) => one === name).length };
    });
  }

  /** Has this something to show, as far as can be told now? Nothing is kept of what is only tried. */
  wouldShow(showing: Showing): boolean {
    return this.#exhibits.wouldHave(showing);
  }

  /** Is something else on show anywhere than when this was asked last? */
  turned(): boolean {
    const turned = this.displays.turned();
    this.#exhibits.keepOnly(this.displays.offered);
    return turned;
  }

  view(display: DisplayName = DEFAULT_DISPLAY): WallView {
    const { clock, config, boards } = this.#deps;
    const { wall } = config();
    const stage = this.displays.staging(display).current;
    const { title } = stage.showing;
    const board = this.#boardOf(stage.showing);
    return {
      board: board === null || title === undefined ? board : { ...board, title },
      status: this.#status(stage, this.displays.known(display)),
      panels: boards.panels.frame(clock.now()),
      exhibit: this.#exhibits.of(stage.showing),
      look: this.#look.look,
      calmIntervalMs: wall.calmIntervalMs,
      maxEntries: wall.maxEntries,
      kindness: wall.kindness,
    };
  }

  /** null also for a view of which nothing is known yet. */
  #boardOf({ scene, boardId, view = 'value', period }: Showing): Board | null {
    if (boardId === null) return null;
    if (scene !== 'leaderboard') return this.#shown.board(boardId);
    return this.#shown.view(boardId, { measure: view, period: period ?? null });
  }

  #confirmedInThisRun(sourceId: string, boardId: string | null): Instant | null {
    const { feed, boards } = this.#deps;
    const source = feed.source(sourceId);
    const heard = this.#heardOf(sourceId, boardId);
    // What another connection tells of this very board counts, as long as nothing is known to be missing.
    const told = heard === null || boardId === null || source?.incompleteSince ? null : boards.confirmedAt(boardId);
    return later((heard ?? source)?.confirmed ?? null, told) ?? this.#kept.get(sourceId) ?? null;
  }

  /** The connection that tells a board; null where the source as a whole answers for it. */
  #heardOf(sourceId: string, boardId: string | null): ReturnType<Source['heardOn']> {
    const { feed, boards } = this.#deps;
    const link = boardId === null ? null : boards.store.linkOf(boardId);
    return link === null ? null : (feed.source(sourceId)?.heardOn(link) ?? null);
  }

  #status({ showing, turn }: Stage, display: DisplayName): WallStatus {
    const { config, feed, boards } = this.#deps;
    const { wall } = config();
    const { boardId, scene } = showing;
    const inherited = boardId !== null && boards.confirmedAt(boardId) === null;
    const { sourceId, freshness, confirmedAtMs } = this.#leastFresh(showing);
    const contest = sourceId === null ? null : boards.contest(sourceId);
    return {
      wallName: wall.name,
      language: wall.language,
      theme: this.#look.theme,
      freshness: atBest(inherited ? 'stale' : 'live', freshness),
      confirmedAtMs,
      sources: feed.sources.map((source) => this.#sourceStatus(source)),
      contest: contest === null ? null : { ...contest },
      scene,
      display,
      turn,
    };
  }

  /** What several sources and boards show together is as fresh as the one that is behind. */
  #leastFresh({ sourceIds, boardId, boardIds = boardId === null ? [] : [boardId] }: Showing): {
    readonly sourceId: string | null;
    readonly freshness: Freshness;
    readonly confirmedAtMs: number | null;
  } {
    const parts = sourceIds.flatMap((sourceId) => {
      const own = boardIds.filter((id) => sourceOfBoard(id) === sourceId);
      return (own.length === 0 ? [null] : own).map((board) => ({
        sourceId,
        freshness: this.freshnessOf(sourceId, board),
        confirmedAtMs: this.confirmedAtMs(sourceId, board),
      }));
    });
    const [first, ...others] = parts;
    if (first === undefined) return { sourceId: null, freshness: 'offline', confirmedAtMs: null };
    return others.reduce((worst, one) => (isFresher(worst, one) ? one : worst), first);
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
function uncertainSince(source: Source, { outageSinceMs, outageStartMs }: ConnectionState): Instant[] {
  return [
    ...(outageSinceMs === null || outageStartMs === null
      ? []
      : [{ wallMs: outageSinceMs, monotonicMs: outageStartMs }]),
    ...(source.incompleteSince === null ? [] : [source.incompleteSince]),
  ];
}
