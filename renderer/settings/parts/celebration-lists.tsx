import { MOTIFS } from '#core/domain/motifs';
import type { SortedErrors } from '../model/field-errors';
import type { HoursForm, HoursList, TuneForm } from '../model/celebrations-form';
import { useSettings } from '../store/context';
import { texts } from '../texts';
import { SelectField, TextField } from './field';
import { HoursItem } from './hours-item';
import { RemoveRow } from './rows';

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
          <HoursItem
            key={key}
            label={t.numbered(name, index + 1)}
            hours={{ from, until, weekdays }}
            error={error}
            onChange={change}
            removeLabel={t.removeNamed(name, index + 1)}
            onRemove={() => celebrations.removeHours(list, key)}
          >
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
          </HoursItem>
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
              <RemoveRow label={t.removeNamed(t.tunes, index + 1)} onRemove={() => celebrations.removeTune(key)} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
