import type { KindMotif } from './kind';
import { turn } from './wreath';
import './digest.css';

const LINES = [30, 50, 70] as const;

/** What there is to catch up on, line by line. */
function Emblem() {
  return (
    <svg viewBox="0 0 100 100">
      {LINES.map((y, index) => (
        <g key={y} className="digest-line" style={turn(index)}>
          <circle className="emblem-filled" cx="25" cy={y} r="2.500" />
          <path d={`M40 ${y}h${index === 1 ? 26 : 38}`} />
        </g>
      ))}
    </svg>
  );
}

export const digest: KindMotif = { Emblem, Wreath: null };
