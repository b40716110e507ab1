import { beforeEach, describe, expect, it } from 'vitest';
import { configSchema, type Config } from '#core/config/schema';
import type { Frame } from '#core/ipc/frame';
import { FakeClock } from '#core/kernel/fake-clock';
import { BoardService } from '#main/board/board-service';
import { boardOf, move, noticeOf, snapshot, stagedOf } from '#main/board/testing/samples';
import { trouble } from '#main/feed/connection/reasons';
import { forgetfulSessions } from '#main/feed/auth/session-tokens';
import { FeedService } from '#main/feed/feed-service';
import type { Transport, TransportListener } from '#main/feed/transports/transport';
import { Router, type WindowSession } from '#main/hosts/router';
import { silentLogger } from '#main/ports/logger';
import { passingHistory } from '#main/history/testing/history';
import { noHints } from '#main/ports/network-hints';
import { BOARD_TURN_MS } from './playlist';
import { WallStage } from './wall-stage';
import { Walls } from './walls';

/** A backend that does what the test says. */
class FakeTransport implements Transport {
  readonly pingIntervalMs = null;
  listener: TransportListener | null = null;

  open(listener: TransportListener): void {
    this.listener = listener;
  }

  cut(): void {
    // It is closed next.
  }

  close(): void {
    this.listener = null;
  }

  openMissing(): void {
    // Nothing is missing.
  }

  send(): boolean {
    return true;
  }
}

let clock: FakeClock;
let config: Config;
let transport: FakeTransport;
let router: Router;
let boards: BoardService;
let feed: FeedService;
let stage: WallStage;
let walls: Walls;
let loudDisplay: string | undefined;

const SALES = { id: 'sales', dialect: 'leaderboard', url: 'https://a.example' };

const start = (sources: object[] = [SALES], wall: object = {}): void => {
  clock = new FakeClock();
  loudDisplay = undefined;
  transport = new FakeTransport();
  router = new Router(silentLogger);
  config = configSchema.parse({
    version: 1,
    wall: { ageingAfterSeconds: 30, staleAfterSeconds: 120, ...wall },
    sources,
  });
  boards = new BoardService({
    clock,
    log: silentLogger,
    listener: {
      boardChanged: (id) => walls.boardChanged(id),
      celebration: () => undefined,
      notice: (notice) => walls.notify(notice),
      stageChanged: () => walls.stageChanged(),
    },
  });
  feed = new FeedService({
    clock,
    random: { next: () => 0.5 },
    fetch: () => Promise.reject(new Error('no network')),
    log: silentLogger,
    sink: { apply: (id, events) => boards.apply(id, events), changed: () => walls.statusChanged() },
    transport: () => transport,
    token: () => null,
    sessions: forgetfulSessions,
    hide: () => undefined,
    network: noHints,
  });
  const history = passingHistory(clock);
  stage = new WallStage({
    clock,
    config: () => config,
    feed,
    boards,
    history,
    pins: { of: () => null },
    celebrating: () => false,
  });
  walls = new Walls({
    clock,
    router,
    view: (display) => stage.view(display),
    shownBoardId: (display) => stage.shownBoardId(display),
    epoch: 'run',
    log: silentLogger,
    loudDisplay: () => loudDisplay,
    opened: () => undefined,
    painted: () => undefined,
    celebrated: () => undefined,
  });
  feed.run(config.sources.filter((source) => source.enabled));
};

/** A window that paints every frame at once. */
function open(id: string, kind: 'wall' | 'settings' = 'wall', paints = true, display: string | null = null): Frame[] {
  const frames: Frame[] = [];
  const session: WindowSession = {
    id,
    kind,
    display,
    push: (_channel, payload) => {
      const frame = payload as Frame;
      frames.push(frame);
      if (paints) router.signal(session, 'wall:painted', { epoch: frame.epoch, seq: frame.seq });
    },
  };
  router.opened(session);
  return frames;
}

const board = (values: Record<string, number>) => ({
  metric: 'revenue',
  rankings: Object.entries(values).map(([userId, value], index) => ({
    userId,
    userName: userId,
    rank: index + 1,
    value,
  })),
});
/** Wakes the walls as the application does every second. */
const tick = (seconds: number): void => {
  for (let second = 0; second < seconds; second++) {
    clock.advance(1_000);
    walls.statusChanged();
    clock.advance(0);
  }
};

beforeEach(() => start());

describe('freshness over time', () => {
  const connect = (): void => {
    transport.listener?.channelOpened('/leaderboard');
    transport.listener?.opened();
    transport.listener?.message('/leaderboard', 'leaderboard:refresh', [board({ a: 3, b: 2 })]);
  };
  const shown = () => stage.view().status;

  it('is offline before there is anything to show', () => {
    expect(shown()).toMatchObject({ freshness: 'offline', confirmedAtMs: null });
    transport.listener?.opened();
    expect(shown().freshness).toBe('offline');
  });

  it('ages and goes stale on a healthy connection that brings nothing, and says so', () => {
    connect();
    expect(shown()).toMatchObject({ freshness: 'live', sources: [{ state: 'live', trouble: null, code: null }] });
    clock.advance(29_999);
    expect(shown().freshness).toBe('live');
    clock.advance(1);
    expect(shown().freshness).toBe('ageing');
    clock.advance(89_999);
    expect(shown()).toMatchObject({ freshness: 'ageing', sources: [{ trouble: null }] });
    clock.advance(1);
    expect(shown()).toMatchObject({ freshness: 'stale', sources: [{ trouble: 'data-silent', code: 'DATA-1' }] });
    transport.listener?.message('/leaderboard', 'rankings:update', [{ userId: 'b', newRank: 1, value: 9 }]);
    expect(shown()).toMatchObject({ freshness: 'live', confirmedAtMs: clock.now(), sources: [{ trouble: null }] });
  });

  it('is soon in doubt when the connection is lost, and stale in the end, with the reason', () => {
    connect();
    const confirmedAtMs = clock.now();
    transport.listener?.lost(trouble('connection-lost', 'the connection broke'));
    expect(shown()).toMatchObject({ freshness: 'live', sources: [{ state: 'waiting', trouble: 'connection-lost' }] });
    clock.advance(5_000);
    expect(shown().freshness).toBe('ageing');
    clock.advance(115_000);
    expect(shown()).toMatchObject({ freshness: 'stale', confirmedAtMs });
  });

  it('does not believe a clock that was set back, and notices a sleep', () => {
    connect();
    clock.stepWallClock(-60 * 60_000);
    expect(shown().freshness).toBe('live');
    clock.advance(120_000);
    expect(shown().freshness).toBe('stale');
    connect();
    expect(shown().freshness).toBe('live');
    // Only the clock on the wall goes on in a sleep.
    clock.stepWallClock(8 * 60 * 60_000);
    expect(shown().freshness).toBe('stale');
  });

  it('is told to the wall without any event', () => {
    const frames = open('wall-1');
    tick(1);
    connect();
    tick(130);
    expect([...new Set(frames.map((frame) => frame.status.freshness))]).toEqual(['offline', 'live', 'ageing', 'stale']);
  });

  it('of a board from an earlier run is stale, until it is confirmed', () => {
    boards.store.restore([{ ...boardOf({ a: 1 }) }], { mainIds: ['sales:revenue'], unnamedIds: [] });
    stage.restored({ sales: 1_000 });
    expect(shown()).toMatchObject({ freshness: 'stale', confirmedAtMs: 1_000 });
    connect();
    expect(shown()).toMatchObject({ freshness: 'live', confirmedAtMs: clock.now() });
  });

  it('is kept over a new connection of the same source, and forgotten with the source', () => {
    connect();
    const confirmedAtMs = clock.now();
    clock.advance(1_000);
    stage.keepConfirmed();
    feed.run([{ ...config.sources[0]!, showConversations: true }]);
    expect(shown()).toMatchObject({ freshness: 'live', confirmedAtMs, sources: [{ state: 'connecting' }] });
    clock.advance(119_000);
    expect(shown().freshness).toBe('stale');
    feed.run([]);
    stage.forgetSource('sales');
    boards.forgetSource('sales');
    expect(stage.confirmedTimes()).toEqual({});
    expect(shown()).toMatchObject({ freshness: 'offline', confirmedAtMs: null });
  });
});

describe('what is on stage', () => {
  it('is the main board of the first source that has one, then in turn that of each that is enabled', () => {
    start([
      { id: 'off', dialect: 'leaderboard', url: 'https://a.example', enabled: false },
      { id: 'empty', dialect: 'leaderboard', url: 'https://b.example' },
      { id: 'sales', dialect: 'leaderboard', url: 'https://c.example' },
    ]);
    for (const id of ['sales', 'off']) boards.apply(id, [snapshot({ a: 1 })]);
    expect(stage.view().board?.sourceId).toBe('sales');
    boards.apply('empty', [snapshot({ a: 1 })]);
    const shown = (): (string | undefined)[] =>
      [0, BOARD_TURN_MS, BOARD_TURN_MS].map((laterMs) => {
        clock.advance(laterMs);
        return stage.view().board?.sourceId;
      });
    expect(shown()).toEqual(['sales', 'empty', 'sales']);
  });

  it('is stale where the board is of an earlier run, whatever else its source tells now', () => {
    boards.apply('sales', [snapshot({ a: 1 })]);
    const [board] = boards.store.boards;
    if (!board) throw new Error('there is no board');
    start();
    boards.store.restore([board], { mainIds: [board.id], unnamedIds: [] });
    transport.listener?.channelOpened('/leaderboard');
    transport.listener?.opened();
    transport.listener?.message('/training', 'xp:gained', [{ userId: 'a', amount: 5, newTotal: 5 }]);
    expect(stage.view()).toMatchObject({ board: { id: board.id }, status: { freshness: 'stale' } });
    boards.apply('sales', [snapshot({ a: 2 })]);
    expect(stage.view().status.freshness).toBe('live');
  });

  it('is nothing that a source asked for which is switched off', () => {
    boards.apply('off', [snapshot({ a: 1 }), { kind: 'scene', scene: 'leaderboard', durationMs: 60_000 }]);
    boards.apply('sales', [snapshot({ a: 1 })]);
    expect(stage.view().board?.sourceId).toBe('sales');
  });

  it('is the contest while a backend asks for it, and if it has a board', () => {
    boards.apply('sales', [snapshot({ a: 1 }), { kind: 'scene', scene: 'contest', durationMs: 5_000 }]);
    expect(stage.view()).toMatchObject({ board: { metric: 'revenue' }, status: { scene: 'leaderboard' } });
    for (const id of ['9', '10'])
      boards.apply('sales', [snapshot({ a: 1 }, { metric: 'score', scope: `contest-${id}` })]);
    boards.apply('sales', [{ kind: 'contest', contest: { id: '10', title: 'Race', endsAtMs: null } }]);
    expect(stage.view()).toMatchObject({
      board: { scope: 'contest-10' },
      status: { scene: 'contest', contest: { title: 'Race' } },
    });
    clock.advance(5_000);
    expect(stage.view()).toMatchObject({ board: { metric: 'revenue' }, status: { scene: 'leaderboard' } });
  });
});

describe('displays', () => {
  const message = (title: string) => ({ scene: 'message', title });
  const at = (id: string, display: string | null): Frame[] => open(id, 'wall', true, display);

  beforeEach(() => {
    const displays = [{ name: 'Lobby', playlist: [message('Welcome')] }, { name: 'Bar' }];
    start([SALES], { playlist: [{ scene: 'leaderboard' }, message('Everywhere')], displays });
    boards.apply('sales', [snapshot({ a: 3, b: 2 })]);
  });

  it('show what their playlists say, at the same time; a wall of an unknown name shows that of the wall', () => {
    const walls = [at('wall-1', null), at('wall-2', 'Lobby'), at('wall-3', 'Bar'), at('wall-4', 'Cellar')];
    clock.advance(0);
    expect(walls.map(([first]) => [first?.status.display, first?.status.scene, first?.exhibit?.kind])).toEqual([
      [null, 'leaderboard', 'none'],
      ['Lobby', 'message', 'message'],
      ['Bar', 'leaderboard', 'none'],
      [null, 'leaderboard', 'none'],
    ]);
    expect(walls[0]?.[0]?.status.turn).toEqual({ index: 0, count: 2 });
  });

  it('are told of changes of the boards that they show, and of no others', () => {
    const [hall, lobby] = [at('wall-1', null), at('wall-2', 'Lobby')];
    clock.advance(1_000);
    boards.apply('sales', [move('b', 1, 9)]);
    clock.advance(1_000);
    expect(hall.at(-1)?.order).toEqual(['b', 'a']);
    // Who has passed whom is told everywhere.
    expect(lobby.at(-1)).toMatchObject({ notices: [{}], board: null, rows: [], order: null });
  });

  it('have turns of their own, and fall back to the wall when they are no longer set up', () => {
    const bar = at('wall-1', 'Bar');
    clock.advance(BOARD_TURN_MS / 2);
    const hall = at('wall-2', null);
    clock.advance(0);
    const scenes = () => [bar.at(-1)?.status.scene, hall.at(-1)?.status.scene];
    clock.advance(BOARD_TURN_MS / 2);
    expect(stage.turned()).toBe(true);
    walls.stageChanged();
    clock.advance(0);
    expect(scenes()).toEqual(['message', 'leaderboard']);
    config = configSchema.parse({ version: 1, sources: [SALES] });
    walls.stageChanged();
    clock.advance(1_000);
    expect([bar.at(-1)?.status.display, ...scenes()]).toEqual([null, 'leaderboard', 'leaderboard']);
  });
});

describe('the windows', () => {
  it('each get a full frame as they open, in an epoch of their own', () => {
    boards.apply('sales', [snapshot({ a: 3, b: 2 })]);
    const [wall, preview] = [open('wall-1'), open('settings-2', 'settings')];
    clock.advance(0);
    expect(wall).toMatchObject([{ epoch: 'run/wall-1', seq: 1, full: true, order: ['a', 'b'] }]);
    expect(preview).toMatchObject([{ epoch: 'run/settings-2', seq: 1, full: true }]);
  });

  it('are each kept at their own pace: one that hangs is told of and holds up nobody', () => {
    const hung: string[] = [];
    walls.onHung((id) => hung.push(id));
    const [good, stuck] = [open('wall-1'), open('wall-2', 'wall', false)];
    boards.apply('sales', [snapshot({ a: 3, b: 2 })]);
    clock.advance(0);
    for (let turn = 1; turn <= 20; turn++) {
      boards.apply('sales', [move('b', 1, 3 + turn)]);
      clock.advance(1_000);
    }
    expect(stuck).toHaveLength(1);
    expect(good.length).toBeGreaterThanOrEqual(20);
    expect(hung).toEqual(['wall-2']);
  });

  it('are not told of boards that they do not show', () => {
    const frames = open('wall-1');
    boards.apply('sales', [snapshot({ a: 3 })]);
    clock.advance(1_000);
    const before = frames.length;
    boards.apply('sales', [snapshot({ a: 3 }, { metric: 'calls' })]);
    clock.advance(2_000);
    expect(frames).toHaveLength(before);
  });

  it('all celebrate, and all read the notices', () => {
    const [one, two] = [open('wall-1'), open('wall-2')];
    walls.celebrate(stagedOf('c1'));
    walls.notify(noticeOf('n1'));
    clock.advance(0);
    for (const frames of [one, two]) {
      expect(frames.flatMap((frame) => frame.celebrations).map(({ id }) => id)).toEqual(['c1']);
      expect(frames.flatMap((frame) => frame.notices).map(({ id }) => id)).toEqual(['n1']);
    }
  });

  it('one of them sounds, the first that is open; windows that only look on do not celebrate', () => {
    const sounding = (frames: readonly Frame[]) =>
      frames.flatMap((frame) => frame.celebrations).map(({ id, sound }) => `${id} ${sound?.motif ?? 'silent'}`);
    const sound = { motif: 'chime', rarity: 'rare', volumePercent: 50 } as const;
    const [settings, one, two] = [open('settings-1', 'settings'), open('wall-1'), open('wall-2')];
    walls.celebrate({ ...stagedOf('c1'), sound });
    clock.advance(50);
    expect([settings, one, two].map(sounding)).toEqual([[], ['c1 chime'], ['c1 silent']]);

    const [, first] = router.sessions;
    if (first) router.closed(first);
    walls.celebrate({ ...stagedOf('c2'), sound });
    clock.advance(50);
    expect(sounding(two)).toEqual(['c1 silent', 'c2 chime']);

    loudDisplay = 'kitchen';
    walls.celebrate({ ...stagedOf('c3'), sound });
    clock.advance(50);
    expect(sounding(two)).toContain('c3 silent');
  });

  it('that are closed, and all once it is over, leave no timer', () => {
    const before = clock.pendingTimers;
    open('wall-1', 'wall', false);
    open('wall-2', 'wall', false);
    clock.advance(0);
    const [first] = router.sessions;
    if (first) router.closed(first);
    expect(clock.pendingTimers).toBe(before + 1);
    walls.dispose();
    expect(clock.pendingTimers).toBe(before);
    expect(open('wall-3')).toEqual([]);
  });

  it('may ask for the settings', () => {
    let asked = 0;
    const listening = walls.onOpenSettings(() => asked++);
    open('wall-1');
    const [wall] = router.sessions;
    if (wall) router.signal(wall, 'wall:open-settings', undefined);
    listening.dispose();
    if (wall) router.signal(wall, 'wall:open-settings', undefined);
    expect(asked).toBe(1);
  });
});
