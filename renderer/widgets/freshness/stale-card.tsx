import { memo } from 'react';
import { useFormats, useTime, useWall, useWords } from '../../wall/services';
import { difficultyOf } from './trouble';
import './stale-card.css';

const DAY_MS = 24 * 60 * 60_000;

/** Says that the board is old: since when, why, and a code for support. Nothing while it is not. */
export const StaleCard = memo(function StaleCard() {
  const words = useWords();
  const formats = useFormats();
  const status = useWall((state) => state.status);
  const confirmedAtMs = status?.confirmedAtMs ?? null;
  const since = useTime((nowMs) => {
    if (confirmedAtMs === null) return null;
    return nowMs - confirmedAtMs < DAY_MS ? formats.time(confirmedAtMs) : formats.weekdayAndTime(confirmedAtMs);
  });
  if (status?.freshness !== 'stale') return null;
  const { trouble, code } = difficultyOf(status);
  return (
    <aside className="stale-card" role="alert" data-testid="stale-card">
      <div>
        <p className="stale-since">
          {since === null ? words.freshness.notUpdated : words.freshness.notUpdatedSince(since)}
        </p>
        <p className="stale-why">
          {words.freshness.why[trouble]} <span className="stale-more">{words.freshness.lastKnown}</span>
        </p>
      </div>
      {code !== null && <span className="stale-code">{code}</span>}
    </aside>
  );
});
