import type { CelebrationsForm } from '../model/celebrations-form';
import { sortErrors } from '../model/field-errors';
import { HoursItems, TuneItems } from '../parts/celebration-lists';
import { SelectField, SwitchField, TextField } from '../parts/field';
import { FormFrame } from '../parts/form-frame';
import { Rehearsal } from '../parts/rehearsal';
import { AddRow, RowsHeading } from '../parts/rows';
import { SectionHeader } from '../parts/section-header';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';

const t = texts.celebrations;

export function CelebrationsSection() {
  const { celebrations } = useSettings();
  const form = useSettingsState((state) => state.form);
  const formErrors = useSettingsState((state) => state.formErrors);
  if (form?.kind !== 'celebrations') return null;
  const { draft } = form;
  const { fields, rest } = sortErrors(formErrors, 'celebrations.', fieldsOf(draft), []);
  return (
    <>
      <SectionHeader title={t.title} intro={t.intro} />
      <Rehearsal />
      <div className="card card-form">
        <FormFrame label={t.title} errors={rest}>
          <SwitchField
            label={t.enabled}
            hint={t.enabledHint}
            checked={draft.enabled}
            onChange={(enabled) => celebrations.change({ enabled })}
          />
          <TextField
            label={texts.labels.hourlyCap}
            hint={t.capHint}
            unit={t.capUnit}
            inputMode="decimal"
            value={draft.hourlyCap}
            error={fields.get('hourlyCap')}
            onChange={(hourlyCap) => celebrations.change({ hourlyCap })}
          />
          <RowsHeading title={t.quiet} hint={t.quietHint} />
          <HoursItems list="quietHours" hours={draft.quietHours} errors={fields} />
          <AddRow label={t.quietAdd} onAdd={() => celebrations.addHours('quietHours')} />
          <h2 className="form-heading">{t.sound}</h2>
          <SwitchField
            label={t.soundOn}
            hint={t.soundHint}
            checked={draft.sound}
            onChange={(sound) => celebrations.change({ sound })}
          />
          {draft.sound && <SoundFields draft={draft} errors={fields} />}
        </FormFrame>
      </div>
    </>
  );
}

interface SoundFieldsProps {
  readonly draft: CelebrationsForm;
  readonly errors: ReturnType<typeof sortErrors>['fields'];
}

/** What only matters where there is sound. */
function SoundFields({ draft, errors }: SoundFieldsProps) {
  const { celebrations } = useSettings();
  const displays = useSettingsState((state) => state.view?.config.wall.displays ?? []);
  const names = [...new Set([...displays.map(({ name }) => name), draft.loudDisplay])].filter((name) => name !== '');
  return (
    <>
      <TextField
        label={texts.labels.volumePercent}
        hint={t.volumeHint}
        unit={t.percent}
        inputMode="decimal"
        value={draft.volumePercent}
        error={errors.get('volumePercent')}
        onChange={(volumePercent) => celebrations.change({ volumePercent })}
      />
      <SelectField
        label={t.display}
        hint={t.displayHint}
        value={draft.loudDisplay}
        error={errors.get('loudDisplay')}
        choices={[{ value: '', label: t.firstDisplay }, ...names.map((value) => ({ value, label: value }))]}
        onChange={(loudDisplay) => celebrations.change({ loudDisplay })}
      />
      <RowsHeading title={t.byHour} hint={t.byHourHint} />
      <HoursItems list="volumeByHour" hours={draft.volumeByHour} errors={errors} />
      <AddRow label={t.byHourAdd} onAdd={() => celebrations.addHours('volumeByHour')} />
      <RowsHeading title={t.tunes} hint={t.tunesHint} />
      <TuneItems tunes={draft.sounds} errors={errors} />
      <AddRow label={t.tunesAdd} onAdd={() => celebrations.addTune()} />
    </>
  );
}

/** The fields on show. An error at one that is hidden belongs to the top of the form. */
function fieldsOf({ sound, quietHours, volumeByHour, sounds }: CelebrationsForm): readonly string[] {
  const hours = (list: string, count: number, ends: readonly string[]): string[] =>
    Array.from({ length: count }, (_, index) => ends.map((end) => `${list}[${index}].${end}`)).flat();
  const always = ['hourlyCap', ...hours('quietHours', quietHours.length, ['from', 'until'])];
  if (!sound) return always;
  return [
    ...always,
    'volumePercent',
    'loudDisplay',
    ...hours('volumeByHour', volumeByHour.length, ['from', 'until', 'percent']),
    ...hours('sounds', sounds.length, ['entry', 'team', 'motif']),
  ];
}
