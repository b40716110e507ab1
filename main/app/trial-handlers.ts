import { CONFIG_VERSION, parseConfig } from '#core/config/parse';
import { appError, type AppError } from '#core/kernel/app-error';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import { err, ok, type Result } from '#core/kernel/result';
import type { ConfigService } from '#main/config/config-service';
import { dryRun } from '#main/feed/dry-run';
import type { FeedService } from '#main/feed/feed-service';
import { testSource } from '#main/feed/source-test';
import type { Router } from '#main/hosts/router';
import type { ApplicationPorts } from './ports';

/** Connection tests that one window may have under way. */
const TESTS_AT_ONCE = 3;

type Draft = Readonly<Record<string, unknown>>;

export interface TrialDeps {
  readonly router: Router;
  readonly config: Pick<ConfigService, 'tokenFor'>;
  readonly feed: Pick<FeedService, 'newestToken'>;
  readonly ports: Pick<ApplicationPorts, 'clock' | 'fetch' | 'transport' | 'demo' | 'clean' | 'hide'>;
}

/** Lets the settings window try a source that is not saved: step by step, or with the messages shown that come. */
export function serveTrials(deps: TrialDeps): Disposable {
  const { router, ports } = deps;
  const disposer = new Disposer();
  const tests = new Set<Disposable>();
  /** By the session of their window. */
  const runs = new Map<string, { readonly runId: string; readonly run: Disposable }>();

  router.onRequest('settings:test', ({ testId, source, carriesToken }, session) => {
    if (tests.size >= TESTS_AT_ONCE) {
      return err([appError('TEST-1', 'Other tests are still running.', 'Wait for them to end.')]);
    }
    const token = tokenOf(deps, source, carriesToken === true);
    if (!token.ok) return err([token.error]);
    const test = testSource({
      ...ports,
      draft: withoutToken(source),
      token: token.value,
      report: (step) => {
        session.push('settings:test-step', { testId, ...step });
      },
      done: () => {
        tests.delete(test);
      },
    });
    tests.add(test);
    return ok(undefined);
  });

  const stop = (sessionId: string): void => {
    runs.get(sessionId)?.run.dispose();
    runs.delete(sessionId);
  };

  router.onRequest('settings:dry-run', ({ runId, source, carriesToken }, session) => {
    const parsed = parseConfig({ version: CONFIG_VERSION, sources: [withoutToken(source)] });
    if (!parsed.ok) return err(parsed.error);
    const [config] = parsed.value.sources;
    if (config?.mapping === undefined) {
      return err([appError('TEST-3', 'Only a backend with a mapping has a dry run.', 'Use the connection test.')]);
    }
    const token = tokenOf(deps, source, carriesToken === true);
    if (!token.ok) return err([token.error]);
    stop(session.id);
    const run = dryRun({
      ...ports,
      config,
      mapping: config.mapping,
      token: token.value,
      push: (step) => {
        session.push('settings:dry-run-step', { runId, ...step });
      },
      done: () => {
        if (runs.get(session.id)?.runId === runId) runs.delete(session.id);
      },
    });
    runs.set(session.id, { runId, run });
    return ok(undefined);
  });

  router.onRequest('settings:dry-run-stop', ({ runId }, session) => {
    if (runs.get(session.id)?.runId === runId) stop(session.id);
    return ok(undefined);
  });

  disposer.add(
    router.onClosed((session) => {
      stop(session.id);
    }),
  );
  disposer.add({
    dispose: () => {
      for (const test of tests) test.dispose();
      for (const { run } of runs.values()) run.dispose();
    },
  });
  return disposer;
}

/** The token that was typed, or else the stored one where it may go to the addresses of this draft. */
function tokenOf({ config, feed, ports }: TrialDeps, source: Draft, carries: boolean): Result<string | null, AppError> {
  const typed = source['token'];
  if (typeof typed === 'string') {
    ports.hide(typed);
    return ok(typed);
  }
  if (typed !== undefined) return ok(null);
  const stored = config.tokenFor(source, carries);
  return stored.ok ? ok(feed.newestToken(String(source['id']), stored.value)) : stored;
}

export function withoutToken(source: Draft): Record<string, unknown> {
  const { token: _token, ...rest } = source;
  return rest;
}
