import { memo, useState } from 'react';
import { rolledText } from './rolled-text';

interface RollingNumberProps {
  readonly text: string;
  /** Decides which way the digits roll. */
  readonly value: number;
}

interface Roll {
  readonly text: string;
  readonly value: number;
  /** null while nothing rolls. */
  readonly runs: ReturnType<typeof rolledText> | null;
  readonly up: boolean;
}

/** A number whose changed digits roll; plain text again afterwards. What changes while they roll is there at once. */
export const RollingNumber = memo(function RollingNumber({ text, value }: RollingNumberProps) {
  const [roll, setRoll] = useState<Roll>({ text, value, runs: null, up: true });
  let shown = roll;
  if (roll.text !== text) {
    shown = { text, value, runs: roll.runs === null ? rolledText(roll.text, text) : null, up: value >= roll.value };
    setRoll(shown);
  }
  if (shown.runs === null) return <span className="number">{text}</span>;
  return (
    <span
      className="number"
      data-rolls={shown.up ? 'up' : 'down'}
      onAnimationEnd={() => {
        setRoll((held) => ({ ...held, runs: null }));
      }}
    >
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
