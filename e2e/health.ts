import { createHash } from 'node:crypto';

/** The health page, as the contract promises it. */
export interface Health {
  readonly app: { readonly version: string; readonly host: string; readonly uptimeSeconds: number };
  readonly sources: readonly HealthSource[];
  readonly outbox: Readonly<Record<'accepted' | 'queued' | 'acked' | 'dropped' | 'expired', number>>;
  readonly celebrations: Readonly<Record<string, number>>;
  readonly boards: readonly HealthBoard[];
  readonly displays: readonly HealthDisplay[];
}

export interface HealthDisplay {
  readonly name: string | null;
  readonly scene: string;
  readonly board: string | null;
  readonly walls: number;
}

export interface HealthSource {
  readonly id: string;
  readonly dialect: string;
  readonly state: string;
  readonly status: string;
  readonly since: string;
  readonly latencyMs: number | null;
  readonly lastEventAt: string | null;
  readonly freshness: string;
  readonly received: number;
  readonly applied: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly duplicates: number;
  readonly gaps: number;
  readonly healed: number;
  readonly reconnects: number;
  readonly reason: string;
}

export interface HealthBoard {
  readonly id: string;
  readonly entries: number;
  readonly digest: string;
}

export interface TrueRow {
  readonly rank: number;
  readonly id: string | number;
  readonly value: number | null;
}

/** SHA-256, in lower-case hex, of a line `rank TAB id TAB value LF` per entry in rank order. */
export function digestOf(rows: readonly TrueRow[]): string {
  const text = rows.map((row) => `${row.rank}\t${row.id}\t${String(row.value)}\n`).join('');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
