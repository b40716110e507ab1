import { elapsedMs, instant, type Clock, type Instant } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';
import { err, ok, type Result } from '#core/kernel/result';
import type { Logger } from '#main/ports/logger';
import { trouble, type Reason } from '../connection/reasons';
import type { Fetch } from '../fetch-json';
import { tokenTimes } from './jwt';
import type { SessionTokens } from './session-tokens';
import { requestToken, type NoToken } from './token-request';
import type { Tokens } from './tokens';

/** A token that was refused is renewed once in this time, unless a connection has proved the new one meanwhile. */
export const RENEW_AGAIN_MS = 60_000;
/** A token in use is renewed so long before its end; one of a short life after four fifths of it. */
export const AHEAD_MS = 60_000;
const AHEAD_SHARE = 0.2;
/** Clocks differ; a token is known to have ended when it ended so long ago. */
const ENDED_FOR_SURE_MS = 5_000;
/** A token of a shorter life is renewed when it is refused, not ahead: that would be a request every few seconds. */
const SHORTEST_LIFE_MS = 10_000;
/** The same where a token tells its end but not its beginning: what looks short may be a wrong clock. */
const SHORTEST_UNDATED_LIFE_MS = 300_000;
/** A timer this long at most; what is due later is looked at again. */
const LONGEST_WAIT_MS = 3_600_000;

export interface TokenKeeperDeps {
  readonly sourceId: string;
  /** Null where the backend gives no new tokens. */
  readonly tokenUrl: string | null;
  /** What an admin has stored, read anew each time. */
  readonly stored: () => string | null;
  readonly sessions: SessionTokens;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log: Logger;
  /** From now on this text is never written anywhere. */
  readonly hide: (secret: string) => void;
}

interface Session {
  readonly token: string;
  /** The stored secret that it belongs to. */
  readonly stored: string | null;
  /** Null when it was got in an earlier run. */
  readonly since: Instant | null;
}

/**
 * The token of one source: the stored one, or a newer one that the backend gave for it. Whoever finds it refused asks for
 * a new one here, and all of them get the same answer of one request.
 */
export class TokenKeeper implements Tokens, Disposable {
  readonly #deps: TokenKeeperDeps;
  readonly #listeners = new Set<() => void>();
  #session: Session | null;
  #asking: { readonly answer: Promise<Result<void, Reason>>; readonly abort: AbortController } | null = null;
  /** When the token address last gave an answer that no connection has proved since. */
  #answered: Instant | null = null;
  /** Its end is no reason to ask again: nothing newer was to be had for it, or the backend takes it all the same. */
  #hopeless: string | null = null;
  /** What the backend refused last. */
  #refused: string | null = null;
  /** Which of two tokens is presented after both were refused: each in its turn, for either may come to be good again. */
  #storedInTurn = false;
  /** The token that was renewed ahead of its end, well or not: once is enough. */
  #renewedAhead: string | null = null;
  #holders = 0;
  #ahead: Disposable | null = null;
  #disposed = false;

  constructor(deps: TokenKeeperDeps) {
    this.#deps = deps;
    const stored = deps.stored();
    const token = deps.tokenUrl === null ? null : deps.sessions.get(deps.sourceId, [deps.tokenUrl, stored]);
    if (token !== null) deps.hide(token);
    this.#session = token === null ? null : { token, stored, since: null };
  }

  current(): string | null {
    const stored = this.#deps.stored();
    return this.#storedInTurn ? stored : this.newestFor(stored);
  }

  /** The newest token that was got for this stored one, or that one itself. */
  newestFor(stored: string | null): string | null {
    return this.#sessionOf(stored)?.token ?? stored;
  }

  get renewable(): boolean {
    return this.#deps.tokenUrl !== null;
  }

  ended(): boolean {
    const token = this.current();
    if (this.#deps.tokenUrl === null || token === null || token === this.#hopeless) return false;
    const leftMs = this.#leftMs(token);
    return leftMs !== null && leftMs < -ENDED_FOR_SURE_MS;
  }

  mayRenew(refused: string | null): boolean {
    this.#refused = refused;
    if (this.current() !== refused) return true;
    if (this.#deps.tokenUrl === null) return false;
    return this.#answered === null || elapsedMs(this.#deps.clock, this.#answered) >= RENEW_AGAIN_MS;
  }

  renew(refused: string | null): Promise<Result<void, Reason>> {
    if (this.current() !== refused) return Promise.resolve(ok(undefined));
    return this.#ask();
  }

  proved(token: string | null): void {
    if (token !== this.current()) return;
    if (this.ended()) this.#hopeless = token;
    this.#answered = null;
  }

  hold(): Disposable {
    this.#holders++;
    if (this.#holders === 1) this.#planAhead();
    return disposable(() => {
      this.#holders--;
      if (this.#holders === 0) this.#ahead?.dispose();
    });
  }

  onRenewed(listener: () => void): Disposable {
    const held = (): void => {
      listener();
    };
    this.#listeners.add(held);
    return disposable(() => this.#listeners.delete(held));
  }

  dispose(): void {
    this.#disposed = true;
    this.#ahead?.dispose();
    this.#asking?.abort.abort();
  }

  #ask(): Promise<Result<void, Reason>> {
    const { tokenUrl: url, fetch, clock } = this.#deps;
    if (url === null) return Promise.resolve(err(trouble('token-refused', 'there is no address for new tokens')));
    if (this.#asking) return this.#asking.answer;
    const abort = new AbortController();
    const before = this.current();
    const stored = this.#deps.stored();
    const held = [...new Set([this.newestFor(stored), stored])].filter((token) => token !== null);
    const answer = requestToken({ url, held, fetch, clock, abort }).then((result) => {
      this.#asking = null;
      if (this.#disposed) return err(trouble('token-not-renewed', 'the source was stopped'));
      return result.ok ? this.#got(result.value, before, stored) : this.#gotNone(result.error, before);
    });
    this.#asking = { answer, abort };
    return answer;
  }

  #got(token: string, before: string | null, stored: string | null): Result<void, Reason> {
    const { hide, clock, log, sourceId } = this.#deps;
    hide(token);
    this.#answered = instant(clock);
    if (token === before) {
      this.#hopeless = before;
      return err(trouble('token-not-renewed', 'the token address gave the same token again'));
    }
    this.#session = { token, stored, since: instant(clock) };
    this.#storedInTurn = false;
    this.#keep(this.#session);
    log.info('A new token was got', { source: sourceId });
    if (this.#holders > 0) this.#planAhead();
    for (const listener of [...this.#listeners]) listener();
    return ok(undefined);
  }

  #gotNone({ kind, detail }: NoToken, before: string | null): Result<void, Reason> {
    const { clock, log, sourceId } = this.#deps;
    log.warn('No new token was got', { source: sourceId, reason: detail });
    if (kind === 'refused') {
      this.#answered = instant(clock);
      this.#hopeless = before;
      if (before === this.#refused) this.#storedInTurn = !this.#storedInTurn && this.#session !== null;
    }
    return err(trouble('token-not-renewed', detail));
  }

  /** A token that an admin has pasted since is newer than any. */
  #sessionOf(stored: string | null): Session | null {
    return this.#session?.stored === stored ? this.#session : null;
  }

  #keep({ token, stored }: Session): void {
    const { sessions, sourceId, tokenUrl, log } = this.#deps;
    try {
      sessions.set(sourceId, [tokenUrl, stored], token);
    } catch {
      log.warn('The new token cannot be kept for the next start', { source: sourceId });
    }
  }

  #planAhead(): void {
    const { clock, tokenUrl } = this.#deps;
    this.#ahead?.dispose();
    const token = this.current();
    if (tokenUrl === null || token === null || token === this.#renewedAhead || token === this.#hopeless) return;
    const leftMs = this.#leftMs(token);
    if (leftMs === null) return;
    const waitMs = Math.max(0, leftMs - Math.min(AHEAD_MS, AHEAD_SHARE * (this.#lifeMs(token) ?? leftMs)));
    this.#ahead = clock.after(Math.min(waitMs, LONGEST_WAIT_MS), () => {
      if (waitMs > LONGEST_WAIT_MS || this.current() !== token) {
        this.#planAhead();
        return;
      }
      this.#renewedAhead = token;
      void this.#ask();
    });
  }

  /** How long the token is good for yet, as far as it tells; negative when it has ended. */
  #leftMs(token: string): number | null {
    const { clock } = this.#deps;
    const times = tokenTimes(token);
    if (times === null) return null;
    const since = this.#session?.token === token ? this.#session.since : null;
    if (since === null) return times.expiresAtMs - clock.now();
    // It was made when it came, whatever the clocks say: they may differ by hours.
    const dated = this.#lifeMs(token);
    const lifeMs = dated ?? times.expiresAtMs - since.wallMs;
    const credible = lifeMs >= (dated === null ? SHORTEST_UNDATED_LIFE_MS : SHORTEST_LIFE_MS);
    return credible ? lifeMs - elapsedMs(clock, since) : null;
  }

  #lifeMs(token: string): number | null {
    const times = tokenTimes(token);
    return times?.issuedAtMs == null ? null : times.expiresAtMs - times.issuedAtMs;
  }
}
