import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Files } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import { decideRecovery, type RecoveryStep, type StepTaken } from './recovery-policy';

/** What can befall a wall. Every sign of it ends here, whichever of Electron's events told of it. */
export type Trouble =
  /** Its process is gone. */
  | 'gone'
  /** It does not paint, or does not answer. */
  | 'hung'
  /** Its page or preload could not be loaded. */
  | 'not-loaded'
  /** Its page was loaded but never said a word. */
  | 'silent'
  /** The main process met an error that nothing caught. */
  | 'fault';

export interface RecoveryActions {
  /** Ends the page's process; `gone` is reported when it has ended. */
  crash(): void;
  reload(): void;
  recreate(): void;
  relaunch(): void;
  /** Shows that the wall will be back. */
  hold(): void;
}

/** A page that is loaded says its first word within this time, on the slowest machine that runs a wall. */
const FIRST_WORD_MS = 20_000;
const CRASH_MS = 3_000;
const MEMORY_FILE = 'recovery.json';

/** Brings the wall back, with no one there to ask. */
export class Recovery {
  readonly #clock: Clock;
  readonly #files: Files;
  readonly #log: Logger;
  readonly #actions: RecoveryActions;
  #taken: readonly StepTaken[];
  /** Runs from a load, or from a crash, until what is awaited has happened. */
  #deadline: Disposable | null = null;
  #awaited: 'first-word' | 'crash' | 'retry' | null = null;
  #stopped = false;

  constructor(clock: Clock, files: Files, log: Logger, actions: RecoveryActions) {
    this.#clock = clock;
    this.#files = files;
    this.#log = log;
    this.#actions = actions;
    this.#taken = remembered(files);
  }

  /** A page is being loaded. */
  loading(): void {
    this.#await('first-word', FIRST_WORD_MS, () => {
      this.report('silent', 'the page said nothing');
    });
  }

  /** The page has said its first word: it is there. */
  alive(): void {
    if (this.#awaited === 'first-word') this.#settle();
  }

  report(trouble: Trouble, detail: string): void {
    if (this.#stopped) return;
    this.#log.warn('The wall is in trouble', { trouble, detail });
    if (trouble === 'fault') {
      this.#step('relaunch');
      return;
    }
    // While it is held, or a crash is awaited, only its end is news; a page that is just being loaded cannot hang yet.
    if (this.#awaited === 'retry') return;
    if (trouble === 'hung' && this.#awaited !== null) return;
    if (this.#awaited === 'crash' && trouble !== 'gone') return;
    // A page that hangs, or never got as far as to speak, would hang its own reload too: its process is ended first.
    if (trouble === 'hung' || trouble === 'silent') this.#crash();
    else this.#step('reload');
  }

  stop(): void {
    this.#stopped = true;
    this.#settle();
  }

  #crash(): void {
    this.#await('crash', CRASH_MS, () => {
      // A process that does not even end, being frozen, does not load a page either.
      this.#step('recreate');
    });
    this.#actions.crash();
  }

  #step(atLeast: RecoveryStep): void {
    const { step, retryInMs, taken } = decideRecovery(this.#taken, this.#clock.now(), atLeast);
    this.#taken = taken;
    this.#log.warn('The wall is brought back', { step });
    this.#settle();
    switch (step) {
      case 'reload':
        this.loading();
        this.#actions.reload();
        return;
      case 'recreate':
        this.#recreate();
        return;
      case 'relaunch':
        this.#remember();
        this.stop();
        this.#actions.relaunch();
        return;
      case 'hold':
        this.#await('retry', retryInMs, () => {
          if (atLeast === 'relaunch') this.#step('relaunch');
          else this.#recreate();
        });
        this.#actions.hold();
    }
  }

  #recreate(): void {
    this.loading();
    this.#actions.recreate();
  }

  #await(what: 'first-word' | 'crash' | 'retry', forMs: number, elapsed: () => void): void {
    this.#settle();
    this.#awaited = what;
    this.#deadline = this.#clock.after(forMs, () => {
      this.#settle();
      elapsed();
    });
  }

  #settle(): void {
    this.#deadline?.dispose();
    this.#deadline = null;
    this.#awaited = null;
  }

  /** Only relaunches outlive the process: without them on record it would relaunch for ever. */
  #remember(): void {
    const relaunches = this.#taken.filter(({ step }) => step === 'relaunch').map(({ atMs }) => atMs);
    try {
      this.#files.writeAtomic(MEMORY_FILE, `${JSON.stringify({ relaunches })}\n`);
    } catch (cause) {
      this.#log.error('The relaunch could not be recorded', { cause });
    }
  }
}

function remembered(files: Files): readonly StepTaken[] {
  try {
    const { relaunches } = JSON.parse(files.read(MEMORY_FILE) ?? '{}') as { relaunches?: unknown };
    if (!Array.isArray(relaunches)) return [];
    return relaunches
      .filter((atMs): atMs is number => typeof atMs === 'number')
      .map((atMs) => ({ step: 'relaunch', atMs }));
  } catch {
    return [];
  }
}
