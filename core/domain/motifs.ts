import type { CelebrationKind, Rarity } from './celebrations';

/** The short tunes of the wall, by name. Their notes are the wall's; see renderer/sound/motifs.ts. */
export const MOTIFS = [
  'chime',
  'rise',
  'steps',
  'flame',
  'fanfare',
  'sparkle',
  'chorus',
  'marimba',
  'harp',
  'bell',
] as const;
export type Motif = (typeof MOTIFS)[number];

/** How a celebration sounds: what, how great, and how loud. */
export interface CelebrationSound {
  readonly motif: Motif;
  readonly rarity: Rarity;
  /** 1 to 100. */
  readonly volumePercent: number;
}

/** The tune of each kind, where nobody has one of their own. */
export const MOTIF_OF_KIND: Readonly<Record<CelebrationKind, Motif>> = {
  rank: 'rise',
  milestone: 'chime',
  streak: 'flame',
  contest: 'fanfare',
  level: 'steps',
  achievement: 'sparkle',
  'team-goal': 'chorus',
};
