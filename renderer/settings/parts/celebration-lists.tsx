import { MOTIFS } from '#core/domain/motifs';
import type { SortedErrors } from '../model/field-errors';
import type { HoursForm, HoursList, TuneForm } from '../model/celebrations-form';
import { useSettings } from '../store/context';
import { texts } from '../texts';
import { SelectField, TextField } from './field';
import { TimeField, WeekdaysField } from './hours-fields';

const t = texts.celebrations;
const NAMES = { quietHours: t.quiet, volumeByHour: t.byHour } as const satisfies Record<HoursList, string>;

type Errors = SortedErrors['fields'];

interface HoursItemsProps {
  readonly list: HoursList;
  readonly hours: readonly HoursForm[];
  readonly errors: Errors;
}

/** Parts of the day, each with its weekdays, and with a volume where that is what they are for. */
export function HoursItems({ list, hours, errors }: HoursItemsProps) {
  const { celebrations } = useSettings();
  const name = NAMES[list];
  return (
    <ol className="items" aria-label={name}>
      {hours.map(({ key, from, until, weekdays, percent }, index) => {
        const change = (part: Partial<HoursForm>): void => celebrations.changeHours(list, key, part);
        const error = (field: string) => errors.get(`${list}[${index}].${field}`);
        return (
          <li key={key} className="item hours-item" role="group" aria-label={t.numbered(name, index + 1)}>
            <div className="hours-row">
              <TimeField
                stacked
                label={texts.labels.from}
                value={from}
                error={error('from')}
                onChange={(value) => change({ from: value })}
              />
              <TimeField
                stacked
                label={texts.labels.until}
                value={until}
                error={error('until')}
                onChange={(value) => change({ until: value })}
              />
              {list === 'volumeByHour' && (
                <TextField
                  stacked
                  label={texts.labels.percent}
                  unit={t.percent}
                  inputMode="decimal"
                  value={percent}
                  error={error('percent')}
                  onChange={(value) => change({ percent: value })}
                />
              )}
              <RemoveButton name={name} number={index + 1} onRemove={() => celebrations.removeHours(list, key)} />
            </div>
            <WeekdaysField days={weekdays} onChange={(days) => change({ weekdays: days })} />
          </li>
        );
      })}
    </ol>
  );
}

/** Tunes of people and of teams. */
export function TuneItems({ tunes, errors }: { readonly tunes: readonly TuneForm[]; readonly errors: Errors }) {
  const { celebrations } = useSettings();
  return (
    <ol className="items" aria-label={t.tunes}>
      {tunes.map(({ key, whose, who, motif }, index) => {
        const change = (part: Partial<TuneForm>): void => celebrations.changeTune(key, part);
        const error = (field: string) => errors.get(`sounds[${index}].${field}`);
        return (
          <li key={key} className="item hours-item" role="group" aria-label={t.numbered(t.tunes, index + 1)}>
            <div className="tune-row">
              <SelectField
                stacked
                label={t.whose}
                value={whose}
                choices={(['entry', 'team'] as const).map((value) => ({ value, label: t.whoseChoices[value] }))}
                onChange={(value) => change({ whose: value })}
              />
              <TextField
                stacked
                label={t.who[whose]}
                value={who}
                error={error(whose)}
                onChange={(value) => change({ who: value })}
              />
              <SelectField
                stacked
                label={t.motif}
                value={motif}
                error={error('motif')}
                choices={MOTIFS.map((value) => ({ value, label: t.motifs[value] }))}
                onChange={(value) => change({ motif: value })}
              />
              <RemoveButton name={t.tunes} number={index + 1} onRemove={() => celebrations.removeTune(key)} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

interface RemoveButtonProps {
  readonly name: string;
  readonly number: number;
  readonly onRemove: () => void;
}

function RemoveButton({ name, number, onRemove }: RemoveButtonProps) {
  return (
    <button
      type="button"
      className="text-button text-button-bad row-remove"
      aria-label={t.removeNamed(name, number)}
      onClick={onRemove}
    >
      {t.remove}
    </button>
  );
}
