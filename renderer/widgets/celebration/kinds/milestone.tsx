import type { KindMotif } from './kind';
import { at, RING, turn, WreathDrawing } from './wreath';
import './milestone.css';

const WAY = RING + 13;
/** Degrees between the stones of a way, and every how many there is a great one. */
const STONE = 7.5;
const GREAT = 6;
const STONES = Array.from({ length: 360 / STONE }, (_, index) => index);
const QUARTERS = [0, 1, 2, 3] as const;

/** A flag is hoisted. */
function Emblem() {
  return (
    <svg viewBox="0 0 100 100">
      <path d="M32 86V14" />
      <path className="emblem-filled milestone-flag" d="M32 18h44l-12 17 12 17H32z" />
    </svg>
  );
}

/** The stones of a way, which come into sight quarter by quarter. */
function Wreath() {
  return (
    <WreathDrawing>
      {QUARTERS.map((quarter) => (
        <g key={quarter} className="milestone-stones" style={turn(quarter)}>
          {STONES.filter((index) => Math.floor((index * STONE) / 90) === quarter).map((index) => {
            const [cx, cy] = at(WAY, index * STONE);
            return <circle key={index} cx={cx} cy={cy} r={index % GREAT === 0 ? 5.6 : 2.4} />;
          })}
        </g>
      ))}
    </WreathDrawing>
  );
}

export const milestone: KindMotif = { Emblem, Wreath };
