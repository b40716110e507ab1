import { WEEKDAYS, type Weekday } from '#core/domain/hours';
import type { AppError } from '#core/kernel/app-error';
import { texts } from '../texts';
import { Field } from './field';

const t = texts.playlist;
/** Monday first, as a week on a wall begins. */
const DAYS: readonly Weekday[] = [...WEEKDAYS.slice(1), WEEKDAYS[0]];

interface TimeFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly stacked?: boolean;
  readonly value: string;
  readonly error: AppError | undefined;
  readonly onChange: (value: string) => void;
}

export function TimeField({ label, hint, stacked = false, value, error, onChange }: TimeFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} stacked={stacked}>
      {(ties) => (
        <input
          {...ties}
          className="input input-time"
          type="time"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** No day chosen is every day. */
interface WeekdaysFieldProps {
  readonly days: readonly Weekday[];
  readonly onChange: (days: readonly Weekday[]) => void;
}

export function WeekdaysField({ days, onChange }: WeekdaysFieldProps) {
  return (
    <div className="field" role="group" aria-label={t.weekdays}>
      <span className="field-label">{t.weekdays}</span>
      <div className="weekdays">
        {DAYS.map((day) => (
          <label key={day} className="weekday">
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={(event) => {
                onChange(DAYS.filter((one) => (one === day ? event.target.checked : days.includes(one))));
              }}
            />
            {t.days[day]}
          </label>
        ))}
        {days.length === 0 && <p className="field-hint weekdays-hint">{t.everyDay}</p>}
      </div>
    </div>
  );
}
