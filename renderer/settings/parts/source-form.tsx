import { isDemoUrl } from '#core/config/choices';
import { useMemo } from 'react';
import { sortErrors } from '../model/field-errors';
import { FAMILIES } from '../model/families';
import { isOfMapping, mappingErrors } from '../model/mapping';
import { withName, type SourceForm as Draft } from '../model/source-form';
import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { sourceIndex } from '../store/state';
import { texts } from '../texts';
import { BackendFields } from './backend-fields';
import { DemoField } from './demo-field';
import { TextField } from './field';
import { FormFrame } from './form-frame';
import { MoreFields, moreFields } from './source-form-more';
import { TestSteps } from './test-steps';

const ALWAYS = ['id', 'name', 'dialect', 'url', 'token'];

/** The settings that have a place in the form of this draft. */
function fieldsOf(draft: Draft): string[] {
  const { tvDisplay, rooms, snapshot } = FAMILIES[draft.dialect];
  return [
    ...ALWAYS,
    ...(snapshot ? ['snapshotUrl'] : []),
    ...(tvDisplay ? ['join.tvDisplay'] : []),
    ...rooms.map((room) => `join.${room}`),
    'tokenUrl',
    ...moreFields(draft),
  ];
}

/** The form inside a source's card. */
export function SourceForm() {
  const { forms } = useSettings();
  const form = useSettingsState((state) => state.form);
  const view = useSettingsState((state) => state.view);
  const formErrors = useSettingsState((state) => state.formErrors);
  const testing = useSettingsState((state) => state.test?.running ?? false);
  const tested = useSettingsState((state) => state.test !== null);
  const prefix = `sources[${view === null ? 0 : sourceIndex(view, form?.kind === 'source' ? form.originalId : null)}].`;
  const mapping = form?.kind === 'source' ? form.draft.mapping : '';
  const ofMapping = useMemo(() => mappingErrors(formErrors, prefix, mapping), [formErrors, prefix, mapping]);
  if (form?.kind !== 'source' || view === null) return null;
  const { draft, originalId } = form;
  const ids = view.config.sources.map((source) => source.id);
  const others = ids.filter((id) => id !== originalId);
  const isCustom = draft.dialect === 'custom';
  const elsewhere = isCustom ? formErrors.filter(({ path }) => !isOfMapping(path, prefix)) : formErrors;
  const { fields, rest } = sortErrors(elsewhere, prefix, fieldsOf(draft), [...ids, draft.id]);
  const change = (part: Partial<Draft>): void => {
    forms.changeSource((current) => ({ ...current, ...part }));
  };
  const saved = view.config.sources.find((source) => source.id === originalId);
  const isNew = saved === undefined;
  return (
    <FormFrame
      label={isNew ? texts.sources.newTitle : texts.sources.editNamed(displayName(saved))}
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
      {isDemoUrl(draft.url) ? (
        <DemoField demo={draft.url} others={others} />
      ) : (
        <BackendFields
          draft={draft}
          saved={saved}
          others={others}
          fields={fields}
          mapping={ofMapping}
          change={change}
        />
      )}
      <MoreFields draft={draft} fields={fields} change={change} />
      <TestSteps />
    </FormFrame>
  );
}

export interface DraftFieldProps {
  readonly draft: Draft;
  readonly fields: ReturnType<typeof sortErrors>['fields'];
  readonly change: (part: Partial<Draft>) => void;
}
