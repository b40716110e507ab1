import type { AppError } from '#core/kernel/app-error';
import { NEW_DIMMING, type DimmingForm } from '../model/look-form';
import { useSettings } from '../store/context';
import { texts } from '../texts';
import { Field } from './field';
import { HoursItem } from './hours-item';
import { AddRow, RowsHeading } from './rows';

const t = texts.look;

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
    <>
      <RowsHeading title={t.dimming} hint={dimming.length === 0 ? t.dimmingNone : t.dimmingHint} />
      <ol className="items" aria-label={t.dimming}>
        {dimming.map((hours, index) => {
          const change = (part: Partial<DimmingForm>): void => {
            set(dimming.map((each, place) => (place === index ? { ...each, ...part } : each)));
          };
          return (
            <HoursItem
              key={index}
              label={t.dimmingNumber(index + 1)}
              hours={hours}
              error={(field) => errors.get(`[${index}].${field}`)}
              onChange={change}
              removeLabel={t.dimmingRemove(hours.from, hours.until)}
              onRemove={() => {
                set(dimming.filter((_, place) => place !== index));
              }}
            >
              <BrightnessField
                percent={hours.brightnessPercent}
                error={errors.get(`[${index}].brightnessPercent`)}
                onChange={(brightnessPercent) => change({ brightnessPercent })}
              />
            </HoursItem>
          );
        })}
      </ol>
      <AddRow
        label={t.dimmingAdd}
        onAdd={() => {
          set([...dimming, NEW_DIMMING]);
        }}
      />
    </>
  );
}

interface BrightnessFieldProps {
  readonly percent: string;
  readonly error: AppError | undefined;
  readonly onChange: (percent: string) => void;
}

function BrightnessField({ percent, error, onChange }: BrightnessFieldProps) {
  return (
    <Field stacked label={texts.labels.brightnessPercent} error={error}>
      {(ties) => (
        <div className="brightness">
          <input
            {...ties}
            type="range"
            min="0"
            max="100"
            step="5"
            value={percent}
            onChange={(event) => onChange(event.target.value)}
          />
          <output htmlFor={ties.id}>
            {percent} {t.percent}
          </output>
        </div>
      )}
    </Field>
  );
}
