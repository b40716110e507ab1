import { LANGUAGES } from '#core/config/choices';
import { KindnessFields } from '../parts/kindness-fields';
import { SelectField, TextField } from '../parts/field';
import { WallFormSection } from '../parts/wall-form-section';
import { calmChoices } from '../model/wall-form';
import { useSettings } from '../store/context';
import { texts } from '../texts';

const FIELDS = [
  ...['name', 'language', 'calmIntervalMs', 'maxEntries', 'ageingAfterSeconds', 'staleAfterSeconds'],
  ...['kindness.topEntries', 'kindness.rest', 'kindness.lastPlace'],
];

export function WallSection() {
  const { forms } = useSettings();
  return (
    <WallFormSection title={texts.wall.title} intro={texts.wall.intro} hasField={(path) => FIELDS.includes(path)}>
      {(draft, clean, fields) => (
        <>
          <TextField
            label={texts.labels.name}
            hint={texts.wall.nameHint}
            value={draft.name}
            error={fields.get('name')}
            onChange={(name) => {
              forms.changeWall({ name });
            }}
          />
          <SelectField
            label={texts.labels.language}
            hint={texts.wall.languageHint}
            value={draft.language}
            error={fields.get('language')}
            choices={LANGUAGES.map((value) => ({ value, label: texts.wall.languages[value] }))}
            onChange={(language) => {
              forms.changeWall({ language });
            }}
          />
          <h2 className="form-heading">{texts.wall.pace}</h2>
          <SelectField
            label={texts.labels.calmIntervalMs}
            hint={texts.wall.calmHint}
            value={draft.calmIntervalMs}
            error={fields.get('calmIntervalMs')}
            choices={calmChoices(clean.calmIntervalMs).map((value) => ({
              value,
              label: value === 0 ? texts.wall.calmOff : texts.wall.calmChoice(value / 1000),
            }))}
            onChange={(calmIntervalMs) => {
              forms.changeWall({ calmIntervalMs });
            }}
          />
          <TextField
            label={texts.labels.maxEntries}
            hint={texts.wall.maxEntriesHint}
            unit={texts.wall.entries}
            inputMode="decimal"
            value={draft.maxEntries}
            error={fields.get('maxEntries')}
            onChange={(maxEntries) => {
              forms.changeWall({ maxEntries });
            }}
          />
          <KindnessFields draft={draft} fields={fields} />
          <h2 className="form-heading">{texts.wall.truth}</h2>
          <TextField
            label={texts.labels.ageingAfterSeconds}
            hint={texts.wall.ageingHint}
            unit={texts.wall.seconds}
            inputMode="decimal"
            value={draft.ageingAfterSeconds}
            error={fields.get('ageingAfterSeconds')}
            onChange={(ageingAfterSeconds) => {
              forms.changeWall({ ageingAfterSeconds });
            }}
          />
          <TextField
            label={texts.labels.staleAfterSeconds}
            hint={texts.wall.staleHint}
            unit={texts.wall.seconds}
            inputMode="decimal"
            value={draft.staleAfterSeconds}
            error={fields.get('staleAfterSeconds')}
            onChange={(staleAfterSeconds) => {
              forms.changeWall({ staleAfterSeconds });
            }}
          />
        </>
      )}
    </WallFormSection>
  );
}
