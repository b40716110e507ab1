import type { CelebrationsConfig } from '#core/config/celebrations';
import { addTold, keptOf, stagedBundle, type Bundle, type Told } from '#core/domain/celebration-bundles';
import { celebrationKey, type Celebration } from '#core/domain/celebrations';
import { isWithin, localTimeAt, type LocalTime } from '#core/domain/hours';
import type { Notice } from '#core/domain/notices';
import { CELEBRATION_OUT_MS, interrupts, turnMs, type StagedCelebration } from '#core/domain/staged-celebration';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Files } from '#main/ports/files';
import type { Logger } from '#main/ports/logger';
import { CatchUp, type Wholeness } from './catch-up';
import { Digests } from './digests';
import { CelebrationLedger, type CelebrationCounts, type CelebrationFate } from './ledger';
import { celebrationNotice, digestNotice } from './notices';
import { SeenCelebrations } from './seen-file';
import { soundOf } from './sounds';

/** Small moments wait this long for others of their kind. Great ones do not. */
export const GATHER_MS = 1_000;
/** A wall that does not say by then that it showed it, has not. */
export const SHOWN_PATIENCE_MS = 30_000;
const HOUR_MS = 3_600_000;
/** Rehearsals that wait, at most. */
const REHEARSALS = 4;

export interface PolicyDeps {
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Logger;
  readonly settings: () => CelebrationsConfig;
  /** The walls of this app, as one. */
  readonly walls: { readonly open: () => boolean; readonly celebrate: (staged: StagedCelebration) => void };
  readonly notify: (notice: Notice) => void;
  /** May the wall tell of it? Asked again of what waits: whoever is celebrated may not want to be named any more. */
  readonly mayTell: (sourceId: string, celebration: Celebration) => boolean;
  /** A wall showed it. */
  readonly shown: (sourceId: string, celebrationId: string) => void;
  /** The team that a board names beside an entry; null where none does. */
  readonly teamOf: (sourceId: string, entryId: string) => string | null;
  /** Local time; this machine's where absent. */
  readonly localTime?: (atMs: number) => LocalTime;
}

interface OnTheWay {
  readonly bundle: Bundle;
  readonly patience: Disposable;
}

/**
 * Decides for all walls of this app what is celebrated, when, and how: each moment once, also over restarts; bursts as one;
 * none that is old news; not more than people like, and not when they want to be left alone. One has the screen at a time.
 */
export class CelebrationPolicy implements Disposable {
  readonly #deps: PolicyDeps;
  readonly #seen: SeenCelebrations;
  readonly #catchUp: CatchUp;
  readonly #digests: Digests;
  readonly #ledger = new CelebrationLedger();
  readonly #onTheWay = new Map<string, OnTheWay>();
  #waiting: readonly Bundle[] = [];
  #rehearsals: readonly StagedCelebration[] = [];
  #onShow: StagedCelebration | null = null;
  /** On the monotonic clock: when the next may start. */
  #freeAtMs = -Infinity;
  /** When takeovers began that count for the cap, on the monotonic clock. */
  #takeovers: number[] = [];
  #timer: Disposable | null = null;

  constructor(deps: PolicyDeps) {
    this.#deps = deps;
    this.#seen = new SeenCelebrations(deps);
    this.#catchUp = new CatchUp(deps.clock);
    this.#digests = new Digests(deps.clock, this.#catchUp, () => {
      this.#next();
    });
  }

  /** Reads what was celebrated in earlier runs. */
  open(): void {
    this.#seen.load();
  }

  get counts(): CelebrationCounts {
    return this.#ledger.view(this.#waiting.length + this.#onTheWay.size);
  }

  /** Does one have the screen, or is about to leave it? Scenes do not change meanwhile. */
  get hasScreen(): boolean {
    return this.#onShow !== null && this.#deps.clock.monotonic() < this.#freeAtMs;
  }

  arrived(sourceId: string, arrival: Celebration): void {
    const celebration = { ...arrival, sourceId };
    if (!this.#seen.isNew(sourceId, celebration.id)) {
      this.#ledger.repeated++;
      return;
    }
    this.#ledger.accepted++;
    const told = { sourceId, celebration };
    if (this.#catchUp.isLate(sourceId, celebration)) {
      this.#ledger.count('digest');
      this.#digests.add(told);
      return;
    }
    const { waiting, merged, dropped } = addTold(this.#waiting, told);
    this.#waiting = waiting;
    if (merged) this.#ledger.count('merged');
    if (dropped !== null) this.#ledger.count('dropped');
    this.#next();
  }

  sourceChanged(sourceId: string, wholeness: Wholeness): void {
    this.#catchUp.changed(sourceId, wholeness);
    this.#digests.look();
  }

  forgetSource(sourceId: string): void {
    this.#catchUp.forget(sourceId);
    this.#digests.look();
  }

  /** A wall was opened, or the settings are others. */
  look(): void {
    this.#next();
  }

  /** Shows it on the real walls, whatever the settings allow, and counts nothing. False when there is no wall. */
  rehearse(staged: StagedCelebration): boolean {
    const { walls, settings, localTime = localTimeAt, clock } = this.#deps;
    if (!walls.open()) return false;
    const honoured = { ...staged, team: null };
    const sound = soundOf(staged, honoured, settings(), localTime(clock.now()));
    this.#rehearsals = [...this.#rehearsals, { ...staged, rehearsal: true, sound }].slice(-REHEARSALS);
    this.#next();
    return true;
  }

  /** What a wall says of one; the first that showed it counts. */
  outcome(told: Pick<Celebration, 'id' | 'sourceId'> & { readonly outcome: string }): void {
    const key = celebrationKey(told);
    const sent = this.#onTheWay.get(key);
    if (sent === undefined || told.outcome !== 'shown') return;
    this.#settle(key, 'shown');
    for (const { sourceId, celebration } of sent.bundle.told) this.#deps.shown(sourceId, celebration.id);
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#digests.dispose();
    for (const { patience } of this.#onTheWay.values()) patience.dispose();
    this.#seen.saveNow();
  }

  #next(): void {
    this.#timer?.dispose();
    this.#timer = null;
    this.#leaveOut();
    if (!this.#deps.walls.open()) return;
    const nowMs = this.#deps.clock.monotonic();
    const waitMs = this.#waitMs();
    if (waitMs === null) return;
    if (waitMs > 0) {
      this.#timer = this.#deps.clock.after(waitMs, () => {
        this.#next();
      });
      return;
    }
    const interrupting = nowMs < this.#freeAtMs;
    const staged = this.#take();
    this.#onShow = staged;
    this.#freeAtMs = nowMs + turnMs(staged) + (interrupting ? CELEBRATION_OUT_MS : 0);
    this.#deps.walls.celebrate(staged);
    this.#next();
  }

  /** What is not to take the screen: it is told in a line, or is old news. */
  #leaveOut(): void {
    const { clock, settings, notify } = this.#deps;
    const nowMs = clock.now();
    const why = this.#unwanted();
    this.#leaveOutUnnamed();
    this.#waiting = this.#waiting.filter((bundle) => {
      const fate = why ?? (bundle.expiresMs < nowMs ? 'expired' : null);
      if (fate === null) return true;
      this.#ledger.count(fate);
      if (fate !== 'expired') notify(celebrationNotice(bundle, nowMs));
      return false;
    });
    if (why !== null && this.#digests.due) notify(digestNotice(this.#digests.take(), nowMs));
    this.#takeovers = this.#takeovers.filter((atMs) => clock.monotonic() - atMs < HOUR_MS);
    if (this.#takeovers.length < settings().hourlyCap) return;
    this.#waiting = this.#waiting.filter((bundle) => {
      if (isExempt(bundle)) return true;
      this.#ledger.count('capped');
      notify(celebrationNotice(bundle, nowMs));
      return false;
    });
  }

  #leaveOutUnnamed(): void {
    const mayTell = ({ sourceId, celebration }: Told): boolean => this.#deps.mayTell(sourceId, celebration);
    this.#waiting = this.#waiting.flatMap((bundle) => {
      const kept = keptOf(bundle, mayTell);
      if (kept === null) this.#ledger.count('dropped');
      return kept ?? [];
    });
    this.#digests.keepOnly(mayTell);
  }

  #unwanted(): 'off' | 'quiet' | null {
    const { enabled, quietHours } = this.#deps.settings();
    if (!enabled) return 'off';
    const at = (this.#deps.localTime ?? localTimeAt)(this.#deps.clock.now());
    return quietHours.some((hours) => isWithin(hours, at)) ? 'quiet' : null;
  }

  /** How long until the next has its turn, ms; null when there is none. */
  #waitMs(): number | null {
    const [first] = this.#waiting;
    if (first === undefined && this.#rehearsals.length === 0 && !this.#digests.due) return null;
    const untilFreeMs = Math.max(0, this.#freeAtMs - this.#deps.clock.monotonic());
    if (first === undefined || this.#rehearsals.length > 0) return untilFreeMs;
    const { celebration } = first.lead;
    const leaving = this.#onShow !== null && interrupts(celebration, this.#onShow);
    if (leaving) return 0;
    if (this.#digests.due || importanceIsGreat(celebration)) return untilFreeMs;
    return Math.max(untilFreeMs, celebration.atMs + GATHER_MS - this.#deps.clock.now());
  }

  /** Whose turn it is. */
  #take(): StagedCelebration {
    const [rehearsal, ...others] = this.#rehearsals;
    if (rehearsal !== undefined) {
      this.#rehearsals = others;
      return rehearsal;
    }
    const [bundle, ...rest] = this.#waiting;
    if (this.#digests.due && (bundle === undefined || !importanceIsGreat(bundle.lead.celebration))) {
      return this.#digests.take();
    }
    if (bundle === undefined) throw new Error('nothing waits');
    this.#waiting = rest;
    if (!isExempt(bundle)) this.#takeovers.push(this.#deps.clock.monotonic());
    return this.#send(bundle);
  }

  #send(bundle: Bundle): StagedCelebration {
    const { clock, settings, teamOf, localTime = localTimeAt } = this.#deps;
    const nowMs = clock.now();
    const { sourceId, celebration } = bundle.lead;
    const silent = stagedBundle(bundle, nowMs);
    const { entryId, name } = celebration;
    const key = celebrationKey(celebration);
    const team = entryId === null ? null : teamOf(sourceId, entryId);
    // On disk before it is on a wall: after a crash it is not shown again.
    this.#seen.saveNow();
    this.#settle(key, 'dropped');
    const patience = clock.after(SHOWN_PATIENCE_MS, () => {
      this.#settle(key, 'dropped');
    });
    this.#onTheWay.set(key, { bundle, patience });
    return { ...silent, sound: soundOf(silent, { entryId, name, team }, settings(), localTime(nowMs)) };
  }

  #settle(key: string, fate: CelebrationFate): void {
    const sent = this.#onTheWay.get(key);
    if (sent === undefined) return;
    sent.patience.dispose();
    this.#onTheWay.delete(key);
    this.#ledger.count(fate);
  }
}

/** From the cap. */
const isExempt = ({ lead }: Bundle): boolean => lead.celebration.rarity === 'legendary';

const importanceIsGreat = ({ rarity }: Celebration): boolean => rarity === 'epic' || rarity === 'legendary';
