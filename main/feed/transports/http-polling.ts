import { createHash } from 'node:crypto';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { err, ok, type Result } from '#core/kernel/result';
import type { ByteBudget } from '../bounded-body';
import { trouble, type Reason } from '../connection/reasons';
import { fetchJson, type Fetch } from '../fetch-json';
import { eventOf } from './event-of';
import type { Question, Transport, TransportListener, TransportPlan } from './transport';

export const POLL_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 4_000;
/** All answers of one round are held until the last of them is here: so much of them together, whatever is asked. */
export const LARGEST_ROUND_BYTES = 1024 * 1024;
/** Small messages take many times their bytes once they are read. */
export const MOST_MESSAGES_PER_ROUND = 10_000;
const NOT_FOUND = 404;
/** A "no", and a server that is too busy: other troubles than to have nothing to tell. */
const OTHER_TROUBLES = new Set([401, 403, 408, 429]);
/** Asked in one round, at most. */
const QUESTIONS = 50;

export interface HttpPollingDeps {
  readonly fetch: Fetch;
  readonly clock: Clock;
}

type Answer = Result<unknown, Reason>;

/** The requests of one round, and what their answers may yet hold together. */
interface Round {
  readonly requests: Set<AbortController>;
  readonly bytes: ByteBudget;
  messagesLeft: number;
}

/**
 * Asks addresses over HTTP, round by round, and hands over the answers as if they were messages. Connected means that one
 * of them answers. A message that a backend repeats in its next answer is handed over once.
 */
export class HttpPollingTransport implements Transport {
  readonly pingIntervalMs = POLL_EVERY_MS;
  readonly #plan: TransportPlan;
  readonly #channel: string;
  readonly #deps: HttpPollingDeps;
  #listener: TransportListener | null = null;
  #next: Disposable | null = null;
  /** The one that is under way. */
  #underWay: Round | null = null;
  #roundOver: (() => void) | null = null;
  #connected = false;
  /** Is it known that this is the right server? */
  #trusted = false;
  /** Digests of the messages in the last answer of each address. */
  #known: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  constructor(plan: TransportPlan, deps: HttpPollingDeps) {
    this.#plan = plan;
    this.#channel = plan.channels[0]?.name ?? '';
    this.#deps = deps;
  }

  open(listener: TransportListener): void {
    this.#listener = listener;
    this.#connected = false;
    void this.#round();
  }

  /** Has the server told anything that only the right one tells? */
  get trusted(): boolean {
    return this.#trusted;
  }

  /** There is one channel. */
  openMissing(): void {}

  /** Asks now, or once more after the round that is under way. */
  ping(answered: () => void): void {
    if (this.#listener === null) return;
    if (this.#underWay === null) {
      this.#roundOver = answered;
      void this.#round();
    } else {
      this.#roundOver = () => {
        this.ping(answered);
      };
    }
  }

  cut(): void {
    this.close();
  }

  close(): void {
    this.#listener = null;
    this.#roundOver = null;
    this.#next?.dispose();
    this.#next = null;
    for (const request of this.#underWay?.requests ?? []) request.abort();
    this.#underWay = null;
  }

  /** The server is the right one, whatever it answers. */
  trust(): void {
    this.#trusted = true;
  }

  /** There is nothing to send on. */
  send(): boolean {
    return false;
  }

  async #round(): Promise<void> {
    this.#next?.dispose();
    this.#next = null;
    const round: Round = {
      requests: new Set(),
      bytes: { left: LARGEST_ROUND_BYTES },
      messagesLeft: MOST_MESSAGES_PER_ROUND,
    };
    this.#underWay = round;
    const token = this.#plan.token();
    const questions = (this.#plan.poll?.() ?? []).slice(0, QUESTIONS);
    const answers = await Promise.all(questions.map((question) => this.#ask(question, token, round)));
    if (this.#underWay !== round) return;
    this.#underWay = null;
    this.#settle(questions, answers);
  }

  /** Each request has its own deadline, and all end with the round. */
  async #ask({ url, complete }: Question, token: string | null, round: Round): Promise<Answer> {
    const abort = new AbortController();
    round.requests.add(abort);
    const answer = await fetchJson(
      {
        url,
        what: 'the answer',
        token,
        timeoutMs: ANSWER_WITHIN_MS,
        budget: round.bytes,
        isNothing: (status, isJson) => this.#isNothing(status, isJson),
      },
      this.#deps,
      abort,
    );
    round.requests.delete(abort);
    if (!answer.ok) return answer;
    round.messagesLeft -= messagesIn(answer.value).length;
    return round.messagesLeft < 0
      ? err(trouble('not-a-scoreboard', 'the answer holds too many messages'))
      : ok(complete === undefined ? answer.value : complete(answer.value));
  }

  /**
   * Backends say in many ways that they do not know of a job, or of any: they are there. Only a server that has never
   * told anything may be another one, which knows no such path.
   */
  #isNothing(status: number, isJson: boolean): boolean {
    if (status < 400 || status >= 500 || OTHER_TROUBLES.has(status)) return false;
    return status !== NOT_FOUND || isJson || this.#trusted;
  }

  #settle(questions: readonly Question[], answers: readonly Answer[]): void {
    if (!answers.some(({ ok }) => ok)) {
      this.#fail(answers);
      return;
    }
    this.#trusted ||= answers.some((answer, index) => answer.ok && tells(questions[index], answer.value));
    const listener = this.#listener;
    // Whoever is told of something may end all this.
    const goesOn = (): boolean => this.#listener === listener;
    listener?.alive();
    if (!this.#connected) {
      this.#connected = true;
      if (goesOn()) listener?.channelOpened(this.#channel);
      if (goesOn()) listener?.opened();
    }
    const known = this.#known;
    const heard = new Map<string, ReadonlySet<string>>();
    this.#known = heard;
    for (const [index, answer] of answers.entries()) {
      const address = questions[index]?.url ?? '';
      if (answer.ok && answer.value !== undefined)
        heard.set(address, this.#deliver(answer.value, known.get(address), listener));
      else if (!answer.ok) heard.set(address, known.get(address) ?? new Set());
    }
    if (!goesOn()) return;
    const roundOver = this.#roundOver;
    this.#roundOver = null;
    roundOver?.();
    if (!goesOn() || this.#underWay !== null) return;
    this.#next = this.#deps.clock.after(POLL_EVERY_MS, () => {
      void this.#round();
    });
  }

  /** What states how things are, without a type, is handed over each time: it is true again. */
  #deliver(
    answer: unknown,
    known: ReadonlySet<string> | undefined,
    listener: TransportListener | null,
  ): ReadonlySet<string> {
    const heard = new Set<string>();
    for (const envelope of messagesIn(answer)) {
      if (this.#listener !== listener) break;
      const event = eventOf(envelope);
      const digest = event === '' ? null : digestOf(envelope);
      if (digest !== null) heard.add(digest);
      if (digest === null || known?.has(digest) !== true) listener?.message(this.#channel, event, [envelope]);
    }
    return heard;
  }

  #fail(answers: readonly Answer[]): void {
    const [first] = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
    const reason = first ?? trouble('no-websocket', 'there is nothing to ask over HTTP');
    const listener = this.#listener;
    this.close();
    if (reason.trouble === 'token-refused') listener?.refused(reason);
    else listener?.lost(reason);
  }
}

function tells(question: Question | undefined, answer: unknown): boolean {
  return answer !== undefined && (question?.isTelling?.(answer) ?? true);
}

function messagesIn(answer: unknown): readonly unknown[] {
  return Array.isArray(answer) ? (answer as unknown[]) : [answer];
}

/** null for what is nested too deeply to be compared. */
function digestOf(envelope: unknown): string | null {
  try {
    return createHash('sha256').update(JSON.stringify(envelope)).digest('base64url');
  } catch {
    return null;
  }
}
