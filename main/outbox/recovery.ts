import { NOTHING_COUNTED, type Counts } from './ledger';
import type { Range } from './ordered-queue';
import { readLine, sizeOf, type Mark, type Put } from './segment';

/** A source as the disk knows it. */
export interface RecoveredSource {
  readonly source: string;
  /** The `seq` that the next message will have. */
  readonly next: number;
  /** In order. */
  readonly puts: readonly Put[];
  readonly counts: Counts;
}

export interface Recovered {
  readonly sources: readonly RecoveredSource[];
  /** Lines that are not what was written. */
  readonly damaged: readonly string[];
  /** Ends of files without a line end: a write that a crash cut short, or a file that was. */
  readonly torn: readonly string[];
}

/** Every segment kept, oldest first: each mark is absolute, so a line that is lost is made good by a later one. */
export function recover(segments: readonly string[]): Recovered {
  const replays = new Map<string, Replay>();
  const damaged: string[] = [];
  const torn: string[] = [];
  const take = (line: string): boolean => {
    const record = readLine(line);
    if (record === null) return false;
    let replay = replays.get(record.source);
    if (!replay) replays.set(record.source, (replay = new Replay(record.source)));
    replay.take(record);
    return true;
  };
  for (const segment of segments) {
    const lines = segment.split('\n');
    const end = lines.pop() ?? '';
    for (const line of lines) if (!take(line)) damaged.push(line);
    if (end === '') continue;
    take(end);
    torn.push(end);
  }
  return { sources: [...replays.values()].map((replay) => replay.result()), damaged, torn };
}

class Replay {
  readonly #source: string;
  readonly #puts = new Map<number, Put>();
  /** Not yet summed up by a mark. */
  #tail: Put[] = [];
  #mark: Mark | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  take(record: Put | Mark): void {
    if (record.t === 'mark') {
      this.#mark = record;
      this.#tail = [];
      return;
    }
    this.#puts.set(record.seq, record);
    this.#tail.push(record);
  }

  /** Messages without their mark were accepted too, though nobody was told that they are safe: they are kept. */
  result(): RecoveredSource {
    const { next, queued, counts } = this.#mark ?? { next: 0, queued: [], counts: NOTHING_COUNTED };
    const adopted = new Map(this.#tail.filter((put) => put.seq >= next).map((put) => [put.seq, put]));
    const kept = [...this.#puts.values()].filter((put) => !adopted.has(put.seq) && within(queued, put.seq));
    const missing = sizeOf(queued) - kept.length;
    const dropped =
      missing === 0 ? counts.dropped : { ...counts.dropped, damaged: (counts.dropped.damaged ?? 0) + missing };
    const puts = [...kept, ...adopted.values()].sort((one, other) => one.seq - other.seq);
    return {
      source: this.#source,
      next: Math.max(next, (puts.at(-1)?.seq ?? -1) + 1),
      puts,
      counts: { ...counts, accepted: counts.accepted + adopted.size, dropped },
    };
  }
}

function within(ranges: readonly Range[], seq: number): boolean {
  return ranges.some(([first, last]) => first <= seq && seq <= last);
}
