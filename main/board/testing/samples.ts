import { applySnapshot } from '#core/domain/apply-event';
import { emptyBoard, type Board } from '#core/domain/board';
import type { Celebration } from '#core/domain/celebrations';
import type { DomainEvent } from '#core/domain/events';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { Kindness } from '#core/domain/kindness';
import type { Notice } from '#core/domain/notices';
import type { WallStatus } from '#core/ipc/frame';
import { FakeClock } from '#core/kernel/fake-clock';
import { People } from '../people';

/** Boards, moments and events for tests. */
export function boardOf(values: Readonly<Record<string, number>>, metric = 'revenue', nowMs = 0): Board {
  const entries = entriesOf(values);
  const event = { kind: 'snapshot', metric, scope: null, entries, atMs: nowMs } as const;
  return applySnapshot(emptyBoard('sales', metric, null), event, nowMs);
}

/** Best first. */
function entriesOf(values: Readonly<Record<string, number>>): { id: string; name: string; value: number }[] {
  const entries = Object.entries(values).map(([id, value]) => ({ id, name: `Name of ${id}`, value }));
  return entries.sort((a, b) => b.value - a.value);
}

export function snapshot(
  values: Readonly<Record<string, number>>,
  ref: { readonly metric?: string | null; readonly scope?: string | null } = {},
): DomainEvent & { kind: 'snapshot' } {
  const entries = entriesOf(values);
  return { kind: 'snapshot', metric: 'revenue', scope: null, ...ref, entries, atMs: 0 };
}

export function move(
  id: string,
  newRank: number,
  value: number,
  ref: { readonly metric?: string | null; readonly scope?: string | null } = {},
): DomainEvent & { kind: 'moves' } {
  return { kind: 'moves', metric: 'revenue', scope: null, ...ref, moves: [{ id, newRank, value }], atMs: 0 };
}

/** Everybody is shown, in one list. */
export const NOT_KIND: Kindness = { rest: 'hidden', lastPlace: 'shown' };

/** Nobody is joined with anybody. */
export const strangers = (): People => {
  return new People({ clock: new FakeClock(), nameOf: () => null, avatarOf: () => null, boardsVersion: () => 0 });
};

export function statusOf(change: Partial<WallStatus> = {}): WallStatus {
  return {
    wallName: 'Sales floor',
    language: 'en',
    theme: 'midnight',
    freshness: 'live',
    confirmedAtMs: 0,
    sources: [],
    contest: null,
    scene: 'leaderboard',
    display: null,
    turn: null,
    ...change,
  };
}

export function celebrationOf(id: string): Celebration {
  return {
    id,
    kind: 'rank',
    rarity: 'rare',
    entryId: 'a',
    name: 'Ada',
    title: 'First place',
    detail: null,
    icon: null,
    atMs: 0,
  };
}

export function noticeOf(id: string): Notice {
  return { id, tone: 'info', weight: 'normal', body: { text: `Notice ${id}` }, entryId: null, atMs: 0 };
}

export function stagedOf(id: string): StagedCelebration {
  return {
    ...celebrationOf(id),
    others: [],
    othersCount: 0,
    lines: [],
    moreLines: 0,
    digest: null,
    rehearsal: false,
    sound: null,
  };
}
