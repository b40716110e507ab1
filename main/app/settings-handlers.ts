import { createHash } from 'node:crypto';
import { CONFIG_VERSION } from '#core/config/parse';
import type { SettingsDraft, SettingsView } from '#core/ipc/settings-view';
import { appError, type AppError } from '#core/kernel/app-error';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import { err, ok } from '#core/kernel/result';
import type { BoardService } from '#main/board/board-service';
import type { CelebrationPolicy } from '#main/celebrations/celebration-policy';
import type { ConfigService } from '#main/config/config-service';
import type { FeedService } from '#main/feed/feed-service';
import type { Router } from '#main/hosts/router';
import { serveOutbox } from './outbox-handlers';
import { overviewOf } from './overview';
import type { Pins } from './pins';
import { servePeople } from './people-handlers';
import { servePlaylists } from './playlist-handlers';
import type { ApplicationPorts } from './ports';
import { serveRehearsals } from './rehearsal-handlers';
import type { Reports } from './reports';
import { serveTrials, withoutToken } from './trial-handlers';
import type { WallStage } from './wall-stage';

const OVERVIEW_PERIOD_MS = 1_000;

export interface SettingsDeps {
  readonly router: Router;
  readonly config: ConfigService;
  readonly feed: FeedService;
  readonly stage: WallStage;
  readonly boards: BoardService;
  readonly pins: Pins;
  readonly celebrations: CelebrationPolicy;
  readonly reports: Reports;
  readonly ports: ApplicationPorts;
}

/** Answers the settings window. */
export function serveSettings(deps: SettingsDeps): Disposable {
  const { router, config, feed, ports } = deps;
  const disposer = new Disposer();

  router.onRequest('settings:load', () => ok(viewOf(deps)));

  router.onRequest('settings:save', (draft) => {
    if (draft.revision !== revisionOf(config)) return err([changedElsewhere()]);
    const saved = config.save(configOf(draft, config), {
      forgotten: forgottenTokens(draft),
      carried: draft.carriedTokens ?? [],
    });
    return saved.ok ? ok(viewOf(deps)) : err(saved.error);
  });

  serveOutbox(router, deps.reports);
  servePlaylists({ ...deps, clock: ports.clock });
  servePeople(deps);
  serveRehearsals({ ...deps, clock: ports.clock, newId: ports.newId, wallName: () => config.config.wall.name });

  router.onRequest('settings:reconnect', ({ sourceId }) => {
    const source = feed.source(sourceId);
    if (!source) {
      return err([appError('SRC-2', 'This source is not running.', 'Switch it on and save, then try again.')]);
    }
    source.reconnect();
    return ok(undefined);
  });

  router.onRequest('settings:messages', ({ sourceId }) =>
    ok({ kinds: feed.source(sourceId)?.diagnostics.kinds(ports.clock.now()) ?? [] }),
  );

  disposer.add(serveTrials(deps));

  disposer.add(
    ports.clock.every(OVERVIEW_PERIOD_MS, () => {
      const windows = router.sessions.filter((session) => session.kind === 'settings');
      if (windows.length === 0) return;
      const overview = overviewOf(deps, revisionOf(config));
      for (const session of windows) session.push('settings:overview', overview);
    }),
  );
  return disposer;
}

function viewOf({ config, ports }: SettingsDeps): SettingsView {
  const { version: _version, ...settings } = config.config;
  return {
    revision: revisionOf(config),
    config: settings,
    tokensHeld: tokensHeld(config),
    provisionedBy: config.provisionedBy,
    appVersion: ports.appVersion,
  };
}

function tokensHeld(config: ConfigService): string[] {
  return config.config.sources.filter(({ id }) => config.token(id) !== null).map(({ id }) => id);
}

function revisionOf(config: ConfigService): string {
  const text = JSON.stringify([config.config, tokensHeld(config)]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function changedElsewhere(): AppError {
  return appError(
    'CONFIG-9',
    'The settings were changed in another window meanwhile.',
    'Look at them as they are now, then save again.',
  );
}

function configOf(draft: SettingsDraft, { config }: ConfigService): unknown {
  return {
    version: CONFIG_VERSION,
    wall: draft.wall,
    sources: draft.sources.map((source) => (source['token'] === null ? withoutToken(source) : source)),
    people: draft.people ?? config.people,
    celebrations: draft.celebrations ?? config.celebrations,
  };
}

function forgottenTokens(draft: SettingsDraft): string[] {
  return draft.sources.flatMap(({ id, token }) => (token === null && typeof id === 'string' ? [id] : []));
}
