/** What the settings window is told of a playlist: what is on now, and why something is not. */

/** Why an item of a playlist has no turn now. */
export type PassedOver = 'hours' | 'no-contest' | 'no-data' | 'source-off';

/** Who has put on show what is on show: somebody in the settings window, the playlist, a backend, or its turn. */
export type Holder = 'pin' | 'pinned-item' | 'backend' | 'turn' | 'nothing';
