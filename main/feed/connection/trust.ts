/**
 * What is known of the token that was good last. A server that has only just been started may refuse it for a moment, and
 * so may one whose clock is being set: it is shown once more soon, before the long pauses.
 */
export class Trust {
  /** The token with which something was heard last; undefined before that. */
  #good: string | null | undefined;
  #refused = false;
  /** Given back by a connection that has lasted: who refuses in a circle is not asked in a circle. */
  #chance = true;

  heard(token: string | null): void {
    this.#good = token;
    this.#refused = false;
  }

  refused(): void {
    this.#refused = true;
  }

  proved(): void {
    this.#chance = true;
  }

  /** Has it been good, and not been refused since? */
  has(token: string | null): boolean {
    return token === this.#good && !this.#refused;
  }

  /** Is a token that is refused worth another try soon? Once. */
  takeChance(token: string | null): boolean {
    const taken = this.#chance && token === this.#good;
    if (taken) this.#chance = false;
    return taken;
  }
}
