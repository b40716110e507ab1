import { Counter } from './counter';
import type { EmblemProps, KindMotif } from './kind';
import { RING, turn, WreathDrawing } from './wreath';
import './rank.css';

const CROWN = 'M22 70 16 34l20 15L50 24l14 25 20-15-6 36z';
const STEPS = [
  { y: 44, reach: 10 },
  { y: 8, reach: 13 },
  { y: -32, reach: 16 },
] as const;

/** Somebody climbs: an arrow rises, and the first rank has a crown. */
function Emblem({ number, first }: EmblemProps) {
  if (first) {
    return (
      <svg viewBox="0 0 100 100" className="emblem-solid rank-crown">
        <path d={CROWN} />
        <path d="M22 80h56" className="emblem-line" />
      </svg>
    );
  }
  return (
    <>
      <svg viewBox="0 0 100 100" className="rank-arrow">
        <path d={number === null ? 'M50 82V24M24 48l26-26 26 26' : 'M30 32 50 14l20 18'} />
      </svg>
      {number !== null && (
        <span className="rank-number">
          <Counter number={number} steps={0} />
        </span>
      )}
    </>
  );
}

/** Chevrons rise at both sides, the highest last. */
function Wreath({ first }: EmblemProps) {
  return (
    <WreathDrawing>
      {STEPS.map(({ y, reach }, index) => {
        const x = Math.sqrt(RING * RING - y * y) + reach + 4;
        return (
          <g key={y} className="rank-step" style={turn(index)}>
            {[-x, x].map((side) => (
              <path key={side} d={`M${side - reach} ${y + reach * 0.7}l${reach} ${-reach}l${reach} ${reach}`} />
            ))}
          </g>
        );
      })}
      {first && (
        <g className="rank-coronation">
          <path d={CROWN} transform="translate(-31 -118) scale(0.62)" />
        </g>
      )}
    </WreathDrawing>
  );
}

export const rank: KindMotif = { Emblem, Wreath };
