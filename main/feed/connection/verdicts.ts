import type { Result } from '#core/kernel/result';
import type { Tokens } from '../auth/tokens';
import type { Hints } from './hints';
import type { ConnectionEvent } from './machine';
import { isOfToken, refusalOf, trouble, type Reason } from './reasons';
import { Trust } from './trust';

const TURNED_AWAY = trouble('forbidden', 'the server let the wall in, and ended the connection at once');

export interface VerdictsDeps {
  readonly tokens: Pick<Tokens, 'mayRenew'>;
  readonly hints: Partial<Pick<Hints, 'networkIsUp'>>;
}

/** What the end of an attempt means, by what is known of its token and of the server. */
export class Verdicts {
  readonly #deps: VerdictsDeps;
  readonly #trust = new Trust();
  /** Why there was no new token before the present attempt; null where none was wanted, or one came. */
  #notRenewed: Reason | null = null;
  /** Has the server answered in this run? */
  #reached = false;

  constructor(deps: VerdictsDeps) {
    this.#deps = deps;
  }

  /** @param renewed null: no new token was wanted */
  attempt(renewed: Result<void, Reason> | null): void {
    this.#notRenewed = renewed?.ok === false ? renewed.error : null;
  }

  opened(): void {
    this.#reached = true;
  }

  heard(token: string | null): void {
    this.#trust.heard(token);
  }

  proved(): void {
    this.#trust.proved();
  }

  isTrusted(token: string | null): boolean {
    return this.#trust.has(token);
  }

  /** @param isNew nothing has come of the connection yet: some servers refuse a token by letting everybody in first */
  lost(reason: Reason, token: string | null, isNew: boolean): ConnectionEvent {
    if (reason.dismissed === true && isNew) return this.refused(TURNED_AWAY, token);
    return { type: 'lost', reason: this.#ofName(reason) };
  }

  refused(reason: Reason, token: string | null): ConnectionEvent {
    this.#reached = true;
    const renewable = isOfToken(reason) && this.#deps.tokens.mayRenew(token);
    this.#trust.refused();
    // That no new one was to be had before this attempt says more than that the old one is refused.
    const told = isOfToken(reason) && !renewable ? (this.#notRenewed ?? reason) : reason;
    const reasonOfToken = refusalOf(told, token);
    return renewable ? { type: 'refused', reason: reasonOfToken, next: 'renew' } : this.final(reasonOfToken, token);
  }

  /** Of a refusal after which no new token is asked for. */
  final(reason: Reason, token: string | null): ConnectionEvent {
    const again = isOfToken(reason) && this.#trust.takeChance(token);
    return { type: 'refused', reason, next: again ? 'again' : 'wait' };
  }

  /** Without a network, Windows and macOS say of every name that there is none. */
  #ofName(reason: Reason): Reason {
    if (reason.trouble !== 'name-unknown') return reason;
    const isWrong = !this.#reached && this.#deps.hints.networkIsUp === true;
    return isWrong ? reason : { ...reason, trouble: 'server-unreachable' };
  }
}
