/** How events are sent. */
export interface Pace {
  readonly perSecond: number;
  readonly forMs: number;
}
