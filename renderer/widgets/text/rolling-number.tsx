import { memo, useEffect, useState, type CSSProperties } from 'react';
import { useServices } from '../../wall/services';
import { numberRuns, rolledText, type Glyph } from './rolled-text';

/** A little longer than the stylesheet's roll. */
const ROLL_MS = 650;

interface RollingNumberProps {
  readonly text: string;
  /** Decides which way the digits roll. */
  readonly value: number;
}

interface Roll {
  readonly text: string;
  readonly value: number;
  readonly glyphs: readonly Glyph[] | null;
  readonly count: number;
}

/** A number whose changed digits roll; plain text again afterwards. */
export const RollingNumber = memo(function RollingNumber({ text, value }: RollingNumberProps) {
  const { clock } = useServices();
  const [roll, setRoll] = useState<Roll>({ text, value, glyphs: null, count: 0 });
  let shown = roll;
  if (roll.text !== text) {
    const next = roll.count + 1;
    const glyphs = rolledText(roll.text, text, value >= roll.value, roll.glyphs ?? [], next);
    shown = { text, value, glyphs, count: next };
    setRoll(shown);
  }
  const { count } = shown;
  useEffect(() => {
    if (count === 0) return undefined;
    const timer = clock.after(ROLL_MS, () => {
      setRoll((held) => ({ ...held, glyphs: null }));
    });
    return () => {
      timer.dispose();
    };
  }, [clock, count]);
  if (shown.glyphs === null) return <span className="number">{text}</span>;
  return (
    <span className="number">
      {numberRuns(shown.glyphs).map((run, at, runs) => (
        // Counted from the right, here and below: digits keep their place when the number grows longer.
        <bdi key={runs.length - at}>
          {run.map((glyph, index) =>
            glyph.was === null ? (
              glyph.text
            ) : (
              <span
                key={`${glyph.roll}.${run.length - index}`}
                className="digit"
                data-was={glyph.was}
                style={{ '--roll': glyph.up ? 1 : -1 } as CSSProperties}
              >
                <span className="digit-new">{glyph.text}</span>
              </span>
            ),
          )}
        </bdi>
      ))}
    </span>
  );
});
