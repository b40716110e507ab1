/** A portrait as a `data:` address, or null for somebody without one. */
export function portraitOf(_userId: number): string | null {
  return null;
}
