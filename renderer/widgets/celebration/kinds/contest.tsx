import type { KindMotif } from './kind';
import { arc, at, RING, WreathDrawing } from './wreath';
import './contest.css';

const LEAVES = [166, 150, 134, 118, 102, 86, 70, 54, 38] as const;
/** A leaf points upwards from where it grows. */
const LEAF = 'M0 0C6 -6 6.500 -15 0 -22C-6.500 -15 -6 -6 0 0z';
/** Of a branch's own line, and how far the leaves of its two rows lean out from it, in degrees. */
const BRANCH = RING + 12;
const LEAN = [-22, 26] as const;

/** A cup is set down. */
function Emblem() {
  return (
    <svg viewBox="0 0 100 100" className="contest-cup">
      <path className="emblem-filled" d="M32 16h36v24a18 18 0 0 1-36 0z" />
      <path d="M32 22H18c0 14 6 21 15 22M68 22h14c0 14-6 21-15 22M50 60v16M34 84h32" />
    </svg>
  );
}

/** Laurel. */
function Wreath() {
  return (
    <WreathDrawing>
      {[1, -1].map((side) => (
        <g key={side} className="contest-branch" data-side={side}>
          <g transform={`scale(${side} 1)`}>
            <path className="contest-twig" d={arc(BRANCH, LEAVES.at(-1) ?? 0, LEAVES[0])} />
            {LEAVES.flatMap((angle) =>
              LEAN.map((lean) => (
                <path
                  key={`${angle} ${lean}`}
                  d={LEAF}
                  transform={`translate(${at(BRANCH, angle).join(' ')}) rotate(${angle - 90 + lean})`}
                />
              )),
            )}
          </g>
        </g>
      ))}
    </WreathDrawing>
  );
}

export const contest: KindMotif = { Emblem, Wreath };
