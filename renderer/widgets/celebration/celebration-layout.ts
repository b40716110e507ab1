import type { Rarity } from '#core/domain/celebrations';
import type { Orientation } from '../board/geometry';

/** Sizes of a celebration, in units. */
export interface CelebrationLayout {
  /** The ring's diameter, and how far its middle is from the top. */
  readonly ring: number;
  readonly ringY: number;
  readonly name: number;
  readonly title: number;
  readonly detail: number;
  /** Room for a line of words. */
  readonly width: number;
  /** null: the celebration has the whole screen. */
  readonly card: { readonly width: number; readonly height: number } | null;
}

const SIZES = {
  common: { ring: 18, name: 6.2, title: 3.4, detail: 2.6, card: { width: 92, height: 46 } },
  rare: { ring: 23, name: 7.6, title: 4, detail: 2.8, card: { width: 116, height: 58 } },
  epic: { ring: 29, name: 9.6, title: 4.6, detail: 3.1, card: null },
  legendary: { ring: 32, name: 11.2, title: 5, detail: 3.3, card: null },
} as const;

const MARGIN = 6;

export function celebrationLayout(
  rarity: Rarity,
  orientation: Orientation,
  width: number,
  height: number,
): CelebrationLayout {
  const size = SIZES[rarity];
  const widest = width - 2 * MARGIN;
  const card = size.card === null ? null : { width: Math.min(size.card.width, widest), height: size.card.height };
  const narrow = orientation === 'portrait' ? 0.86 : 1;
  const ringY =
    card === null
      ? height / 2 - (orientation === 'portrait' ? 14 : 7.4)
      : height / 2 - card.height / 2 + size.ring / 2 + 3.6;
  return {
    ring: size.ring,
    ringY,
    name: size.name * narrow,
    title: size.title,
    detail: size.detail,
    width: (card?.width ?? widest) - (card === null ? 0 : 10),
    card,
  };
}
