import type { Rarity } from '#core/domain/celebrations';
import { banner } from './banner';
import { card } from './card';
import { fullStage } from './full-stage';
import { lowerThird } from './lower-third';
import type { Staging } from './staging';

/** The rarer a moment, the more of the wall is its own. */
export const STAGINGS: Readonly<Record<Rarity, Staging>> = {
  common: lowerThird,
  rare: banner,
  epic: card,
  legendary: fullStage,
};
