import { memo, useLayoutEffect, useRef, useState } from 'react';
import { useServices } from '../../wall/services';
import { rolledText } from './rolled-text';

interface RollingNumberProps {
  readonly text: string;
  /** Decides which way the digits roll. */
  readonly value: number;
}

interface Roll {
  readonly text: string;
  readonly value: number;
  /** null where nothing rolled when the text changed last. */
  readonly runs: ReturnType<typeof rolledText> | null;
  readonly up: boolean;
  /** When digits last began to roll, on the monotonic clock. */
  readonly startMs: number;
}

const ROLL_MS = 600;
const EASE = 'cubic-bezier(0.2, 0.8, 0.2, 1)';
/** Long at its end: where the next change comes before that, the browser makes no frames to tell that this one is over. */
const HELD_MS = 1_500;

/**
 * A number whose changed digits roll. What changes while they roll is there at once. The strips stay as they end: plain
 * text again would have the page made anew in all places at once, for nothing that is seen. To a screen reader they are
 * one number.
 */
export const RollingNumber = memo(function RollingNumber({ text, value }: RollingNumberProps) {
  const { clock, quality, reducedMotion } = useServices();
  const [roll, setRoll] = useState<Roll>({ text, value, runs: null, up: true, startMs: -Infinity });
  let shown = roll;
  if (roll.text !== text) {
    const nowMs = clock.monotonic();
    // Each strip that rolls is a picture of its own to the browser, and a board has dozens.
    const rolls = nowMs - roll.startMs >= ROLL_MS && quality.getState().level > 0;
    shown = {
      text,
      value,
      runs: rolls ? rolledText(roll.text, text) : null,
      up: value >= roll.value,
      startMs: rolls ? nowMs : roll.startMs,
    };
    setRoll(shown);
  }
  const { runs, up, startMs } = shown;
  const number = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    // The page itself would have to move what is not to be seen.
    if (runs === null || number.current === null || number.current.closest('[data-unseen]') !== null) return undefined;
    const begin = reducedMotion() ? fadeIn : rollIn;
    const rolling = Array.from(number.current.querySelectorAll('.digits-strip'), (strip) => {
      const animation = begin(strip, up);
      animation.startTime = startMs;
      return animation;
    });
    return () => {
      // The browser would make frames for the end of what is no longer in the page.
      for (const animation of rolling) animation.cancel();
    };
  }, [runs, up, startMs, reducedMotion]);
  if (runs === null) return <span className="number">{text}</span>;
  return (
    <span key={startMs} ref={number} className="number" role="img" aria-label={text} data-rolls={up ? 'up' : 'down'}>
      {runs.map((run, at) => (
        <bdi key={at}>
          {run.map(({ text: now, was }, index) =>
            was === null ? (
              now
            ) : (
              <span key={index} className="digits">
                <span className="digits-strip" data-was={was}>
                  {now}
                </span>
              </span>
            ),
          )}
        </bdi>
      ))}
    </span>
  );
});

/** Not by the stylesheet: what that has moved once, it moves again when the element is put elsewhere in the page. */
function rollIn(strip: Element, up: boolean): Animation {
  const keyframes = [
    { transform: `translateY(${up ? 100 : -100}%)`, easing: EASE },
    { transform: 'none', offset: ROLL_MS / HELD_MS },
    { transform: 'none' },
  ];
  return strip.animate(keyframes, HELD_MS);
}

/** Where nothing is to move. */
function fadeIn(strip: Element): Animation {
  return strip.animate([{ opacity: 0 }, { opacity: 1 }], ROLL_MS);
}
