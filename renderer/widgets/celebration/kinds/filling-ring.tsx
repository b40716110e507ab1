import './filling-ring.css';

interface FillingRingProps {
  /** In the drawing's own units, of which a square has 200. */
  readonly radius: number;
  readonly strength: number;
}

const SIDES = ['first', 'second'] as const;

/** A ring that fills clockwise from the top: its halves turn into sight one after the other, and nothing is painted meanwhile. */
export function FillingRing({ radius, strength }: FillingRingProps) {
  return (
    <span className="filling-ring">
      <svg className="filling-whole" viewBox="-100 -100 200 200" aria-hidden="true">
        <circle r={radius} strokeWidth={strength} />
      </svg>
      {SIDES.map((side) => (
        <span key={side} className="filling-half" data-side={side}>
          <svg className="filling-arc" viewBox="-100 -100 200 200" aria-hidden="true">
            <path d={`M0 ${-radius}A${radius} ${radius} 0 0 1 0 ${radius}`} strokeWidth={strength} />
          </svg>
        </span>
      ))}
    </span>
  );
}
