import { Disposer, type Disposable } from '#core/kernel/disposer';
import { BoardService } from '#main/board/board-service';
import { lastBoardFile } from '#main/board/last-board';
import { CelebrationPolicy } from '#main/celebrations/celebration-policy';
import { ConfigService } from '#main/config/config-service';
import { SessionTokens } from '#main/feed/auth/session-tokens';
import { FeedService } from '#main/feed/feed-service';
import { History } from '#main/history/history';
import { Router } from '#main/hosts/router';
import { healthReport, type HealthReport } from '#main/telemetry/health';
import { Pins } from './pins';
import { HeadStart } from './head-start';
import type { ApplicationPorts } from './ports';
import { keepChronicle } from './chronicle';
import { followConfig } from './config-changes';
import { Reports } from './reports';
import { serveSettings } from './settings-handlers';
import { SourceRunner } from './source-runner';
import { WallStage } from './wall-stage';
import { Walls } from './walls';

/** Freshness and the clock's words change without any event; this is how soon the wall notices. */
const TICK_MS = 1_000;
/** Rank arrows fade after a while; boards are looked at again this often. */
const TREND_TICK_MS = 30_000;

/** The application, as a host sees it. */
export interface Application {
  readonly router: Router;
  readonly config: ConfigService;
  start(): Promise<void>;
  /** Everything is released and the last board written. */
  stop(): Promise<void>;
  health(): HealthReport;
  /** A wall did not paint a frame in time: the host should bring it back. */
  onWallHung(listener: (sessionId: string, reason: string) => void): Disposable;
  onOpenSettings(listener: () => void): Disposable;
}

/**
 * Wires the parts together: feed → boards → frames → windows, and commands back. Throws InvalidStoredConfig when the
 * stored configuration is not usable.
 */
export function createApplication(ports: ApplicationPorts): Application {
  const { clock, random, files, log } = ports;
  const startedMs = clock.monotonic();
  const disposer = new Disposer();
  const router = new Router(log.child('ipc'));
  const config = new ConfigService({
    storage: ports.storage,
    secrets: ports.secrets,
    log: log.child('config'),
    provisioned: ports.provisioned,
  });

  const boards = new BoardService({
    clock,
    log: log.child('board'),
    listener: {
      boardChanged: (boardId) => {
        lastBoard.changed();
        walls.boardChanged(boardId);
      },
      celebration: (sourceId, celebration) => {
        celebrations.arrived(sourceId, celebration);
      },
      notice: (notice) => {
        walls.notify(notice);
      },
      stageChanged: () => {
        walls.stageChanged();
      },
    },
  });
  const clean = (text: string): string => boards.people.clean(ports.clean(text));
  const feed = new FeedService({
    clock,
    random,
    fetch: ports.fetch,
    log: log.child('feed'),
    transport: ports.transport,
    token: (sourceId) => config.token(sourceId),
    sessions: new SessionTokens({
      get: (name) => ports.secrets.get(name),
      set: (name, secret) => {
        ports.secrets.set(new Map([[name, secret === null ? null : { token: secret, origins: [] }]]));
      },
    }),
    hide: ports.hide,
    clean,
    network: ports.network,
    sink: {
      apply: (sourceId, events, at, link) => boards.apply(sourceId, events, at, link),
      openJobs: (sourceId) => boards.panels.openJobs(sourceId),
      changed: (sourceId) => {
        reports.sourceChanged(sourceId);
        const state = feed.source(sourceId)?.state;
        celebrations.sourceChanged(sourceId, {
          whole: state?.name === 'live',
          outageSinceMs: state?.outageSinceMs ?? null,
        });
        walls.statusChanged();
      },
    },
  });
  const pins = new Pins({ files, clock, log: log.child('wall') });
  const history: History = new History({
    clock,
    files,
    log: log.child('history'),
    isMadeUp: (sourceId): boolean => stage.isDemo(sourceId),
  });
  const stage: WallStage = new WallStage({
    clock,
    config: () => config.config,
    feed,
    boards,
    history,
    pins,
    celebrating: (): boolean => celebrations.hasScreen,
  });
  const headStart = disposer.add(new HeadStart(clock));
  const walls = new Walls({
    clock,
    router,
    view: (display) => stage.view(display),
    shownBoardId: (display) => stage.shownBoardId(display),
    epoch: ports.newId(),
    log: log.child('wall'),
    loudDisplay: () => config.config.celebrations.loudDisplay,
    opened: () => {
      celebrations.look();
    },
    painted: () => {
      headStart.painted();
    },
    celebrated: (celebrated) => {
      celebrations.outcome(celebrated);
    },
  });
  const celebrations: CelebrationPolicy = new CelebrationPolicy({
    clock,
    files,
    log: log.child('celebrations'),
    settings: () => config.config.celebrations,
    walls: {
      open: () => walls.open,
      celebrate: (staged) => {
        walls.celebrate(staged);
      },
    },
    notify: (notice) => {
      walls.notify(notice);
    },
    mayTell: (sourceId, celebration) => boards.people.mayTell(sourceId, celebration),
    shown: (sourceId, celebrationId) => {
      reports.celebrationShown(sourceId, celebrationId);
    },
    teamOf: (sourceId, entryId) =>
      boards.store.mainBoard(sourceId)?.entries.find((entry) => entry.id === entryId)?.detail ?? null,
  });
  disposer.add(celebrations);
  const reports = new Reports({
    clock,
    files,
    log: log.child('outbox'),
    newId: ports.newId,
    clean: ports.clean,
    feed,
    status: (sourceId) => ({
      wall: config.config.wall.name,
      freshness: stage.freshnessOf(sourceId),
      scene: stage.scene,
      walls: walls.count,
    }),
  });
  const lastBoard = lastBoardFile({
    files,
    clock,
    log: log.child('board'),
    current: () => ({
      boards: boards.store.boards.filter((board) => !stage.isDemo(board.sourceId)),
      main: boards.store.mainBoards,
      confirmed: stage.confirmedTimes(),
    }),
  });

  const runner = new SourceRunner({
    feed,
    demo: ports.demo,
    log: log.child('feed'),
    changed: () => {
      walls.stageChanged();
    },
  });

  return {
    router,
    config,

    async start() {
      boards.callPeople(config.config.people);
      pins.load();
      celebrations.open();
      const restored = lastBoard.load();
      if (restored) {
        const known = new Set(config.config.sources.map((source) => source.id));
        boards.store.restore(
          restored.boards.filter((board) => known.has(board.sourceId)),
          restored.main,
        );
        stage.restored(restored.confirmed);
      }
      disposer.add(
        followConfig({ config, feed, boards, stage, history, celebrations, lastBoard, walls, reports, runner }),
      );
      await reports.open();
      disposer.add(
        keepChronicle({
          clock,
          config: () => config.config,
          history,
          store: boards.store,
          freshnessOf: (sourceId, boardId) => stage.freshnessOf(sourceId, boardId),
        }),
      );
      disposer.add(
        serveSettings({ router, config, feed, stage, boards, pins, celebrations, reports, ports: { ...ports, clean } }),
      );
      disposer.add(walls);
      disposer.add(
        clock.every(TICK_MS, () => {
          if (stage.turned()) walls.stageChanged();
          else walls.statusChanged();
          reports.tellStatus();
        }),
      );
      disposer.add(
        clock.every(TREND_TICK_MS, () => {
          walls.stageChanged();
        }),
      );
      if (boards.store.boards.length > 0) {
        feed.hold();
        headStart.give(() => {
          feed.release();
        });
      }
      await runner.run(config.config.sources);
      log.info('Started', { version: ports.appVersion, host: ports.hostName, sources: config.config.sources.length });
    },

    async stop() {
      if (disposer.disposed) return;
      disposer.dispose();
      // While the sources still know when they were confirmed.
      lastBoard.saveNow();
      boards.dispose();
      await runner.stop();
      await reports.close();
      log.info('Stopped');
    },

    health: () =>
      healthReport({
        version: ports.appVersion,
        host: ports.hostName,
        uptimeMs: clock.monotonic() - startedMs,
        sources: feed.sources.map((source) => ({
          source,
          freshness: stage.freshnessOf(source.config.id),
          boards: stage.boardsOf(source.config.id),
        })),
        outbox: reports.ledger,
        celebrations: celebrations.counts,
        boards: boards.store.boards,
        displays: stage.onShow(walls.displays),
      }),

    onWallHung: (listener) => walls.onHung(listener),
    onOpenSettings: (listener) => walls.onOpenSettings(listener),
  };
}
