import { memo, useState } from 'react';
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

/** As long as the stylesheet has them on the way. */
const ROLL_MS = 600;

/**
 * A number whose changed digits roll. What changes while they roll is there at once. The strips stay as they end: plain
 * text again would have the page made anew in all places at once, for nothing that is seen.
 */
export const RollingNumber = memo(function RollingNumber({ text, value }: RollingNumberProps) {
  const { clock } = useServices();
  const [roll, setRoll] = useState<Roll>({ text, value, runs: null, up: true, startMs: -Infinity });
  let shown = roll;
  if (roll.text !== text) {
    const nowMs = clock.monotonic();
    const rolls = nowMs - roll.startMs >= ROLL_MS;
    shown = {
      text,
      value,
      runs: rolls ? rolledText(roll.text, text) : null,
      up: value >= roll.value,
      startMs: rolls ? nowMs : roll.startMs,
    };
    setRoll(shown);
  }
  if (shown.runs === null) return <span className="number">{text}</span>;
  return (
    <span key={shown.startMs} className="number" data-rolls={shown.up ? 'up' : 'down'}>
      {shown.runs.map((run, at) => (
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
