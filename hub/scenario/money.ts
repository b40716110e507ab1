/** Whole euros as people write them: €12,400. */
export function euros(amount: number): string {
  return `€${amount.toLocaleString('en-GB')}`;
}
