import type { SourceConfig } from '#core/config/schema';
import type { DomainEvent } from '#core/domain/events';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import type { Logger } from '#main/ports/logger';
import { retryDelayMs } from '../connection/backoff';
import { trouble, type Reason } from '../connection/reasons';
import type { Intake, Taken } from '../intake';
import { SnapshotReader, type Fetch } from '../snapshot-reader';
import { HeadWatch } from './head-watch';
import { headsIn, positionsIn } from './position';
import type { Sequencer } from './sequencer';
import type { Streams } from './streams';

/** A silent source is asked again after this time: a silent feed is not a fresh one. */
export const SILENCE_CHECK_MS = 20_000;
/** A whole board is asked for again no sooner than this. */
export const ASK_PAUSE_MS = 1_000;
/** So many questions follow each other at that pace, the others more slowly. */
const BRISK_TRIES = 3;
/** Where joins are not answered with a board, a new connection may be. It is the last resort, and no more often than this. */
export const RENEW_PAUSE_MS = 30_000;
/** So many attempts at an address that fails are brisk, about two minutes of them. */
const BRISK_FAILURES = 40;

/** What is asked of a connection. */
export interface SyncLink {
  /** Says the joins again; false when there are none. */
  rejoin(): boolean;
  /** Connects anew. */
  renew(why: string): void;
  /** Asks where the streams are. */
  greet(): void;
}

export interface SyncDeps {
  readonly config: SourceConfig;
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: Fetch;
  readonly token: () => string | null;
  readonly log: Logger;
  readonly intake: Intake;
  readonly sequencer: Sequencer;
  readonly streams: Streams;
  /** May the main connection send? */
  readonly connected: () => boolean;
  /** The main connection's state is known to be good, or as good as it will get. */
  readonly synced: () => void;
  readonly heard: () => void;
  readonly changed: () => void;
}

/**
 * Keeps the boards of one source what the backend says they are: reads them after a connection, after increments, after
 * a gap and in silence, and tries again what failed. Where there is no address to read, joining a room again is the
 * question, and only where messages are numbered.
 */
export class Sync {
  readonly #deps: SyncDeps;
  readonly #reader: SnapshotReader | null;
  readonly #heads: HeadWatch;
  readonly #timers = new Disposer();
  readonly #connected = new Set<SyncLink>();
  /** Links on which something is missing. */
  readonly #asking = new Set<SyncLink>();
  /** Links on which boards are told whole. */
  readonly #tellBoards = new Set<SyncLink>();
  readonly #tellHeads = new Set<SyncLink>();
  #problem: Reason | null = null;
  #next: Disposable | null = null;
  #askedMs = -Infinity;
  #renewedMs = -Infinity;
  #tries = 0;
  #failures = 0;
  #gaps = 0;
  #gapLogged = false;

  constructor(deps: SyncDeps) {
    this.#deps = deps;
    const { config } = deps;
    this.#heads = new HeadWatch(deps);
    this.#reader = config.snapshotUrl === undefined ? null : this.#readerOf(config.snapshotUrl);
  }

  /** What is wrong with the snapshot address. */
  get problem(): Reason | null {
    return this.#problem;
  }

  start(): void {
    this.#timers.add(
      this.#deps.clock.every(SILENCE_CHECK_MS, () => {
        this.#checkSilence();
      }),
    );
  }

  stop(): void {
    this.#timers.dispose();
    this.giveUp();
  }

  /** A connection is open, and its joins have been said. Its states after that change nothing. */
  connected(link: SyncLink): void {
    if (this.#connected.has(link)) return;
    this.#connected.add(link);
    const { streams, clock } = this.#deps;
    this.#askedMs = clock.monotonic();
    streams.asked();
    if (streams.intact) return;
    this.#asking.add(link);
    this.#check();
  }

  readBoard(): void {
    this.#reader?.readNow();
  }

  disconnected(link: SyncLink): void {
    this.#connected.delete(link);
    this.#tellHeads.delete(link);
  }

  /** Nothing more is expected: the main connection is gone. */
  giveUp(): void {
    this.#reader?.cancel();
    this.#deps.sequencer.boardGivenUp();
    this.#next?.dispose();
    this.#next = null;
    this.#heads.dispose();
    this.#tries = 0;
    this.#failures = 0;
  }

  /** A message has been taken in. */
  taken(link: SyncLink, taken: Taken): void {
    if (taken.kind === 'applied') this.#applied(link, taken.events, taken.doubt);
    const { streams } = this.#deps;
    if (streams.gaps === this.#gaps && (streams.intact || this.#next !== null || this.#reader?.reading)) return;
    this.#asking.add(link);
    this.#check();
  }

  #applied(link: SyncLink, events: readonly DomainEvent[], doubt: string | null): void {
    if (events.some((one) => one.kind === 'snapshot')) {
      this.#tellBoards.add(link);
      this.#reader?.overtaken();
    }
    const increments = events.some(({ kind }) => kind === 'moves' || kind === 'values' || kind === 'gains');
    if (increments || doubt !== null) this.#reader?.askSoon();
  }

  /** The greeting was answered. */
  greeted(link: SyncLink, body: unknown): void {
    const heads = headsIn(body);
    if (heads === null) return;
    this.#tellHeads.add(link);
    const { intake, synced, changed } = this.#deps;
    const whole = this.#heads.told(heads, () => {
      this.#asking.add(link);
      // The backend may have forgotten that this display is in its rooms.
      if (this.#reader !== null) link.rejoin();
      this.#check();
      changed();
    });
    if (!whole) return;
    intake.confirm();
    synced();
    changed();
  }

  #check(): void {
    const { streams, log, config } = this.#deps;
    if (streams.gaps !== this.#gaps) {
      this.#gaps = streams.gaps;
      if (!this.#gapLogged) log.warn('Messages are missing, the board is asked for', { source: config.id });
      this.#gapLogged = true;
    } else if (streams.intact) {
      return;
    }
    this.#askSoonest();
  }

  #askSoonest(): void {
    const waitMs = this.#askedMs + ASK_PAUSE_MS - this.#deps.clock.monotonic();
    if (waitMs > 0) this.#plan(waitMs);
    else this.#ask();
  }

  #plan(delayMs: number): void {
    this.#next?.dispose();
    this.#next = this.#deps.clock.after(delayMs, () => {
      this.#next = null;
      if (this.#failures > 0 || !this.#deps.streams.intact) this.#ask();
      else this.#settled();
    });
  }

  #ask(): void {
    const { streams, clock, connected } = this.#deps;
    this.#next?.dispose();
    this.#next = null;
    // What is being read will be judged when it is here.
    if (!connected() || this.#reader?.reading) return;
    this.#tries++;
    if (this.#reader !== null) {
      this.#reader.readNow();
      return;
    }
    this.#askedMs = clock.monotonic();
    streams.asked();
    const answered = [...this.#asking].filter((link) => link.rejoin()).length > 0;
    if (!answered || this.#tries > BRISK_TRIES) this.#renew();
    else this.#plan(ASK_PAUSE_MS);
  }

  #renew(): void {
    const { clock, random } = this.#deps;
    this.#plan(ASK_PAUSE_MS + retryDelayMs('patient', this.#tries, random));
    if (this.#deps.streams.intact || clock.monotonic() - this.#renewedMs < RENEW_PAUSE_MS) return;
    this.#renewedMs = clock.monotonic();
    const links = this.#tellBoards.size > 0 ? this.#tellBoards : this.#asking;
    for (const link of [...links]) link.renew('messages are missing');
  }

  #settled(): void {
    const { streams, log, config } = this.#deps;
    this.#tries = 0;
    this.#asking.clear();
    if (this.#gapLogged) log.info('Nothing is missing any more', { source: config.id, healed: streams.healed });
    this.#gapLogged = false;
  }

  #readerOf(url: string): SnapshotReader {
    const { token, fetch, clock, sequencer } = this.#deps;
    return new SnapshotReader({
      url,
      token,
      fetch,
      clock,
      started: () => {
        this.#askedMs = clock.monotonic();
        sequencer.boardAsked();
      },
      numbered: (body) => positionsIn(body).length > 0,
      apply: (body) => {
        this.#onBoard(body);
      },
      failed: (reason) => {
        this.#onFailed(reason);
      },
    });
  }

  #onBoard(body: unknown): void {
    const { intake, streams, random } = this.#deps;
    const taken = intake.takeSnapshot(body);
    if (taken === 'no-board') {
      this.#onFailed(trouble('not-a-scoreboard', 'the snapshot holds no list of entries'));
      return;
    }
    this.#problem = null;
    this.#failures = 0;
    this.#next?.dispose();
    this.#next = null;
    this.#deps.heard();
    if (streams.intact) this.#settled();
    else if (this.#tries <= BRISK_TRIES) this.#askSoonest();
    else this.#plan(ASK_PAUSE_MS + retryDelayMs('patient', this.#tries, random));
    if (taken === 'taken') this.#deps.synced();
    this.#deps.changed();
  }

  /** The connection may be good all the same: the board then lives on increments until the address answers again. */
  #onFailed(reason: Reason): void {
    const { log, config, sequencer, random, synced, changed } = this.#deps;
    sequencer.boardGivenUp();
    if (this.#problem?.detail !== reason.detail) {
      log.warn('The snapshot could not be read', { source: config.id, reason: reason.detail });
    }
    this.#problem = reason;
    this.#failures++;
    const no =
      reason.trouble === 'token-refused' || reason.trouble === 'not-a-scoreboard' || reason.trouble === 'not-found';
    this.#plan(retryDelayMs(no || this.#failures > BRISK_FAILURES ? 'patient' : 'brisk', this.#failures, random));
    synced();
    changed();
  }

  #checkSilence(): void {
    const { connected, clock, intake } = this.#deps;
    if (!connected()) return;
    if (this.#reader === null) {
      for (const link of this.#tellHeads) link.greet();
      return;
    }
    const quietMs = clock.now() - (intake.boardToldAtMs ?? 0);
    if (quietMs >= SILENCE_CHECK_MS || quietMs < 0) this.#reader.readNow();
  }
}
