import { celebrationsSchema } from '#core/config/celebrations';
import type { Frame, FrameRow } from '#core/ipc/frame';
import type { PlaylistView } from '#core/ipc/playlist-view';
import type { OutboxLedger, Overview, SettingsView, SourceOverview } from '#core/ipc/settings-view';
import { ok } from '#core/kernel/result';
import { FakeBridge } from './fake-bridge';

/** Made-up data for tests of the settings window. */

export const NOW_MS = Date.UTC(2026, 10, 20, 14, 32);

type Source = SettingsView['config']['sources'][number];

export function fakeSource(id: string, rest: Partial<Source> = {}): Source {
  return {
    id,
    dialect: 'leaderboard',
    url: `https://${id}.example.com`,
    join: { tvDisplay: true },
    showConversations: false,
    enabled: true,
    ...rest,
  };
}

export function fakeView(
  sources: readonly Source[] = [fakeSource('sales'), fakeSource('training')],
  rest: Partial<SettingsView> = {},
): SettingsView {
  return {
    revision: 'revision-1',
    config: {
      wall: {
        name: 'Sales floor',
        language: 'en',
        theme: 'midnight',
        calmIntervalMs: 1_000,
        maxEntries: 100,
        staleAfterSeconds: 120,
        ageingAfterSeconds: 30,
        kindness: { rest: 'chase', lastPlace: 'hidden' },
        hemisphere: 'north',
        brand: {},
        motion: 'system',
        overscanPercent: 0,
        pixelShift: true,
        dimming: [],
        displays: [],
      },
      sources: [...sources],
      people: [],
      celebrations: celebrationsSchema.parse({}),
    },
    tokensHeld: [],
    provisionedBy: null,
    appVersion: '0.1.0',
    ...rest,
  };
}

export function fakePlaylist(rest: Partial<PlaylistView> = {}): PlaylistView {
  return {
    now: { scene: 'leaderboard', boardId: 'sales:revenue', by: 'turn' },
    pin: null,
    items: [],
    automatic: [{ scene: 'leaderboard', boardId: 'sales:revenue' }],
    boards: [{ id: 'sales:revenue', metric: 'revenue', scope: null, title: null }],
    ...rest,
  };
}

export function fakeSourceOverview(id: string, rest: Partial<SourceOverview> = {}): SourceOverview {
  return {
    id,
    dialect: 'leaderboard',
    state: 'live',
    status: 'connected',
    sinceMs: NOW_MS - 3_600_000,
    problem: null,
    nextAttemptAtMs: null,
    latencyMs: 4,
    lastEventAtMs: NOW_MS - 2_000,
    freshness: 'live',
    received: 1_204,
    applied: 1_201,
    rejected: 3,
    unknown: 0,
    duplicates: 0,
    limited: 0,
    gaps: { found: 0, healed: 0 },
    connections: [{ name: 'main', state: 'live', missing: [] }],
    refusedRooms: [],
    rejections: [],
    ...rest,
  };
}

/** A source whose token the server has refused. */
export function fakeRefusal(id: string): SourceOverview {
  return fakeSourceOverview(id, {
    state: 'rejected',
    status: 'error',
    problem: {
      code: 'AUTH-1',
      message: 'The server refused this token.',
      remedy: 'Paste a new one, or set a token address and the wall renews it by itself.',
    },
    nextAttemptAtMs: NOW_MS + 58_000,
    latencyMs: null,
    freshness: 'stale',
  });
}

export function fakeLedger(rest: Partial<OutboxLedger> = {}): OutboxLedger {
  return { accepted: 0, queued: 0, acked: 0, dropped: 0, expired: 0, droppedBy: {}, ...rest };
}

export function fakeOverview(sources: readonly SourceOverview[]): Overview {
  return {
    revision: 'revision-1',
    sources: [...sources],
    eventsLastMinute: 118,
    waitingToBeSent: 0,
    outbox: {
      problem: null,
      total: fakeLedger(),
      sources: sources.map(({ id }) => ({ id, ledger: fakeLedger() })),
    },
    rejected: 3,
    lastEventAtMs: NOW_MS - 2_000,
  };
}

const PEOPLE: readonly (readonly [string, number, number])[] = [
  ['Łukasz Kowalczyk', 201_350, 0],
  ['Amara Okafor', 184_920, 1],
  ['Siân Nguyễn', 171_044, -1],
  ['Yuki Tanaka', 158_700, 2],
  ['Tomás Rivera', 152_310, 0],
  ['Fatima Al-Rashid', 149_985, 3],
  ['Jean-Baptiste Lefèvre', 140_020, -1],
  ['Oluwaseun Ibrahim', 131_400, -3],
  ['Mia Hoffmann', 127_660, 0],
  ['Dimitra Katsaros', 119_075, 1],
];

function fakeRows(): FrameRow[] {
  return PEOPLE.map(([name, value, delta], index) => ({
    id: `person-${index + 1}`,
    rank: index + 1,
    name,
    detail: null,
    value,
    avatar: null,
    delta,
    progress: value / 201_350,
  }));
}

export function fakeFrame(rest: Partial<Frame> = {}): Frame {
  const rows = fakeRows();
  return {
    epoch: 'epoch-1',
    seq: 0,
    full: true,
    board: {
      id: 'sales:monthlyRevenue',
      metric: 'monthlyRevenue',
      scope: null,
      title: 'Revenue this month',
      currency: 'EUR',
      entryCount: 24,
    },
    rows,
    order: rows.map((row) => row.id),
    removed: [],
    moves: [],
    celebrations: [],
    notices: [],
    panels: null,
    exhibit: null,
    look: null,
    status: {
      wallName: 'Sales floor',
      language: 'en',
      theme: 'midnight',
      freshness: 'live',
      confirmedAtMs: NOW_MS,
      sources: [],
      contest: null,
      scene: 'leaderboard',
      display: null,
      turn: null,
    },
    atMs: NOW_MS,
    ...rest,
  };
}

/** A host that keeps what is saved, as main does: tokens apart, and never in the reply. */
export function fakeHost(start: SettingsView = fakeView()): FakeBridge {
  let view = start;
  return new FakeBridge({
    'settings:load': () => ok(view),
    'settings:save': (draft) => {
      const held = new Set(view.tokensHeld);
      const sources = draft.sources.map(({ token, ...source }) => {
        const { id } = source as { id: string };
        if (token === null) held.delete(id);
        else if (token !== undefined) held.add(id);
        return fakeSource(id, source);
      });
      const ids = new Set(sources.map((source) => source.id));
      const wall = draft.wall as SettingsView['config']['wall'];
      const people = (draft.people ?? view.config.people) as SettingsView['config']['people'];
      const celebrations = (draft.celebrations ?? view.config.celebrations) as SettingsView['config']['celebrations'];
      const config = { wall, sources, people, celebrations };
      view = { ...view, config, tokensHeld: [...held].filter((id) => ids.has(id)) };
      return ok(view);
    },
    'settings:reconnect': () => ok(undefined),
    'settings:test': () => ok(undefined),
    'settings:dry-run': () => ok(undefined),
    'settings:dry-run-stop': () => ok(undefined),
    'settings:messages': () => ok({ kinds: [] }),
    'settings:sign-in': () => ok(undefined),
    'settings:playlist': () => ok(fakePlaylist()),
    'settings:pin': () => ok(undefined),
    'settings:people': () => ok({ entries: [], more: 0 }),
    'settings:rehearse': () => ok(undefined),
    'settings:outbox': () => ok({ messages: [], queued: 0 }),
    'settings:outbox-clear': () => ok({ cleared: 0 }),
  });
}
