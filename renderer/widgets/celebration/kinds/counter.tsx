import type { CSSProperties } from 'react';
import type { TellingNumber } from './telling-number';

/** A number that is counted up to: those before it pass by. */
export function Counter({ number, steps }: { readonly number: TellingNumber; readonly steps: number }) {
  const passing = steps === 0 ? [] : number.before.slice(-steps);
  const style = { '--steps': passing.length, '--digits': number.text.length } as CSSProperties;
  return (
    <span className="emblem-counter" style={style}>
      <span className="emblem-counted">
        {passing.map((text) => (
          <span key={text} data-passing={text} />
        ))}
        <span>{number.text}</span>
      </span>
    </span>
  );
}
