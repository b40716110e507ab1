/** Why a message left the queue without the backend's word for it. */
export const DROP_REASONS = ['queue-full', 'superseded', 'cleared', 'source-removed', 'damaged'] as const;

export type DropReason = (typeof DROP_REASONS)[number];

/** What became of the messages that are not queued any more. Survives restarts. */
export interface Counts {
  readonly accepted: number;
  readonly acked: number;
  readonly expired: number;
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
}

/** accepted = queued + acked + dropped + expired, always. */
export interface LedgerView {
  readonly accepted: number;
  readonly queued: number;
  readonly acked: number;
  readonly dropped: number;
  readonly expired: number;
  readonly droppedBy: Readonly<Partial<Record<DropReason, number>>>;
}

export const NOTHING_COUNTED: Counts = { accepted: 0, acked: 0, expired: 0, dropped: {} };

/** The messages that must still be queued by these counts. */
export function queuedBy(counts: Counts): number {
  return counts.accepted - counts.acked - counts.expired - droppedIn(counts.dropped);
}

export class Ledger {
  #accepted: number;
  #acked: number;
  #expired: number;
  readonly #dropped: Partial<Record<DropReason, number>>;

  constructor(counts: Counts = NOTHING_COUNTED) {
    this.#accepted = counts.accepted;
    this.#acked = counts.acked;
    this.#expired = counts.expired;
    this.#dropped = { ...counts.dropped };
  }

  get counts(): Counts {
    return { accepted: this.#accepted, acked: this.#acked, expired: this.#expired, dropped: { ...this.#dropped } };
  }

  accept(): void {
    this.#accepted++;
  }

  ack(): void {
    this.#acked++;
  }

  expire(): void {
    this.#expired++;
  }

  drop(reason: DropReason): void {
    this.#dropped[reason] = (this.#dropped[reason] ?? 0) + 1;
  }
}

/** `queued` is counted in the queue itself, so that a fault shows. */
export function ledgerView(counts: Counts, queued: number): LedgerView {
  const { accepted, acked, expired, dropped } = counts;
  return { accepted, queued, acked, dropped: droppedIn(dropped), expired, droppedBy: dropped };
}

export function totalOf(views: Iterable<LedgerView>): LedgerView {
  const total = { accepted: 0, queued: 0, acked: 0, dropped: 0, expired: 0 };
  const droppedBy: Partial<Record<DropReason, number>> = {};
  for (const view of views) {
    total.accepted += view.accepted;
    total.queued += view.queued;
    total.acked += view.acked;
    total.dropped += view.dropped;
    total.expired += view.expired;
    for (const reason of DROP_REASONS) {
      const count = view.droppedBy[reason];
      if (count !== undefined) droppedBy[reason] = (droppedBy[reason] ?? 0) + count;
    }
  }
  return { ...total, droppedBy };
}

function droppedIn(dropped: Counts['dropped']): number {
  return Object.values(dropped).reduce((sum, count) => sum + count, 0);
}
