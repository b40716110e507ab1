import type { AppError } from '#core/kernel/app-error';
import { NEW_DIMMING, WEEK, type DimmingForm } from '../model/look-form';
import { useSettings } from '../store/context';
import { texts } from '../texts';
import { ErrorText } from './errors';

interface DimmingFieldsProps {
  readonly dimming: readonly DimmingForm[];
  /** By the path below the list, such as `[0].from`. */
  readonly errors: ReadonlyMap<string, AppError>;
}

/** Hours with a brightness of their own. */
export function DimmingFields({ dimming, errors }: DimmingFieldsProps) {
  const { forms } = useSettings();
  const set = (changed: readonly DimmingForm[]): void => {
    forms.changeWall({ dimming: changed });
  };
  return (
    <fieldset className="dimming">
      <legend className="field-label">{texts.look.dimming}</legend>
      <div className="dimming-body">
        {dimming.length === 0 && <p className="dimming-none">{texts.look.dimmingNone}</p>}
        {dimming.map((hours, index) => (
          <DimmingRow
            key={index}
            hours={hours}
            number={index + 1}
            error={[...errors].find(([path]) => path.startsWith(`[${index}]`))?.[1]}
            change={(change) => {
              set(dimming.map((each, place) => (place === index ? { ...each, ...change } : each)));
            }}
            remove={() => {
              set(dimming.filter((_, place) => place !== index));
            }}
          />
        ))}
        <p className="field-hint">{texts.look.dimmingHint}</p>
        <button
          type="button"
          className="button dimming-add"
          onClick={() => {
            set([...dimming, NEW_DIMMING]);
          }}
        >
          {texts.look.dimmingAdd}
        </button>
      </div>
    </fieldset>
  );
}

interface DimmingRowProps {
  readonly hours: DimmingForm;
  readonly number: number;
  readonly error: AppError | undefined;
  readonly change: (change: Partial<DimmingForm>) => void;
  readonly remove: () => void;
}

function DimmingRow({ hours, number, error, change, remove }: DimmingRowProps) {
  const { from, until, weekdays, brightnessPercent } = hours;
  return (
    <div className="dimming-row" role="group" aria-label={texts.look.dimmingNumber(number)}>
      <div className="dimming-times">
        <TimeInput
          label={texts.look.from}
          value={from}
          onChange={(value) => {
            change({ from: value });
          }}
        />
        <TimeInput
          label={texts.look.until}
          value={until}
          onChange={(value) => {
            change({ until: value });
          }}
        />
        <label className="dimming-brightness">
          <span>{texts.look.brightness}</span>
          <input
            type="range"
            min="0"
            max="100"
            step="5"
            value={brightnessPercent}
            onChange={(event) => {
              change({ brightnessPercent: event.target.value });
            }}
          />
          <output>
            {brightnessPercent} {texts.look.percent}
          </output>
        </label>
        <button
          type="button"
          className="text-button"
          aria-label={texts.look.dimmingRemove(from, until)}
          onClick={remove}
        >
          ✕
        </button>
      </div>
      <fieldset className="days">
        <legend className="for-screen-readers">{texts.look.weekdays}</legend>
        {WEEK.map((day) => (
          <label key={day} className="day">
            <input
              type="checkbox"
              aria-label={texts.look.days[day].name}
              checked={weekdays.includes(day)}
              onChange={(event) => {
                const others = weekdays.filter((each) => each !== day);
                // Without any day there would be no hours at all: then they are removed instead.
                if (event.target.checked) change({ weekdays: [...others, day] });
                else if (others.length > 0) change({ weekdays: others });
              }}
            />
            <span aria-hidden="true">{texts.look.days[day].short}</span>
          </label>
        ))}
      </fieldset>
      {error !== undefined && (
        <p className="field-error">
          <ErrorText error={error} />
        </p>
      )}
    </div>
  );
}

interface TimeInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TimeInput({ label, value, onChange }: TimeInputProps) {
  return (
    <label className="dimming-time">
      <span>{label}</span>
      <input
        className="input"
        type="time"
        required
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </label>
  );
}
