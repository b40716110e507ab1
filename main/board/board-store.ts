import { sourceOfBoard, type Board } from '#core/domain/board';
import type { BoardEvent } from '#core/domain/events';
import type { Instant } from '#core/kernel/clock';
import { SourceBoards, type HeldBoard, type Told } from './source-boards';

export interface BoardChange {
  readonly held: HeldBoard;
  /** Why what we hold may be wrong: a reason to ask for a snapshot. */
  readonly contradiction: string | null;
}

/** Which boards are the main ones of their sources, and which of them have a name of ours. */
export interface MainBoards {
  readonly mainIds: readonly string[];
  readonly unnamedIds: readonly string[];
}

/** All boards of all sources. */
export class BoardStore {
  readonly #sources = new Map<string, SourceBoards>();
  /** Versions of sources that are not held any more: one that comes back has none of theirs. */
  #forgotten = 0;

  get boards(): readonly Board[] {
    return [...this.#sources.values()].flatMap((source) => source.all.map(({ editor }) => editor.board));
  }

  board(id: string): Board | null {
    return this.#held(id)?.editor.board ?? null;
  }

  mainBoard(sourceId: string): Board | null {
    return this.#sources.get(sourceId)?.main?.editor.board ?? null;
  }

  /** Its id, without making the board. */
  mainBoardId(sourceId: string): string | null {
    return this.#sources.get(sourceId)?.main?.id ?? null;
  }

  /** Of the main board, without making the board. */
  mainMetric(sourceId: string): string | null {
    return this.#sources.get(sourceId)?.main?.metric ?? null;
  }

  /** Does a board of the source rank everybody, so that the others stand in its shade? */
  hasMainBoard(sourceId: string): boolean {
    return (this.#sources.get(sourceId)?.mainId ?? null) !== null;
  }

  /** Boards of a source that were told of often enough to be real, without those of contests and teams. */
  boardIds(sourceId: string): readonly string[] {
    const held = this.#sources.get(sourceId)?.all ?? [];
    return held.flatMap(({ id, scope, established }) => (established && scope === null ? [id] : []));
  }

  /** All that are held of a source. */
  idsOf(sourceId: string): readonly string[] {
    return this.#sources.get(sourceId)?.all.map(({ id }) => id) ?? [];
  }

  has(id: string): boolean {
    return this.#held(id) !== null;
  }

  isMain(sourceId: string, held: HeldBoard): boolean {
    return this.#sources.get(sourceId)?.main === held;
  }

  /** What an entry of a board has; null where that is not known. */
  valueOf(id: string, entryId: string): number | null {
    return this.#held(id)?.editor.valueOf(entryId) ?? null;
  }

  /** What the boards of a source call somebody, where that is more than the id. */
  nameOf(sourceId: string, entryId: string): string | null {
    return this.#sources.get(sourceId)?.nameOf(entryId) ?? null;
  }

  avatarOf(sourceId: string, entryId: string): string | null {
    return this.#sources.get(sourceId)?.avatarOf(entryId) ?? null;
  }

  /** Another one whenever a board of the source has come, gone or been told as a whole. */
  version(sourceId: string): number {
    return (this.#sources.get(sourceId)?.version ?? 0) + this.#forgotten;
  }

  /** The board of this contest, or of the one that was heard of last where it is not known which. */
  contestBoardId(sourceId: string, contestId: string | null): string | null {
    return this.#sources.get(sourceId)?.contest(contestId)?.id ?? null;
  }

  /** When something last told of this board; null when nothing has in this run. */
  confirmedAt(id: string): Instant | null {
    return this.#held(id)?.confirmed ?? null;
  }

  /** The connection of the source on which this board is told; null when it is read, or of an earlier run. */
  linkOf(id: string): string | null {
    return this.#held(id)?.link ?? null;
  }

  apply(sourceId: string, event: BoardEvent, told: Told): BoardChange {
    const held = this.#sourceOf(sourceId).told(event, told);
    return { held, contradiction: held.editor.apply(event, told.at.wallMs) };
  }

  /** Boards of an earlier run, and what they were in it. */
  restore(boards: readonly Board[], { mainIds, unnamedIds }: MainBoards): void {
    for (const board of boards) this.#sourceOf(board.sourceId).restore(board);
    for (const id of mainIds) {
      if (this.#held(id) !== null) this.#sourceOf(sourceOfBoard(id)).restoreMain(id, unnamedIds.includes(id));
    }
  }

  get mainBoards(): MainBoards {
    const sources = [...this.#sources.values()];
    return {
      mainIds: sources.flatMap(({ mainId }) => mainId ?? []),
      unnamedIds: sources.flatMap(({ mainId, unnamed }) => (unnamed ? (mainId ?? []) : [])),
    };
  }

  forgetSource(sourceId: string): void {
    this.#forgotten += (this.#sources.get(sourceId)?.version ?? 0) + 1;
    this.#sources.delete(sourceId);
  }

  #held(id: string): HeldBoard | null {
    return this.#sources.get(sourceOfBoard(id))?.board(id) ?? null;
  }

  #sourceOf(sourceId: string): SourceBoards {
    const known = this.#sources.get(sourceId);
    if (known !== undefined) return known;
    const source = new SourceBoards(sourceId);
    this.#sources.set(sourceId, source);
    return source;
  }
}
