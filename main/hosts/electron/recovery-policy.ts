/**
 * How far to go to bring a wall back. Gentle steps first; a step that has been taken too often of late gives way to the next.
 * No step is the last: holding waits, shows that it does, and tries again.
 */
export type RecoveryStep = 'reload' | 'recreate' | 'relaunch' | 'hold';

export interface StepTaken {
  readonly step: RecoveryStep;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

export interface RecoveryDecision {
  readonly step: RecoveryStep;
  /** For `hold`: how long to wait before the next attempt. */
  readonly retryInMs: number;
  /** To be handed in at the next decision. Holds only what can still matter. */
  readonly taken: readonly StepTaken[];
}

const MINUTE_MS = 60_000;
const MEMORY_MS = 60 * MINUTE_MS;

interface Budget {
  readonly step: RecoveryStep;
  readonly times: number;
  readonly withinMs: number;
}

/** In order of force. */
const BUDGETS: readonly Budget[] = [
  { step: 'reload', times: 3, withinMs: 2 * MINUTE_MS },
  { step: 'recreate', times: 2, withinMs: 10 * MINUTE_MS },
  { step: 'relaunch', times: 3, withinMs: MEMORY_MS },
];

const FIRST_HOLD_MS = MINUTE_MS;
const LONGEST_HOLD_MS = 10 * MINUTE_MS;

/** `atLeast`: weaker steps are of no use against this trouble. */
export function decideRecovery(
  history: readonly StepTaken[],
  nowMs: number,
  atLeast: RecoveryStep = 'reload',
): RecoveryDecision {
  // A clock that was set back leaves steps in the future: they count for as long as they would have from now.
  const recent = history.filter(({ atMs }) => Math.abs(nowMs - atMs) < MEMORY_MS);
  const count = (step: RecoveryStep, withinMs: number): number =>
    recent.filter((taken) => taken.step === step && Math.abs(nowMs - taken.atMs) < withinMs).length;

  const from = BUDGETS.findIndex(({ step }) => step === atLeast);
  const open = BUDGETS.slice(from < 0 ? BUDGETS.length : from).find(
    ({ step, times, withinMs }) => count(step, withinMs) < times,
  );
  const step = open?.step ?? 'hold';
  const retryInMs = step === 'hold' ? Math.min(FIRST_HOLD_MS * 2 ** count('hold', MEMORY_MS), LONGEST_HOLD_MS) : 0;
  return { step, retryInMs, taken: [...recent, { step, atMs: nowMs }] };
}
