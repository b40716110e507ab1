import type { CSSProperties, ReactNode } from 'react';

/** The drawing around the person: its middle is theirs, their ring has the radius `RING`. */
export const RING = 72;

/** Degrees count clockwise from the top. */
export function at(radius: number, degrees: number): readonly [x: number, y: number] {
  const angle = (degrees * Math.PI) / 180;
  return [rounded(radius * Math.sin(angle)), rounded(-radius * Math.cos(angle))];
}

export function arc(radius: number, from: number, to: number): string {
  const [x1, y1] = at(radius, from);
  const [x2, y2] = at(radius, to);
  return `M${x1} ${y1}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${x2} ${y2}`;
}

export function line(from: number, to: number, degrees: number): string {
  return `M${at(from, degrees).join(' ')}L${at(to, degrees).join(' ')}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export function WreathFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="wreath" aria-hidden="true">
      {children}
    </div>
  );
}

export function WreathDrawing({ children }: { readonly children: ReactNode }) {
  return (
    <WreathFrame>
      <svg className="wreath-lines" viewBox="-100 -100 200 200">
        {children}
      </svg>
    </WreathFrame>
  );
}

/** Its turn among the parts that come one after the other. */
export function turn(index: number): CSSProperties {
  return { '--turn': index } as CSSProperties;
}
