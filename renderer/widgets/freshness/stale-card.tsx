import { memo } from 'react';
import { useFormats, useTime, useWall, useWords } from '../../wall/services';
import { difficultyOf } from './trouble';
import './stale-card.css';

const DAY_MS = 24 * 60 * 60_000;
/** From here on the name of a day may mean this week's or last week's. */
const WEEK_MS = 6 * DAY_MS;

/** Says that the board is old: since when, why, and a code for support. Nothing while it is not. */
export const StaleCard = memo(function StaleCard() {
  const words = useWords();
  const formats = useFormats();
  const status = useWall((state) => state.status);
  const board = useWall((state) => state.board);
  const confirmedAtMs = status?.confirmedAtMs ?? null;
  const since = useTime((nowMs) => {
    if (confirmedAtMs === null) return null;
    const ageMs = nowMs - confirmedAtMs;
    if (ageMs < DAY_MS) return formats.time(confirmedAtMs);
    return ageMs < WEEK_MS ? formats.weekdayAndTime(confirmedAtMs) : formats.date(confirmedAtMs);
  });
  if (status?.freshness !== 'stale') return null;
  const { trouble, code } = difficultyOf({ status, board });
  return (
    <div className="stale-card" role="alert" data-testid="stale-card">
      <div>
        <p className="stale-since">
          {since === null ? words.freshness.notUpdated : words.freshness.notUpdatedSince(since)}
        </p>
        <p className="stale-why">
          {words.freshness.why[trouble]} <span className="stale-more">{words.freshness.lastKnown}</span>
        </p>
      </div>
      {code !== null && <span className="stale-code">{code}</span>}
    </div>
  );
});
