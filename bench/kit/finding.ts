/** One line of the table: what was measured, beside what it is measured against. */
export interface Finding {
  /** The id of the goal that it belongs to. */
  readonly goal: string;
  readonly what: string;
  readonly target: string;
  /** null: not to be had. */
  readonly ours: number | null;
  readonly baseline: number | null;
  readonly baselineName: string;
  /** Ours through the baseline; null where one of them is missing or the baseline is 0. */
  readonly ratio: number | null;
  readonly unit: Unit;
  /** null: the line is for comparison, and has no target of its own. */
  readonly reached: boolean | null;
  readonly note: string;
  /** What the numbers above are the median, or as `what` says the extreme, of. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
}

export type Unit = 'ms' | 's' | 'MB' | 'bytes' | '1/s' | '%' | 'x' | '';

export function finding(facts: {
  readonly goal: string;
  readonly what: string;
  readonly target: string;
  readonly ours: number | null;
  readonly baseline?: number | null;
  readonly baselineName?: string;
  readonly unit: Unit;
  readonly reached: boolean | null;
  readonly note?: string;
  readonly samples?: Readonly<Record<string, readonly number[]>>;
}): Finding {
  const { ours, baseline = null, baselineName = '', note = '', samples = {} } = facts;
  const ratio = ours === null || baseline === null || baseline === 0 ? null : ours / baseline;
  return { ...facts, baseline, baselineName, ratio, note, samples };
}
