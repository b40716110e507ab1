import type { SortedErrors } from '../model/field-errors';
import type { WallForm } from '../model/wall-form';
import { useSettings } from '../store/context';
import { texts } from '../texts';
import { SelectField, SwitchField, TextField } from './field';

const t = texts.wall.kindness;

interface KindnessFieldsProps {
  readonly draft: WallForm;
  readonly fields: SortedErrors['fields'];
}

/** Whom of a long board the wall shows. */
export function KindnessFields({ draft, fields }: KindnessFieldsProps) {
  const { forms } = useSettings();
  return (
    <>
      <h2 className="form-heading">{t.title}</h2>
      <TextField
        label={texts.labels['kindness.topEntries']}
        hint={t.topHint}
        unit={texts.wall.entries}
        inputMode="decimal"
        placeholder={t.topAll}
        value={draft.topEntries}
        error={fields.get('kindness.topEntries')}
        onChange={(topEntries) => {
          forms.changeWall({ topEntries });
        }}
      />
      <SelectField
        label={texts.labels['kindness.rest']}
        hint={t.restHints[draft.rest]}
        value={draft.rest}
        error={fields.get('kindness.rest')}
        choices={(['chase', 'hidden'] as const).map((value) => ({ value, label: t.rests[value] }))}
        onChange={(rest) => {
          forms.changeWall({ rest });
        }}
      />
      <SwitchField
        label={texts.labels['kindness.lastPlace']}
        hint={t.lastHint}
        checked={draft.lastPlace === 'shown'}
        error={fields.get('kindness.lastPlace')}
        onChange={(shown) => {
          forms.changeWall({ lastPlace: shown ? 'shown' : 'hidden' });
        }}
      />
    </>
  );
}
