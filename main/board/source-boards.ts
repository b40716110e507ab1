import { boardId, emptyBoard, type Board } from '#core/domain/board';
import { BoardEditor } from '#core/domain/board-editor';
import type { BoardEvent } from '#core/domain/events';
import type { Instant } from '#core/kernel/clock';

/** The name of a source's main board until the backend says a better one. */
const UNNAMED_METRIC = 'score';
/** Old contests and months pile up: of more boards than this, the one that was silent for longest is forgotten. */
const BOARDS_PER_SOURCE = 50;
/** The same of boards that hardly anything was told of: whoever invents names must not push out what is known. */
const PASSING_PER_SOURCE = 10;
/** A board that was told of so often is established, like one that was told as a whole. */
const ESTABLISHED_AFTER = 5;
/** Entries held on one board; what stands below is forgotten. */
const ENTRIES_PER_BOARD = 10_000;

const CONTEST_SCOPE = 'contest-';

export interface HeldBoard {
  readonly id: string;
  readonly metric: string;
  readonly scope: string | null;
  readonly editor: BoardEditor;
  established: boolean;
  timesTold: number;
  /** Has it been told as a ranking in this run, and not by values alone? */
  ranked: boolean;
  /** The higher, the later it was told of. */
  turn: number;
  /** When a message or a snapshot told of it; null when nothing has in this run. */
  confirmed: Instant | null;
  /** The connection of the source that ranks it, or else tells of it; null when it was read, or is of an earlier run. */
  link: string | null;
}

/** When something was told, and over which connection of the source; null: it was asked for, and read. */
export interface Told {
  readonly at: Instant;
  readonly link: string | null;
}

/** The boards of one source. Knows which one a message means, and which is the main one. */
export class SourceBoards {
  readonly #sourceId: string;
  readonly #boards = new Map<string, HeldBoard>();
  /** The board that a message without a metric means. */
  #mainId: string | null = null;
  /** The main board bears our name for it, not the backend's. */
  #unnamed = false;
  /** The main board comes from an earlier run, and has not been heard of in this one. */
  #inherited = false;
  #latest: HeldBoard | null = null;
  #turn = 0;
  #version = 0;

  constructor(sourceId: string) {
    this.#sourceId = sourceId;
  }

  /** Counts up whenever a board comes, goes or is told as a whole: anybody may have another name. */
  get version(): number {
    return this.#version;
  }

  get all(): readonly HeldBoard[] {
    return [...this.#boards.values()];
  }

  get mainId(): string | null {
    return this.#mainId;
  }

  get unnamed(): boolean {
    return this.#unnamed;
  }

  board(id: string): HeldBoard | null {
    return this.#boards.get(id) ?? null;
  }

  /** Where there is no ranking, whatever there is. */
  get main(): HeldBoard | null {
    if (this.#mainId !== null) return this.board(this.#mainId);
    for (const first of this.#boards.values()) return first;
    return null;
  }

  /** The first name on one of its boards that is more than the id. */
  nameOf(entryId: string): string | null {
    for (const { editor } of this.#boards.values()) {
      const name = editor.faceOf(entryId)?.name ?? entryId;
      if (name !== entryId) return name;
    }
    return null;
  }

  /** The first picture on one of its boards. */
  avatarOf(entryId: string): string | null {
    for (const { editor } of this.#boards.values()) {
      const avatar = editor.faceOf(entryId)?.avatar ?? null;
      if (avatar !== null) return avatar;
    }
    return null;
  }

  /** The board of this contest, or of the one that was heard of last where it is not known which. */
  contest(contestId: string | null): HeldBoard | null {
    const wanted = contestId === null ? null : `${CONTEST_SCOPE}${contestId}`;
    let latest: HeldBoard | null = null;
    for (const held of this.#boards.values()) {
      const fits = wanted === null ? held.scope?.startsWith(CONTEST_SCOPE) === true : held.scope === wanted;
      if (fits && held.turn > (latest?.turn ?? -1)) latest = held;
    }
    return latest;
  }

  /** A board of an earlier run. */
  restore(board: Board): void {
    this.#hold(board).established = true;
  }

  restoreMain(id: string, unnamed: boolean): void {
    this.#mainId = id;
    this.#inherited = true;
    this.#unnamed = unnamed;
  }

  /** The board that an event is about; it counts as told of. */
  told(event: BoardEvent, { at, link }: Told): HeldBoard {
    const held = this.#meant(event);
    if (event.kind === 'snapshot') this.#version++;
    // A value told in passing, of somebody's progress, does not make up for a ranking that is not heard any more.
    if (event.kind !== 'values' || !held.ranked) held.link = link;
    held.ranked ||= event.kind !== 'values';
    held.turn = ++this.#turn;
    held.confirmed = at;
    held.timesTold++;
    if (!held.established && (event.kind === 'snapshot' || held.timesTold >= ESTABLISHED_AFTER)) {
      held.established = true;
      this.#forgetExcess(true, BOARDS_PER_SOURCE);
    }
    return held;
  }

  #meant(event: BoardEvent): HeldBoard {
    const latest = this.#latest;
    const settled = this.#mainId !== null && !this.#unnamed && !this.#inherited;
    if (settled && latest !== null && latest.metric === event.metric && latest.scope === event.scope) return latest;
    const metric = this.#metricOf(event);
    const id = boardId(this.#sourceId, metric, event.scope);
    if (isRanking(event) && this.#becomesMain(id, event)) {
      this.#mainId = id;
      this.#unnamed = event.metric === null;
    }
    if (this.#mainId === id) this.#inherited = false;
    return (this.#latest = this.#boards.get(id) ?? this.#begin(emptyBoard(this.#sourceId, metric, event.scope)));
  }

  /**
   * The first ranking told is the main one. One of an earlier run stays it, unless the first whole board that the backend
   * tells is another: last month's board would otherwise be on the wall for ever.
   */
  #becomesMain(id: string, event: BoardEvent): boolean {
    if (this.#mainId === null) return true;
    return this.#mainId !== id && event.kind === 'snapshot' && this.#inherited;
  }

  /** The first metric that a backend names becomes the name of a main board that had none. */
  #metricOf(event: BoardEvent): string {
    const main = this.#mainId === null ? null : this.board(this.#mainId);
    if (event.metric === null) return main?.metric ?? UNNAMED_METRIC;
    if (main !== null && this.#unnamed && isRanking(event)) this.#rename(main, event.metric);
    return event.metric;
  }

  #rename(main: HeldBoard, metric: string): void {
    const id = boardId(this.#sourceId, metric, null);
    if (id !== main.id && this.#boards.has(id)) return;
    this.#unnamed = false;
    this.#forget(main);
    const renamed = this.#hold({ ...main.editor.board, metric, id });
    renamed.established = main.established;
    renamed.timesTold = main.timesTold;
    renamed.confirmed = main.confirmed;
    renamed.ranked = main.ranked;
    renamed.link = main.link;
    this.#mainId = id;
  }

  #begin(board: Board): HeldBoard {
    const held = this.#hold(board);
    this.#forgetExcess(false, PASSING_PER_SOURCE);
    return held;
  }

  #hold(board: Board): HeldBoard {
    const { id, metric, scope } = board;
    const held: HeldBoard = {
      id,
      metric,
      scope,
      editor: new BoardEditor(board, ENTRIES_PER_BOARD),
      established: false,
      timesTold: 0,
      ranked: false,
      turn: ++this.#turn,
      confirmed: null,
      link: null,
    };
    this.#boards.set(id, held);
    this.#version++;
    return held;
  }

  /** The main board is never forgotten. */
  #forgetExcess(established: boolean, limit: number): void {
    const silent = this.all.filter((held) => held.established === established && held.id !== this.#mainId);
    silent.sort((a, b) => a.turn - b.turn);
    const room = established && this.#mainId !== null ? limit - 1 : limit;
    for (const held of silent.slice(0, Math.max(0, silent.length - room))) this.#forget(held);
  }

  #forget(held: HeldBoard): void {
    this.#boards.delete(held.id);
    this.#version++;
    if (this.#latest === held) this.#latest = null;
  }
}

/** Does it rank everybody? Values of a training, or a contest's ranks, make no main board. */
function isRanking(event: BoardEvent): boolean {
  return event.scope === null && event.kind !== 'values' && !(event.kind === 'snapshot' && event.peer === true);
}
