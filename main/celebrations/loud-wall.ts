/** A window that shows celebrations, as far as sound goes. In the order in which they were opened. */
export interface Audible {
  readonly id: string;
  /** The name of its display; null where it has none. */
  readonly display: string | null;
}

/**
 * The one wall that sounds: two in a room are an echo. Where the settings name a display that is not there, none does: the
 * room may be another one.
 */
export function loudWall(walls: readonly Audible[], display: string | undefined): string | null {
  const loud = display === undefined ? walls[0] : walls.find((wall) => wall.display === display);
  return loud?.id ?? null;
}
