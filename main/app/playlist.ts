import type { FramePanels } from '#core/ipc/panels';
import type { Clock } from '#core/kernel/clock';

/** What a wall may show: a board in a scene, or what there is besides the rankings. */
export interface Showing {
  readonly scene: string;
  readonly boardId: string | null;
  /** What is said of the data is said of these sources. */
  readonly sourceIds: readonly string[];
}

export const LEADERBOARD_SCENE = 'leaderboard';
export const LIVE_SCENE = 'live';

/** How long a board stays when there is more to show… */
export const BOARD_TURN_MS = 20_000;
/** …and what there is besides them. */
export const LIVE_TURN_MS = 15_000;

/** Boards of one source that take turns, at most. */
const BOARDS_IN_TURN = 6;

/** What the playlist needs to know of the boards. */
export interface RankedBoards {
  /** Is there one that ranks everybody, as the backend tells it? The others of the source then stay in its shade. */
  hasMainBoard(sourceId: string): boolean;
  mainBoardId(sourceId: string): string | null;
  /** Whole boards of a source, the one that was told of first leading. */
  boardIds(sourceId: string): readonly string[];
}

/**
 * What is shown in turn while nobody asks for anything else: the main board of every source, or all its boards where none is
 * the main one, and early in each round what goes on besides the rankings. Without any of these, what little there is takes their place:
 * backends that rank nobody are not waited for.
 */
export function playlist(sourceIds: readonly string[], boards: RankedBoards, panels: FramePanels): readonly Showing[] {
  const ranked = sourceIds.flatMap((id): Showing[] => {
    const mainId = boards.mainBoardId(id);
    if (mainId === null) return [];
    const others = boards.hasMainBoard(id) ? [] : boards.boardIds(id).slice(0, BOARDS_IN_TURN);
    return (others.length === 0 ? [mainId] : others).map((boardId) => ({
      scene: LEADERBOARD_SCENE,
      boardId,
      sourceIds: [id],
    }));
  });
  const lively = livelySources(panels).filter((id) => sourceIds.includes(id));
  const live = ranked.length + lively.length > 0 ? lively : quietSources(panels).filter((id) => sourceIds.includes(id));
  if (live.length === 0) return ranked;
  // Early in the round: what goes on now is old news after many boards.
  return [...ranked.slice(0, 1), { scene: LIVE_SCENE, boardId: null, sourceIds: live }, ...ranked.slice(1)];
}

/** Sources with more to show than lines of activity and counts of private talk, which a board's footer tells as well. */
function livelySources({ rooms, jobs, services, metrics }: FramePanels): readonly string[] {
  return [...new Set([...rooms, ...jobs, ...services, ...metrics].map(({ sourceId }) => sourceId))];
}

function quietSources({ talk, activity }: FramePanels): readonly string[] {
  return [...new Set([...talk, ...activity].map(({ sourceId }) => sourceId))];
}

export const keyOf = ({ scene, boardId }: Showing): string => `${scene} ${boardId ?? ''}`;

/** Whose turn it is. What there is to show may change at any time; what is on show stays for its time. */
export class Turns {
  readonly #clock: Clock;
  #list: readonly Showing[] = [];
  #shown: Showing | null = null;
  #sinceMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The present turn, out of what there is to show now; null when that is nothing. */
  current(list: readonly Showing[]): Showing | null {
    const before = this.#list;
    this.#list = list;
    const shown = this.#shown;
    const still = shown && list.find((one) => keyOf(one) === keyOf(shown));
    if (still && !this.#isOver(still)) {
      this.#shown = still;
      return still;
    }
    const next = shown === null ? list[0] : following(shown, before, list);
    if (next === undefined) this.#shown = null;
    else this.#begin(next);
    return this.#shown;
  }

  #isOver({ scene }: Showing): boolean {
    if (this.#list.length < 2) return false;
    const turnMs = scene === LIVE_SCENE ? LIVE_TURN_MS : BOARD_TURN_MS;
    return this.#clock.monotonic() - this.#sinceMs >= turnMs;
  }

  #begin(next: Showing): void {
    this.#shown = next;
    this.#sinceMs = this.#clock.monotonic();
  }
}

/** The one after it; of what came after it before, the first that is still there. */
function following(shown: Showing, before: readonly Showing[], list: readonly Showing[]): Showing | undefined {
  const at = list.findIndex((one) => keyOf(one) === keyOf(shown));
  if (at !== -1) return list[(at + 1) % list.length];
  const was = before.findIndex((one) => keyOf(one) === keyOf(shown));
  const keys = new Map(list.map((one) => [keyOf(one), one]));
  for (const later of before.slice(was + 1)) {
    const found = keys.get(keyOf(later));
    if (found) return found;
  }
  return list[0];
}
