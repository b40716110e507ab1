import { memo } from 'react';
import type { Words } from '../../language/words';

/** Places gained or lost of late. Shape and number carry the meaning, colour supports it. */
export const Trend = memo(function Trend({ delta, words }: { readonly delta: number; readonly words: Words }) {
  if (delta === 0) {
    return (
      <span className="trend">
        <span className="trend-none" role="img" aria-label={words.board.sameRank} />
      </span>
    );
  }
  const up = delta > 0;
  const places = Math.abs(delta);
  return (
    <span className="trend">
      <span
        className="trend-pill"
        data-trend={up ? 'up' : 'down'}
        role="img"
        aria-label={words.board.places(places, up)}
      >
        <svg className="trend-arrow" viewBox="0 0 10 9" aria-hidden="true">
          <path d={up ? 'M5 0.5 9.6 8.500H.4z' : 'M5 8.500.4.500H9.600z'} />
        </svg>
        {places}
      </span>
    </span>
  );
});
