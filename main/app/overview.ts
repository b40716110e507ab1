import type { Overview, SourceOverview } from '#core/ipc/settings-view';
import { troubleError } from '#main/feed/connection/reasons';
import { STATES } from '#main/feed/connection/states';
import type { FeedService } from '#main/feed/feed-service';
import type { Source } from '#main/feed/source';
import type { ConfigService } from '#main/config/config-service';
import type { Reports } from './reports';
import type { WallStage } from './wall-stage';

export interface OverviewDeps {
  readonly config: ConfigService;
  readonly feed: FeedService;
  readonly stage: WallStage;
  readonly reports: Reports;
  readonly ports: { readonly clock: { now(): number } };
}

/** How all sources are at this moment, for the settings window. */
export function overviewOf({ config, feed, stage, reports, ports }: OverviewDeps, revision: string): Overview {
  const nowMs = ports.clock.now();
  const sources = feed.sources;
  const latest = sources.flatMap((source) => source.lastEventAtMs ?? []);
  return {
    revision,
    sources: sources.map((source) => sourceOverview(source, stage)),
    eventsLastMinute: sources.reduce((sum, source) => sum + source.diagnostics.eventsLastMinute(nowMs), 0),
    waitingToBeSent: reports.ledger.queued,
    outbox: {
      problem: reports.problem,
      total: reports.ledger,
      sources: config.config.sources.map(({ id }) => ({ id, ledger: reports.ledgerOf(id) })),
    },
    rejected: sources.reduce((sum, source) => sum + source.diagnostics.counts.rejected, 0),
    lastEventAtMs: latest.length === 0 ? null : Math.max(...latest),
  };
}

function sourceOverview(source: Source, stage: WallStage): SourceOverview {
  const { state, config, diagnostics } = source;
  const { problem } = source;
  return {
    id: config.id,
    dialect: config.dialect,
    state: state.name,
    status: STATES[state.name].status,
    sinceMs: state.sinceMs,
    problem: problem && troubleError(problem),
    nextAttemptAtMs: source.nextAttemptAtMs,
    latencyMs: source.latencyMs,
    lastEventAtMs: source.lastEventAtMs,
    freshness: stage.freshnessOf(config.id),
    ...diagnostics.counts,
    limited: diagnostics.limited,
    gaps: source.gaps,
    connections: source.connections.map((connection) => ({
      name: connection.name,
      state: connection.state.name,
      missing: [...connection.missing],
    })),
    refusedRooms: [...diagnostics.refusedRooms],
    rejections: [...diagnostics.rejections],
  };
}
