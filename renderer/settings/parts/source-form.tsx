import { DIALECT_IDS } from '#core/config/choices';
import { originsOf } from '#core/config/origins';
import { sortErrors } from '../model/field-errors';
import { isDemo, keepsToken, strangeOrigins, withName, type SourceForm as Draft } from '../model/source-form';
import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { sourceIndex } from '../store/state';
import { texts } from '../texts';
import { SelectField, TextField } from './field';
import { FormFrame } from './form-frame';
import { MAIN_ROOMS, RoomsField } from './rooms-field';
import { MoreFields, MORE_FIELDS } from './source-form-more';
import { TestSteps } from './test-steps';
import { TokenField } from './token-field';

const FIELDS = [
  'id',
  'name',
  'dialect',
  'url',
  'token',
  'snapshotUrl',
  'join.tvDisplay',
  ...MAIN_ROOMS.map((room) => `join.${room}`),
  ...MORE_FIELDS,
];

/** The form inside a source's card. */
export function SourceForm() {
  const { forms } = useSettings();
  const form = useSettingsState((state) => state.form);
  const view = useSettingsState((state) => state.view);
  const formErrors = useSettingsState((state) => state.formErrors);
  const testing = useSettingsState((state) => state.test?.running ?? false);
  const tested = useSettingsState((state) => state.test !== null);
  if (form?.kind !== 'source' || view === null) return null;
  const { draft, originalId } = form;
  const ids = view.config.sources.map((source) => source.id);
  const others = ids.filter((id) => id !== originalId);
  const prefix = `sources[${sourceIndex(view, originalId)}].`;
  const { fields, rest } = sortErrors(formErrors, prefix, FIELDS, [...ids, draft.id]);
  const change = (part: Partial<Draft>): void => {
    forms.changeSource((current) => ({ ...current, ...part }));
  };
  const demo = isDemo(draft);
  const saved = view.config.sources.find((source) => source.id === originalId);
  return (
    <FormFrame
      label={saved === undefined ? texts.sources.newTitle : texts.sources.editNamed(displayName(saved))}
      errors={rest}
      isNew={originalId === null}
      buttons={
        <button
          type="button"
          className="button soft"
          aria-disabled={testing}
          onClick={() => !testing && void forms.test()}
        >
          {testing ? texts.test.running : tested ? texts.test.again : texts.test.start}
        </button>
      }
    >
      <TextField
        label={texts.labels.name}
        value={draft.name}
        error={fields.get('name') ?? (draft.idTyped ? undefined : fields.get('id'))}
        autoFocus
        onChange={(name) => {
          forms.changeSource((current) => withName(current, name, others));
        }}
      />
      {demo ? (
        <p className="form-note">{texts.sources.demoNote}</p>
      ) : (
        <>
          <SelectField
            label={texts.labels.dialect}
            value={draft.dialect}
            error={fields.get('dialect')}
            choices={DIALECT_IDS.map((value) => ({ value, label: texts.dialects[value].label }))}
            onChange={(dialect) => {
              change({ dialect });
            }}
          />
          <TextField
            label={texts.labels.url}
            value={draft.url}
            placeholder={texts.fields.urlPlaceholder}
            inputMode="url"
            error={fields.get('url')}
            onChange={(url) => {
              change({ url });
            }}
          />
          <TokenField
            draft={draft}
            held={keepsToken(draft, originalId, view.tokensHeld)}
            moved={originalId !== null && originalId !== draft.id && view.tokensHeld.includes(originalId)}
            knownOrigins={saved ? originsOf(saved) : []}
            strangeOrigins={strangeOrigins(draft, saved)}
            error={fields.get('token')}
            change={change}
          />
          <RoomsField draft={draft} fields={fields} change={change} />
          <TextField
            label={texts.labels.snapshotUrl}
            hint={texts.fields.snapshotHint}
            value={draft.snapshotUrl}
            placeholder={texts.fields.optional}
            inputMode="url"
            error={fields.get('snapshotUrl')}
            onChange={(snapshotUrl) => {
              change({ snapshotUrl });
            }}
          />
        </>
      )}
      <MoreFields draft={draft} fields={fields} demo={demo} change={change} />
      <TestSteps />
    </FormFrame>
  );
}

export interface DraftFieldProps {
  readonly draft: Draft;
  readonly fields: ReturnType<typeof sortErrors>['fields'];
  readonly change: (part: Partial<Draft>) => void;
}
