import type { PersonConfig } from '#core/config/people';
import type { Celebration } from '#core/domain/celebrations';
import { isBoardEvent, type BoardEvent, type Contest, type DomainEvent, type SceneMessage } from '#core/domain/events';
import { mayBeNews } from '#core/domain/moves';
import { phrase, type Notice } from '#core/domain/notices';
import { instant, type Clock, type Instant } from '#core/kernel/clock';
import { RecentIds } from '#core/kernel/recent-ids';
import type { Logger } from '#main/ports/logger';
import { BoardStore, type BoardChange } from './board-store';
import { Gains } from './gains';
import { Names } from './names';
import { PanelStore } from './panels';
import { People } from './people';
import type { HeldBoard, Told } from './source-boards';

/** A scene that a backend asked for stays this long unless it says otherwise. */
const FORCED_SCENE_MS = 20_000;
/** A backend may not take the wall for longer, whatever it says. */
const LONGEST_SCENE_MS = 60 * 60_000;
/** Overtakes nearer than this to the one before are not told: a wall of text is no news. */
const OVERTAKE_PAUSE_MS = 12_000;
/** A backend that contradicts itself all the time is not logged all the time. */
const CONTRADICTION_LOG_PAUSE_MS = 10_000;
/** So many notices are remembered, so that one told again after a reconnection is not shown again. */
const NOTICES_REMEMBERED = 2_000;
/** Names listed in "passed Yuki and Tomás"; the rest is a number. */
const PASSED_NAMED = 2;

export interface BoardListener {
  boardChanged(boardId: string): void;
  /** Told again after a reconnection, it comes again. */
  celebration(sourceId: string, celebration: Celebration): void;
  notice(notice: Notice): void;
  /** Scene or contest changed. */
  stageChanged(): void;
}

export interface ForcedScene {
  readonly scene: string;
  readonly sourceId: string;
  /** What the scene `message` is to show. */
  readonly message: SceneMessage | null;
}

/** Holds the truth: boards, panels, contests and the scene, changed by nothing but domain events. */
export class BoardService {
  readonly store = new BoardStore();
  readonly people: People;
  readonly panels: PanelStore;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #listener: BoardListener;
  readonly #seenNotices = new RecentIds(NOTICES_REMEMBERED);
  readonly #gains = new Gains(this.store);
  readonly #names = new Names((sourceId, id) => {
    this.people.toldOf(sourceId, id);
  });
  readonly #contests = new Map<string, Contest>();
  #forced: ForcedScene | null = null;
  #forcedEnd: { dispose(): void } | null = null;
  #lastOvertakeMs = -Infinity;
  #overtakes = 0;
  #contradictionLoggedMs = -Infinity;
  #contradictions = 0;

  constructor(deps: { readonly clock: Clock; readonly log: Logger; readonly listener: BoardListener }) {
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#listener = deps.listener;
    this.people = new People({
      clock: deps.clock,
      nameOf: (sourceId, id) => this.store.nameOf(sourceId, id) ?? this.#names.of(sourceId, id),
      avatarOf: (sourceId, id) => this.store.avatarOf(sourceId, id),
      boardsVersion: (sourceId) => this.store.version(sourceId),
    });
    this.panels = new PanelStore(this.people);
  }

  /** The scene that a backend asked for, while it lasts. */
  get forcedScene(): ForcedScene | null {
    return this.#forced;
  }

  contest(sourceId: string): Contest | null {
    return this.#contests.get(sourceId) ?? null;
  }

  /** When a message or a snapshot last told of this board; null when none has in this run. */
  confirmedAt(boardId: string): Instant | null {
    return this.store.confirmedAt(boardId);
  }

  /**
   * Applies the events of one message. Answers with a reason to doubt what we hold, or null.
   *
   * @param at when the message came
   * @param link the connection of the source over which it came; null: it was asked for, and read
   */
  apply(
    sourceId: string,
    events: readonly DomainEvent[],
    at: Instant = instant(this.#clock),
    link: string | null = null,
  ): string | null {
    let doubt: string | null = null;
    for (const event of events) doubt = this.#applyOne(sourceId, event, { at, link }) ?? doubt;
    return doubt;
  }

  /** These are the people whom several sources know. */
  callPeople(people: readonly PersonConfig[]): void {
    this.people.configure(people);
    this.panels.peopleChanged();
    const forced = this.#forced;
    if (forced === null || this.people.mayShow(forced.sourceId, forced.message)) return;
    // It would stay for up to an hour.
    this.#endForcedScene();
    this.#listener.stageChanged();
  }

  forgetSource(sourceId: string): void {
    this.store.forgetSource(sourceId);
    this.panels.forgetSource(sourceId);
    this.#gains.forgetSource(sourceId);
    this.#names.forgetSource(sourceId);
    this.#contests.delete(sourceId);
    if (this.#forced?.sourceId === sourceId) this.#endForcedScene();
    this.#listener.stageChanged();
  }

  dispose(): void {
    this.#forcedEnd?.dispose();
  }

  #applyOne(sourceId: string, what: DomainEvent, told: Told): string | null {
    const { at } = told;
    const event = this.#names.named(sourceId, what);
    if (isBoardEvent(event)) {
      const { held, contradiction } = this.#applyToBoard(sourceId, event, told);
      this.#gains.told(held.id);
      this.#listener.boardChanged(held.id);
      if (event.kind !== 'snapshot') this.#tellOvertake(sourceId, held, at.wallMs);
      if (contradiction !== null) this.#logContradiction(sourceId, contradiction, at.monotonicMs);
      return contradiction;
    }
    const shown = this.people.shown(sourceId, event);
    if (shown === null || this.people.isTold(sourceId, shown)) return null;
    // As it is told: by which names people are shown is decided each time.
    this.panels.apply(sourceId, event, at.wallMs);
    switch (shown.kind) {
      case 'celebration':
        this.#listener.celebration(sourceId, shown.celebration);
        return null;
      case 'notice':
        if (this.#seenNotices.isNew(`${sourceId}/${shown.notice.id}`)) this.#listener.notice(shown.notice);
        return null;
      case 'contest':
        this.#contests.set(sourceId, mergeContest(this.#contests.get(sourceId), shown.contest));
        this.#listener.stageChanged();
        return null;
      case 'scene':
        this.#forceScene({ scene: shown.scene, sourceId, message: shown.message ?? null }, shown.durationMs);
        return null;
      case 'gains': {
        const total = this.#gains.total(sourceId, shown);
        if (total !== null) this.#listener.boardChanged(this.#applyToBoard(sourceId, total, told).held.id);
        return null;
      }
      case 'private':
      case 'presence':
      case 'job':
      case 'services':
      case 'metrics':
      case 'highlight':
        return null;
    }
  }

  #applyToBoard(sourceId: string, event: BoardEvent, told: Told): BoardChange {
    // Of a whole board, the version of the boards tells.
    const changed = event.kind === 'moves' ? event.moves : event.kind === 'values' ? event.values : [];
    for (const { id } of changed) this.people.toldOf(sourceId, id);
    return this.store.apply(sourceId, event, told);
  }

  #forceScene(forced: ForcedScene, durationMs: number | null): void {
    this.#forcedEnd?.dispose();
    this.#forced = forced;
    this.#forcedEnd = this.#clock.after(Math.min(durationMs ?? FORCED_SCENE_MS, LONGEST_SCENE_MS), () => {
      this.#endForcedScene();
      this.#listener.stageChanged();
    });
    this.#listener.stageChanged();
  }

  #endForcedScene(): void {
    this.#forcedEnd?.dispose();
    this.#forcedEnd = null;
    this.#forced = null;
  }

  #logContradiction(source: string, why: string, nowMs: number): void {
    this.#contradictions++;
    if (nowMs - this.#contradictionLoggedMs < CONTRADICTION_LOG_PAUSE_MS) return;
    this.#log.info('A move contradicts the board', { source, why, contradictions: this.#contradictions });
    this.#contradictionLoggedMs = nowMs;
    this.#contradictions = 0;
  }

  /** "Łukasz passed Yuki and Tomás", on main boards only, and not more often than people can read. */
  #tellOvertake(sourceId: string, held: HeldBoard, nowMs: number): void {
    const { climbedTo } = held.editor;
    if (climbedTo === null || !mayBeNews(climbedTo) || !this.store.isMain(sourceId, held)) return;
    const sinceMs = nowMs - this.#lastOvertakeMs;
    const tooSoon = sinceMs >= 0 && sinceMs < OVERTAKE_PAUSE_MS;
    if (tooSoon && climbedTo !== 1) return;
    const overtake = held.editor.leadingOvertake();
    if (overtake === null || (tooSoon && !overtake.newNumberOne)) return;
    this.#lastOvertakeMs = nowMs;
    const { climber } = overtake;
    const isOpen = this.people.openIn(sourceId);
    const passed = overtake.passed.filter(({ id }) => isOpen(id));
    // Whoever passes nobody else has passed nobody.
    if (passed.length === 0) return;
    const others = passed.slice(0, PASSED_NAMED).map(({ id, name }) => ({ entryId: id, name }));
    const notice = this.people.notice(sourceId, {
      id: `overtake/${held.id}/${++this.#overtakes}`,
      tone: 'move',
      weight: overtake.newNumberOne ? 'high' : 'normal',
      body: {
        phrase: phrase(overtake.newNumberOne ? 'new-number-one' : 'passed', climber.name, {
          others,
          amount: passed.length - others.length,
        }),
      },
      entryId: climber.id,
      atMs: nowMs,
    });
    if (notice !== null) this.#listener.notice(notice);
  }
}

function mergeContest(known: Contest | undefined, told: Contest): Contest {
  if (known?.id !== told.id) return told;
  return {
    id: told.id,
    title: told.title === '' ? known.title : told.title,
    endsAtMs: told.endsAtMs ?? known.endsAtMs,
  };
}
