import type { KindMotif } from './kind';
import { line, RING, turn, WreathDrawing } from './wreath';
import './achievement.css';

const STAR =
  'M50 12l11.600 24.200 26.400 3.500-19.300 18.500 4.700 26.300L50 71.700 26.600 84.500l4.700-26.300L12 39.700l26.400-3.500z';
const BEAMS = 32;

/** A star turns into place. */
function Emblem() {
  return (
    <svg viewBox="0 0 100 100" className="emblem-solid achievement-star">
      <path d={STAR} />
    </svg>
  );
}

/** Beams, long ones and short ones. */
function Wreath() {
  const beams = Array.from({ length: BEAMS }, (_, index) => (index * 360) / BEAMS);
  return (
    <WreathDrawing>
      {[0, 1].map((group) => (
        <path
          key={group}
          className="achievement-beams"
          style={turn(group)}
          d={beams
            .filter((_, index) => index % 2 === group)
            .map((degrees) => line(RING + 7, RING + (group === 0 ? 24 : 14), degrees))
            .join('')}
        />
      ))}
    </WreathDrawing>
  );
}

export const achievement: KindMotif = { Emblem, Wreath };
