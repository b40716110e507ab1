import type { Options } from 'canvas-confetti';
import type { Rarity } from '#core/domain/celebrations';

/** At most 110 pieces in the air. */
const PIECES: Readonly<Record<Rarity, number>> = { common: 44, rare: 72, epic: 96, legendary: 110 };
const COLORS = ['#ffcf5c', '#ff7a59', '#ea4c89', '#6d7bff', '#27d3c3', '#fff1cf'];

/** A frame of 60 Hz takes 16.7 ms; from here on pieces are saved. */
const COMFORTABLE_FRAME_MS = 19;
const FEWEST = 16;

/** How long a frame usually takes: the median, as the first ones are busy with making the picture. */
export function usualFrameMs(times: readonly number[]): number {
  const lengths = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return lengths.sort((a, b) => a - b)[lengths.length >> 1] ?? 0;
}

/** @param frameMs how long frames take at the moment */
export function piecesFor(rarity: Rarity, frameMs: number): number {
  const share = Math.min(1, COMFORTABLE_FRAME_MS / frameMs);
  return Math.max(FEWEST, Math.round(PIECES[rarity] * share));
}

/**
 * Small moments are thrown from the two lower corners, great ones burst from behind the ring.
 *
 * @param origin the ring's height, 0 to 1
 * @param scale the canvas's longer side against 1920 pixels
 */
export function burstsFor(rarity: Rarity, origin: number, pieces: number, scale: number): Options[] {
  const common: Options = { colors: COLORS, gravity: 0.7, decay: 0.915, ticks: 420, scalar: 2 * scale };
  if (rarity === 'epic' || rarity === 'legendary') {
    const power = rarity === 'legendary' ? 72 : 62;
    return [
      {
        ...common,
        particleCount: pieces,
        spread: 360,
        startVelocity: power * scale,
        gravity: 0.42,
        origin: { x: 0.5, y: origin },
      },
    ];
  }
  const each = Math.floor(pieces / 2);
  const throwing = { ...common, particleCount: each, spread: 52, startVelocity: 96 * scale };
  return [
    { ...throwing, angle: 62, origin: { x: 0, y: 0.96 } },
    { ...throwing, angle: 118, origin: { x: 1, y: 0.96 } },
  ];
}
