export interface Row {
  readonly userId: number;
  readonly rank: number;
  readonly value: number;
}

/** Of a value, by how many are greater; 1 is the best. */
export function rankOf(board: ReadonlyMap<number, number>, value: number): number {
  return 1 + [...board.values()].filter((other) => other > value).length;
}
