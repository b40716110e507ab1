import type { WireMessage } from './dialects/dialect';
import { excerptAgain, excerptOf, soundsPrivate } from './excerpt';
import { MinuteRate } from './minute-rate';
import { UnreadableMessage } from './transports/transport';
import { visible } from './visible';

/** What became of a message. `limited`: what it told besides boards came too often to be shown. */
export type MessageVerdict = 'applied' | 'rejected' | 'unknown' | 'duplicate' | 'limited';

export interface KeptMessage {
  readonly atMs: number;
  readonly verdict: MessageVerdict;
  /** Why it was rejected. */
  readonly reason: string | null;
  /** Characters; null where it is too long to be counted, or could not be read. */
  readonly size: number | null;
  /** Its beginning, without secrets and without what people write; null where it is nobody's business. */
  readonly excerpt: string | null;
}

/** Two may be of the same millisecond: the later one has the higher turn. */
interface Turned {
  readonly turn: number;
  readonly message: Omit<KeptMessage, 'excerpt'>;
  /** What the excerpt is made of, each time: what is to be hidden may be more by then. */
  readonly written: string | null;
}

/** One kind of message. */
export interface KindReport {
  /** '' for all those that came after the first sixty kinds. */
  readonly event: string;
  readonly counts: Readonly<Record<MessageVerdict, number>>;
  readonly lastMinute: number;
  /** Nothing of its messages is kept. */
  readonly isPrivate: boolean;
  /** Newest first. */
  readonly messages: readonly KeptMessage[];
}

interface Kind {
  readonly event: string;
  readonly counts: Record<MessageVerdict, number>;
  readonly rate: MinuteRate;
  /** When a message of each verdict was last kept, ms since the epoch. */
  readonly keptAtMs: Record<MessageVerdict, number>;
  isPrivate: boolean;
  /** Newest first, the applied ones apart: they are many, and would leave nothing of the others. */
  applied: readonly Turned[];
  others: readonly Turned[];
}

/** The part of a message that is looked at. */
export type Logged = Pick<WireMessage, 'event' | 'args'>;

export const MOST_KINDS = 60;
const KEPT_APPLIED = 2;
const KEPT_OTHERS = 3;
/** A message of one kind and verdict is looked at no more often. The others are counted. */
const KEEP_PERIOD_MS = 500;
const LONGEST_EVENT_NAME = 60;
const LONGEST_EXCERPT = 300;
const LONGEST_REASON = 300;
/** Under this name come the kinds that are too many. */
const THE_REST = '';

/** The last messages of each kind with what became of them: bounded, and cheap however many come. */
export class MessageLog {
  readonly #clean: ((text: string) => string) | null;
  readonly #kinds = new Map<string, Kind>();
  #turn = 0;

  /** @param clean takes secrets out of a text; without it, no content is kept */
  constructor(clean: ((text: string) => string) | null) {
    this.#clean = clean;
  }

  note(
    verdict: MessageVerdict,
    message: Logged,
    nowMs: number,
    isPrivate: boolean,
    reason: string | null = null,
  ): void {
    const kind = this.#kindOf(message.event);
    kind.counts[verdict]++;
    kind.rate.add(1, nowMs);
    if (isPrivate && !kind.isPrivate) becomePrivate(kind);
    // A wall clock that has been set back must not stop it.
    if (Math.abs(nowMs - kind.keptAtMs[verdict]) < KEEP_PERIOD_MS) return;
    kind.keptAtMs[verdict] = nowMs;
    const { size, written } = this.#contentOf(kind, message);
    const kept: Turned = {
      turn: this.#turn++,
      message: { atMs: nowMs, verdict, reason: reason?.slice(0, LONGEST_REASON) ?? null, size },
      written,
    };
    if (verdict === 'applied') kind.applied = [kept, ...kind.applied].slice(0, KEPT_APPLIED);
    else kind.others = [kept, ...kind.others].slice(0, KEPT_OTHERS);
  }

  /** In the order in which they were first seen. */
  reports(nowMs: number): KindReport[] {
    return [...this.#kinds.values()].map(({ event, counts, rate, isPrivate, applied, others }) => ({
      event: visible(event),
      counts: { ...counts },
      lastMinute: rate.sum(nowMs),
      isPrivate,
      messages: [...applied, ...others].sort((a, b) => b.turn - a.turn).map((kept) => this.#shown(kept)),
    }));
  }

  #shown({ message, written }: Turned): KeptMessage {
    const clean = this.#clean;
    const excerpt =
      clean === null || written === null ? null : excerptAgain(written, { clean, longest: LONGEST_EXCERPT });
    return { ...message, excerpt };
  }

  #contentOf(kind: Kind, { args }: Logged): { readonly size: number | null; readonly written: string | null } {
    if (this.#clean === null || args[0] instanceof UnreadableMessage) return { size: null, written: null };
    const { size, written } = excerptOf(args, { clean: this.#clean, longest: LONGEST_EXCERPT, hides: 'talk' });
    return { size, written: kind.isPrivate ? null : written };
  }

  #kindOf(event: string): Kind {
    const name = event.length > LONGEST_EVENT_NAME ? event.slice(0, LONGEST_EVENT_NAME) : event;
    const known = this.#kinds.get(name);
    if (known) return known;
    if (this.#kinds.size >= MOST_KINDS) return this.#kinds.get(THE_REST) ?? this.#newKind(THE_REST);
    return this.#newKind(name);
  }

  #newKind(event: string): Kind {
    const kind: Kind = {
      event,
      counts: { applied: 0, rejected: 0, unknown: 0, duplicate: 0, limited: 0 },
      rate: new MinuteRate(),
      keptAtMs: {
        applied: -Infinity,
        rejected: -Infinity,
        unknown: -Infinity,
        duplicate: -Infinity,
        limited: -Infinity,
      },
      isPrivate: soundsPrivate(event),
      applied: [],
      others: [],
    };
    this.#kinds.set(event, kind);
    return kind;
  }
}

/** What was kept before anybody knew is forgotten. */
function becomePrivate(kind: Kind): void {
  const emptied = (kept: Turned): Turned => ({ ...kept, written: null });
  kind.isPrivate = true;
  kind.applied = kind.applied.map(emptied);
  kind.others = kind.others.map(emptied);
}
