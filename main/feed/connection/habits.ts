/**
 * How a backend answers probes, learned over all connections of a run. Some answer every one, some only the greeting of
 * a connection, some none; only where an answer can be expected is silence a fault.
 */
export class Habits {
  #greets = false;
  #repeats = false;
  #doubted = false;

  /** Has it answered again and again, so that an answer that stays away is a fault even while other things come in? */
  get alwaysAnswers(): boolean {
    return this.#repeats && !this.#doubted;
  }

  /** @param answers probes answered in the present connection */
  expectsAnswer(answers: number): boolean {
    if (answers >= 2) return true;
    return !this.#doubted && (answers === 1 || this.#greets);
  }

  answered(answers: number): void {
    this.#greets = true;
    if (answers < 2) return;
    this.#repeats = true;
    this.#doubted = false;
  }

  /**
   * A connection was ended for its silence. It may have been a false alarm, so what is expected from now on is what that
   * connection itself has shown: there is one false alarm at most.
   */
  fellSilent(answers: number): void {
    this.#greets = answers >= 1;
    this.#repeats = answers >= 2;
    this.#doubted = answers < 2;
  }
}
