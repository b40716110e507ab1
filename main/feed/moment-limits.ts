import type { DomainEvent } from '#core/domain/events';
import type { Clock } from '#core/kernel/clock';

type Moment = 'celebration' | 'notice' | 'activity';

/**
 * What one source may tell besides its boards, in a minute and at once. People can follow a fraction of it. Boards are not
 * limited: what they say is shown as it stands, however often it changes.
 */
export const MOMENTS_PER_MINUTE: Readonly<Record<Moment, number>> = { celebration: 60, notice: 120, activity: 240 };
const MINUTE_MS = 60_000;

/** Holds back what a source tells too often, so that a flood of it leaves the rest of the wall alone. */
export class MomentLimits {
  readonly #clock: Clock;
  readonly #left: Record<Moment, number> = { ...MOMENTS_PER_MINUTE };
  #countedMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#countedMs = clock.monotonic();
  }

  /** The events that may go on: the same list, where none is held back. */
  allowed(events: readonly DomainEvent[]): readonly DomainEvent[] {
    let kept: DomainEvent[] | null = null;
    for (let index = 0; index < events.length; index++) {
      const event = events[index];
      if (event === undefined) continue;
      const moment = momentOf(event);
      if (moment === null || this.#take(moment)) kept?.push(event);
      else kept ??= events.slice(0, index);
    }
    return kept ?? events;
  }

  #take(moment: Moment): boolean {
    this.#refill();
    if (this.#left[moment] < 1) return false;
    this.#left[moment]--;
    return true;
  }

  #refill(): void {
    const nowMs = this.#clock.monotonic();
    const minutes = (nowMs - this.#countedMs) / MINUTE_MS;
    if (minutes <= 0) return;
    this.#countedMs = nowMs;
    for (const moment of Object.keys(this.#left) as Moment[]) {
      const most = MOMENTS_PER_MINUTE[moment];
      this.#left[moment] = Math.min(most, this.#left[moment] + minutes * most);
    }
  }
}

function momentOf(event: DomainEvent): Moment | null {
  if (event.kind === 'celebration') return 'celebration';
  if (event.kind !== 'notice') return null;
  return event.notice.weight === 'low' ? 'activity' : 'notice';
}
