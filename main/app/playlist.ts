import type { BoardMeasure } from '#core/domain/board-view';
import type { SceneMessage } from '#core/domain/events';
import type { Period } from '#core/domain/periods';
import type { SceneId } from '#core/domain/scenes';
import type { FramePanels } from '#core/ipc/panels';

/** What a wall may show: a board in a scene, or what there is besides the rankings. */
export interface Showing {
  readonly scene: SceneId;
  readonly boardId: string | null;
  /** What is said of the data is said of these sources. */
  readonly sourceIds: readonly string[];
  /** Its place in a playlist, by which it is known: two places may show the same. */
  readonly slot?: string;
  readonly turnMs?: number;
  /** The two of a pair. */
  readonly boardIds?: readonly string[];
  /** Without one, the board as the backend tells it. */
  readonly period?: Period;
  readonly view?: BoardMeasure;
  /** In place of the board's own. */
  readonly title?: string;
  readonly message?: SceneMessage;
}

export const LEADERBOARD_SCENE = 'leaderboard' satisfies SceneId;
export const LIVE_SCENE = 'live' satisfies SceneId;

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
  const ranked = boardsInTurn(sourceIds, boards);
  const lively = livelySources(panels).filter((id) => sourceIds.includes(id));
  const live = ranked.length + lively.length > 0 ? lively : quietSources(panels).filter((id) => sourceIds.includes(id));
  if (live.length === 0) return ranked;
  // Early in the round: what goes on now is old news after many boards.
  return [...ranked.slice(0, 1), { scene: LIVE_SCENE, boardId: null, sourceIds: live }, ...ranked.slice(1)];
}

/** The main board of each source, or all its boards where none is the main one. */
export function boardsInTurn(sourceIds: readonly string[], boards: RankedBoards): readonly Showing[] {
  return sourceIds.flatMap((id): Showing[] => {
    const mainId = boards.mainBoardId(id);
    if (mainId === null) return [];
    const others = boards.hasMainBoard(id) ? [] : boards.boardIds(id).slice(0, BOARDS_IN_TURN);
    return (others.length === 0 ? [mainId] : others).map((boardId) => ({
      scene: LEADERBOARD_SCENE,
      boardId,
      sourceIds: [id],
    }));
  });
}

/** Sources with more to show than lines of activity and counts of private talk, which a board's footer tells as well. */
export function livelySources({ rooms, jobs, services, metrics }: FramePanels): readonly string[] {
  return [...new Set([...rooms, ...jobs, ...services, ...metrics].map(({ sourceId }) => sourceId))];
}

export function quietSources({ talk, activity }: FramePanels): readonly string[] {
  return [...new Set([...talk, ...activity].map(({ sourceId }) => sourceId))];
}

export const keyOf = ({ slot, scene, boardId }: Showing): string => `${slot ?? ''} ${scene} ${boardId ?? ''}`;
