import { sourceOfBoard } from '#core/domain/board';
import type { Notice } from '#core/domain/notices';
import type { Exhibit } from '#core/ipc/exhibits';
import type { FrameLook } from '#core/ipc/look';
import { PLAIN_LOOK } from '#core/look/plain-look';
import type { FramePanels } from '#core/ipc/panels';
import type { Frame, FrameBoard, FrameRow, FrameSource, WallStatus } from '#core/ipc/frame';

/** All that the wall shows, put together from frames. Immutable. */
export interface WallState {
  /** null before the first frame. */
  readonly epoch: string | null;
  readonly seq: number;
  readonly board: FrameBoard | null;
  readonly rows: ReadonlyMap<string, FrameRow>;
  /** By id; the same object until a name in it changes, which is far more rarely than a value does. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids in rank order. */
  readonly order: readonly string[];
  /** Oldest first. */
  readonly notices: readonly Notice[];
  /** What is not a ranking; null while nothing was told. */
  readonly panels: FramePanels | null;
  /** What the scene shows besides the board. */
  readonly exhibit: Exhibit;
  readonly look: FrameLook;
  readonly status: WallStatus | null;
}

export const EMPTY_WALL: WallState = {
  epoch: null,
  seq: -1,
  board: null,
  rows: new Map(),
  names: new Map(),
  order: [],
  notices: [],
  panels: null,
  exhibit: { kind: 'none' },
  look: PLAIN_LOOK,
  status: null,
};

/** Older ones have been on the wall long enough. */
export const NOTICES_KEPT = 20;

/** The source of the board on show, or all of them while there is no board: what is said of the data is said of these. */
export function sourcesBehind({ status, board }: Pick<WallState, 'status' | 'board'>): readonly FrameSource[] {
  const sources = status?.sources ?? [];
  return board === null ? sources : sources.filter(({ id }) => id === sourceOfBoard(board.id));
}

/** Is this entry the one person that its source's boards are about? */
export function isHighlighted({ panels, board }: Pick<WallState, 'panels' | 'board'>, entryId: string): boolean {
  if (panels === null || board === null) return false;
  const sourceId = sourceOfBoard(board.id);
  return panels.highlights.some((one) => one.entryId === entryId && one.sourceId === sourceId);
}

/** Why a frame does not fit onto what the wall holds, or null when it does. Then only a full frame helps. */
export function misfit(state: WallState, frame: Frame): string | null {
  if (frame.full) return null;
  if (state.epoch === null) return 'nothing to build on';
  if (frame.epoch !== state.epoch) return `epoch ${frame.epoch} instead of ${state.epoch}`;
  if (frame.seq !== state.seq + 1) return `frame ${frame.seq} instead of ${state.seq + 1}`;
  if (frame.board !== null && frame.board.id !== state.board?.id) return `rows of another board, ${frame.board.id}`;
  return null;
}

/** Applies a frame that fits (see `misfit`). */
export function applyFrame(state: WallState, frame: Frame): WallState {
  return {
    epoch: frame.epoch,
    seq: frame.seq,
    board: frame.full ? frame.board : (frame.board ?? state.board),
    rows: frame.full ? byId(frame.rows) : changedRows(state.rows, frame),
    names: namesAfter(state.names, frame),
    order: frame.order ?? (frame.full ? frame.rows.map((row) => row.id) : state.order),
    notices: withNotices(state.notices, frame.notices),
    panels: frame.panels ?? state.panels,
    exhibit: frame.exhibit ?? state.exhibit,
    look: frame.look ?? state.look,
    status: frame.status,
  };
}

function byId(rows: readonly FrameRow[]): ReadonlyMap<string, FrameRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

function changedRows(held: ReadonlyMap<string, FrameRow>, frame: Frame): ReadonlyMap<string, FrameRow> {
  if (frame.rows.length === 0 && frame.removed.length === 0) return held;
  const rows = new Map(held);
  for (const id of frame.removed) rows.delete(id);
  for (const row of frame.rows) rows.set(row.id, row);
  return rows;
}

function namesAfter(held: ReadonlyMap<string, string>, { full, rows, removed }: Frame): ReadonlyMap<string, string> {
  if (full) return new Map(rows.map(({ id, name }) => [id, name]));
  const gone = removed.filter((id) => held.has(id));
  const renamed = rows.filter(({ id, name }) => held.get(id) !== name);
  if (gone.length === 0 && renamed.length === 0) return held;
  const names = new Map(held);
  for (const id of gone) names.delete(id);
  for (const { id, name } of renamed) names.set(id, name);
  return names;
}

function withNotices(held: readonly Notice[], arrived: readonly Notice[]): readonly Notice[] {
  if (arrived.length === 0) return held;
  const byId = new Map(held.map((notice) => [notice.id, notice]));
  for (const notice of arrived) {
    byId.delete(notice.id);
    byId.set(notice.id, notice);
  }
  return [...byId.values()].slice(-NOTICES_KEPT);
}
