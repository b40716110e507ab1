import { Counter } from './counter';
import type { EmblemProps, KindMotif } from './kind';
import { line, RING, turn, WreathDrawing } from './wreath';
import './level.css';

/** From below upwards on both sides. */
const STAGES = [
  [172, 160, 148],
  [136, 124, 112],
  [100, 88, 76],
  [64, 52, 40],
  [28, 16],
] as const;
const SHORT = 5;
const GROWTH = 0.075;

/** A level climbs: the one before moves out at the top. */
function Emblem({ number }: EmblemProps) {
  if (number !== null) return <Counter number={number} steps={1} />;
  return (
    <svg viewBox="0 0 100 100" className="level-stairs">
      <path d="M20 78h20V60h20V42h20V24" />
    </svg>
  );
}

/** A scale that fills from below; its marks are longer the higher they stand. */
function Wreath() {
  return (
    <WreathDrawing>
      {STAGES.map((angles, index) => (
        <path
          key={index}
          className="level-marks"
          style={turn(index)}
          d={angles
            .flatMap((angle) => [angle, -angle].map((each) => line(RING + 6, RING + 6 + lengthAt(angle), each)))
            .join('')}
        />
      ))}
    </WreathDrawing>
  );
}

function lengthAt(angle: number): number {
  return SHORT + (180 - angle) * GROWTH;
}

export const level: KindMotif = { Emblem, Wreath };
