/** Monotonic, and the same in every process of this machine, ms. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const POLL_MS = 5;

/** Waits until `check` holds; false when it did not in time. */
export async function until(check: () => boolean, withinMs: number, pollMs = POLL_MS): Promise<boolean> {
  const endMs = monotonicMs() + withinMs;
  while (!check()) {
    if (monotonicMs() > endMs) return false;
    await pause(pollMs);
  }
  return true;
}

/** As `until`; throws with `what` when it did not hold in time. */
export async function must(what: string, check: () => boolean, withinMs = 20_000): Promise<void> {
  if (!(await until(check, withinMs))) throw new Error(`Not in ${withinMs / 1000} s: ${what}`);
}
