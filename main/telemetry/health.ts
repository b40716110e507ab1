import { createHash } from 'node:crypto';
import { digestText, type Board } from '#core/domain/board';
import type { Freshness } from '#core/domain/freshness';
import { reasonInWords } from '#main/feed/connection/reasons';
import { STATES } from '#main/feed/connection/states';
import type { Source } from '#main/feed/source';
import type { CelebrationCounts } from '#main/celebrations/ledger';
import type { LedgerView } from '#main/outbox/ledger';

/** The health page (contract.md). Every time is ISO text. */
export interface HealthReport {
  readonly app: { readonly version: string; readonly host: string; readonly uptimeSeconds: number };
  readonly sources: readonly HealthSource[];
  readonly outbox: {
    readonly accepted: number;
    readonly queued: number;
    readonly acked: number;
    readonly dropped: number;
    readonly expired: number;
  };
  /** accepted = waiting + shown + merged + expired + dropped + capped + quiet + off + digest, always. */
  readonly celebrations: CelebrationCounts;
  readonly boards: readonly { readonly id: string; readonly entries: number; readonly digest: string }[];
  /** What is on show where. The first is the wall itself, without a name. */
  readonly displays: readonly HealthDisplay[];
}

export interface HealthDisplay {
  readonly name: string | null;
  readonly scene: string;
  readonly board: string | null;
  /** Windows and pages that show it now. */
  readonly walls: number;
}

interface HealthSource {
  readonly id: string;
  readonly dialect: string;
  readonly state: string;
  readonly status: string;
  readonly since: string;
  readonly latencyMs: number | null;
  readonly lastEventAt: string | null;
  readonly freshness: Freshness;
  readonly received: number;
  readonly applied: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly duplicates: number;
  /** Gaps in the numbers of messages, and those of them that a whole board has made up for. */
  readonly gaps: number;
  readonly healed: number;
  readonly reconnects: number;
  /** While something is wrong: what, what to do, a code for support, and what was seen. */
  readonly reason: string;
  /** The main one first. */
  readonly connections: readonly { readonly name: string; readonly state: string; readonly reason: string }[];
  /** Each by itself: the connection that tells a board may be another than that of the source's other boards. */
  readonly boards: readonly { readonly id: string; readonly freshness: Freshness }[];
}

export interface HealthFacts {
  readonly version: string;
  readonly host: string;
  readonly uptimeMs: number;
  readonly sources: readonly {
    readonly source: Source;
    readonly freshness: Freshness;
    readonly boards: HealthSource['boards'];
  }[];
  readonly outbox: LedgerView;
  readonly celebrations: CelebrationCounts;
  readonly boards: readonly Board[];
  readonly displays: readonly HealthDisplay[];
}

export function healthReport(facts: HealthFacts): HealthReport {
  return {
    app: { version: facts.version, host: facts.host, uptimeSeconds: Math.round(facts.uptimeMs / 1000) },
    sources: facts.sources.map(({ source, freshness, boards }) => ({
      id: source.config.id,
      dialect: source.config.dialect,
      state: source.state.name,
      status: STATES[source.state.name].status,
      since: new Date(source.state.sinceMs).toISOString(),
      latencyMs: source.latencyMs === null ? null : Math.round(source.latencyMs),
      lastEventAt: source.lastEventAtMs === null ? null : new Date(source.lastEventAtMs).toISOString(),
      freshness,
      ...source.diagnostics.counts,
      gaps: source.gaps.found,
      healed: source.gaps.healed,
      reconnects: source.reconnects,
      reason: reasonInWords(source.problem ?? source.state.reason),
      connections: source.connections.map(({ name, state }) => ({
        name,
        state: state.name,
        reason: reasonInWords(state.reason),
      })),
      boards,
    })),
    outbox: outboxCounts(facts.outbox),
    celebrations: facts.celebrations,
    boards: facts.boards.map((board) => ({ id: board.id, entries: board.entries.length, digest: boardDigest(board) })),
    displays: facts.displays,
  };
}

function outboxCounts({ accepted, queued, acked, dropped, expired }: LedgerView): HealthReport['outbox'] {
  return { accepted, queued, acked, dropped, expired };
}

/** SHA-256 of the digest text, lower-case hex. Two walls that show the same board have the same digest. */
export function boardDigest(board: Board): string {
  return createHash('sha256').update(digestText(board), 'utf8').digest('hex');
}
