import type { Notice } from '#core/domain/notices';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { Frame, FrameRow, FrameSource, WallStatus } from '#core/ipc/frame';

/** Made-up frames for the wall's tests. */

export const NOON_MS = Date.UTC(2026, 10, 20, 12, 0, 0);

export function rowOf(id: string, rank: number, over: Partial<FrameRow> = {}): FrameRow {
  return { id, rank, name: `Person ${id}`, detail: null, value: 100, avatar: null, delta: 0, progress: null, ...over };
}

export function noticeOf(id: string, over: Partial<Notice> = {}): Notice {
  return {
    id,
    tone: 'info',
    weight: 'normal',
    body: { text: `Notice ${id}` },
    entryId: null,
    atMs: NOON_MS,
    ...over,
  };
}

export function celebrationOf(id: string, over: Partial<StagedCelebration> = {}): StagedCelebration {
  return {
    id,
    kind: 'achievement',
    rarity: 'common',
    entryId: null,
    name: `Person ${id}`,
    title: 'Well done',
    detail: null,
    icon: null,
    atMs: NOON_MS,
    others: [],
    othersCount: 0,
    lines: [],
    moreLines: 0,
    digest: null,
    rehearsal: false,
    sound: null,
    ...over,
  };
}

export function sourceOf(over: Partial<FrameSource> = {}): FrameSource {
  return {
    id: 'sales',
    state: 'live',
    status: 'connected',
    sinceMs: NOON_MS,
    trouble: null,
    code: null,
    demo: false,
    latencyMs: null,
    conversations: 0,
    ...over,
  };
}

export function statusOf(over: Partial<WallStatus> = {}): WallStatus {
  return {
    wallName: 'Sales floor',
    language: 'en',
    theme: 'midnight',
    freshness: 'live',
    confirmedAtMs: NOON_MS,
    sources: [sourceOf()],
    contest: null,
    scene: 'leaderboard',
    display: null,
    turn: null,
    ...over,
  };
}

/** A full frame of these rows, unless `over` says otherwise. */
export function frameOf(rows: readonly FrameRow[], over: Partial<Frame> = {}): Frame {
  return {
    epoch: 'one',
    seq: 0,
    full: true,
    board: {
      id: 'sales:revenue',
      metric: 'yearlyRevenue',
      scope: null,
      title: null,
      currency: null,
      entryCount: rows.length,
    },
    rows: [...rows],
    order: rows.map((row) => row.id),
    removed: [],
    moves: [],
    celebrations: [],
    notices: [],
    panels: null,
    exhibit: null,
    look: null,
    status: statusOf(),
    atMs: NOON_MS,
    ...over,
  };
}
