import type { CSSProperties } from 'react';
import { durationOf } from '../../language/formats';
import { useRuler, useScreen, useTime, useWords } from '../../wall/services';
import { unitOf } from '../board/geometry';
import { RollingNumber } from '../text/rolling-number';
import { clockText, LAST_MINUTE_S, LAST_SECONDS_S, secondsUntil } from './clock-text';
import './countdown.css';

const DAY_S = 86_400;
/** In units: the time that is left, and the room for it beside the title. */
const LEFT = { size: 6.4, weight: 760 } as const;
const ROOM = { landscape: 34, portrait: 27 } as const;

/** The time that a contest has left, in its header: in words, then as a clock, in the last minute in a ring that empties. */
export function Countdown({ endsAtMs }: { readonly endsAtMs: number }) {
  const { contest, scenes } = useWords();
  const seconds = useTime((nowMs) => secondsUntil(endsAtMs, nowMs));
  const ruler = useRuler();
  const { orientation } = unitOf(useScreen());
  const last = seconds <= LAST_MINUTE_S && seconds > 0;
  const text = seconds >= DAY_S ? contest.left(durationOf(seconds * 1_000)) : clockText(seconds);
  const size = Math.min(LEFT.size, ROOM[orientation] / ruler(text.replace(/\d/g, '0'), LEFT.weight));
  return (
    <div className="countdown" role="timer" data-last={last || undefined}>
      {last ? (
        <span className="countdown-ring" style={{ '--left': seconds / LAST_MINUTE_S } as CSSProperties}>
          <svg viewBox="0 0 40 40" aria-hidden="true">
            <circle cx="20" cy="20" r="17" />
            <circle className="countdown-arc" cx="20" cy="20" r="17" pathLength={1} />
          </svg>
          <b>{seconds}</b>
        </span>
      ) : (
        <span className="countdown-left" style={{ fontSize: `calc(var(--u) * ${size})` }}>
          <RollingNumber text={text} value={-seconds} />
        </span>
      )}
      <span className="countdown-label">{seconds === 0 ? contest.over : last ? scenes.lastMinute : contest.toGo}</span>
    </div>
  );
}

/** The last minute as light that slowly comes up around the board; its last seconds, large and calm, over it. */
export function FinalMinute({ endsAtMs, title }: { readonly endsAtMs: number; readonly title: string }) {
  const { contest } = useWords();
  const seconds = useTime((nowMs) => Math.min(LAST_MINUTE_S + 1, secondsUntil(endsAtMs, nowMs)));
  if (seconds > LAST_MINUTE_S) return null;
  const counting = seconds <= LAST_SECONDS_S;
  return (
    <div className="final" style={{ '--done': 1 - seconds / LAST_MINUTE_S } as CSSProperties}>
      <div className="final-light" />
      {counting && <div className="final-veil" />}
      {counting && seconds > 0 && (
        <b key={seconds} className="final-number" aria-hidden="true">
          {seconds}
        </b>
      )}
      {seconds === 0 && <p className="final-over">{contest.ended(title)}</p>}
    </div>
  );
}
