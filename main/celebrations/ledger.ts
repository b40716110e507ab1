/** Where a celebration went. `off`: celebrations are switched off. Capped, quiet and off ones are a line on the wall. */
export const CELEBRATION_FATES = ['shown', 'merged', 'expired', 'dropped', 'capped', 'quiet', 'off', 'digest'] as const;
export type CelebrationFate = (typeof CELEBRATION_FATES)[number];

/** accepted = waiting + all fates, always. `repeated`: told again, and known. */
export type CelebrationCounts = Readonly<Record<CelebrationFate | 'accepted' | 'waiting' | 'repeated', number>>;

export class CelebrationLedger {
  accepted = 0;
  repeated = 0;
  readonly #fates = new Map<CelebrationFate, number>();

  count(fate: CelebrationFate, times = 1): void {
    this.#fates.set(fate, (this.#fates.get(fate) ?? 0) + times);
  }

  view(waiting: number): CelebrationCounts {
    const fates = Object.fromEntries(CELEBRATION_FATES.map((fate) => [fate, this.#fates.get(fate) ?? 0]));
    return {
      accepted: this.accepted,
      waiting,
      repeated: this.repeated,
      ...(fates as Record<CelebrationFate, number>),
    };
  }
}
