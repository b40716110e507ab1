import { Counter } from './counter';
import type { EmblemProps, KindMotif } from './kind';
import { arc, RING, turn, WreathDrawing } from './wreath';
import './streak.css';

const FLAME = 'M52 8c3 17 26 28 26 54a28 28 0 0 1-56 0c0-11 5-19 12-26 2 8 6 12 11 14-3-15 1-31 7-42z';
/** Days of a streak that is longer are no longer told apart. */
const MOST = 12;
const USUAL = 7;
const GAP = 8;

/** A streak counts, in a flame that rises. */
function Emblem({ number }: EmblemProps) {
  return (
    <>
      <svg viewBox="0 0 100 100" className="emblem-solid streak-flame">
        <path d={FLAME} />
      </svg>
      {number !== null && (
        <span className="streak-number">
          <Counter number={number} steps={4} />
        </span>
      )}
    </>
  );
}

/** One part of the circle for each time, lit one after the other. */
function Wreath({ number }: EmblemProps) {
  const parts = Math.min(MOST, Math.max(2, number?.value ?? USUAL));
  const span = 360 / parts;
  return (
    <WreathDrawing>
      {Array.from({ length: parts }, (_, index) => (
        <path
          key={index}
          className="streak-part"
          style={turn(index)}
          d={arc(RING + 12, index * span + GAP / 2, (index + 1) * span - GAP / 2)}
        />
      ))}
    </WreathDrawing>
  );
}

export const streak: KindMotif = { Emblem, Wreath };
