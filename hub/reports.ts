/** What a display said of itself. */
export interface DisplayReport {
  readonly messageId: string;
  readonly kind: string;
  readonly body: unknown;
}

const KEPT = 5_000;

/** Reports of displays, each once: a display sends again what it has no answer to. */
export class DisplayReports {
  readonly #byId = new Map<string, DisplayReport>();
  #repeats = 0;

  /** Oldest first. */
  get all(): readonly DisplayReport[] {
    return [...this.#byId.values()];
  }

  /** Reports that came again and changed nothing. */
  get repeats(): number {
    return this.#repeats;
  }

  /** False for what is not a report. */
  add(payload: unknown): boolean {
    const report = reportIn(payload);
    if (report === null) return false;
    if (this.#byId.has(report.messageId)) this.#repeats++;
    this.#byId.set(report.messageId, report);
    for (const oldest of this.#byId.keys()) {
      if (this.#byId.size <= KEPT) break;
      this.#byId.delete(oldest);
    }
    return true;
  }
}

function reportIn(payload: unknown): DisplayReport | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { messageId, kind, body } = payload as Record<string, unknown>;
  return typeof messageId === 'string' && typeof kind === 'string' ? { messageId, kind, body } : null;
}
