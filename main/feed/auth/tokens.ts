import { disposable, type Disposable } from '#core/kernel/disposer';
import { err, ok, type Result } from '#core/kernel/result';
import { trouble, type Reason } from '../connection/reasons';

/** The tokens of one source, as its connections see them. */
export interface Tokens {
  /** What to present now. */
  current(): string | null;
  /** Does the backend give new tokens? */
  readonly renewable: boolean;
  /** Has the present token ended for sure, with a newer one to be had? A hint of the token itself; clocks may be wrong. */
  ended(): boolean;
  /** May a new token be asked for at once, now that this one was refused? */
  mayRenew(refused: string | null): boolean;
  /**
   * Resolves when there is a newer token than that one, or with the reason why there is none. One request at a time,
   * whoever asks; none at all where somebody else has got a newer one already. Never rejects.
   */
  renew(refused: string | null): Promise<Result<void, Reason>>;
  /** A connection made with this token has proved itself: when it is refused again, a new one may be asked for at once. */
  proved(token: string | null): void;
  /** A connection stands on the token: it is renewed ahead of its end until this is disposed. */
  hold(): Disposable;
  onRenewed(listener: () => void): Disposable;
}

/** For a backend that gives no new tokens: an admin may store one at any time. */
export function storedTokens(stored: () => string | null): Tokens {
  const nothing = (): Disposable => disposable(() => undefined);
  return {
    current: stored,
    renewable: false,
    ended: () => false,
    mayRenew: (refused) => stored() !== refused,
    renew: (refused) =>
      Promise.resolve(
        stored() === refused ? err(trouble('token-refused', 'there is no address for new tokens')) : ok(undefined),
      ),
    proved: () => undefined,
    hold: nothing,
    onRenewed: nothing,
  };
}
