import { DIALECT_IDS } from '#core/config/choices';
import { originsOf } from '#core/config/origins';
import type { SourceConfig } from '#core/config/schema';
import { demoOf, FAMILIES } from '../model/families';
import type { MappingError } from '../model/mapping';
import { keepsToken, strangeOrigins, withDemo } from '../model/source-form';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { SelectField, SwitchField, TextField } from './field';
import { MappingField } from './mapping-field';
import { RoomsField } from './rooms-field';
import type { DraftFieldProps } from './source-form';
import { TokenField } from './token-field';
import { TokenAddressField } from './token-address-field';

interface BackendFieldsProps extends DraftFieldProps {
  /** undefined for a source that is not saved yet. */
  readonly saved: SourceConfig | undefined;
  readonly others: readonly string[];
  readonly mapping: readonly MappingError[];
}

const NO_TOKENS: readonly string[] = [];

/** The fields of a backend: those that mean something to its kind. */
export function BackendFields({ draft, saved, others, fields, mapping, change }: BackendFieldsProps) {
  const { forms } = useSettings();
  const tokensHeld = useSettingsState((state) => state.view?.tokensHeld ?? NO_TOKENS);
  const { snapshot, tokensExpire, conversations } = FAMILIES[draft.dialect];
  const words = texts.dialects[draft.dialect];
  const demo = demoOf(draft.dialect);
  const originalId = saved?.id ?? null;
  return (
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
      {saved === undefined && demo !== null && draft.url.trim() === '' && (
        <p className="field-aside">
          {texts.sources.demoInstead}{' '}
          <button
            type="button"
            className="text-button"
            onClick={() => {
              forms.changeSource((current) => withDemo(current, demo, others));
            }}
          >
            {texts.sources.demoTry}
          </button>
        </p>
      )}
      <TextField
        label={texts.labels.url}
        value={draft.url}
        placeholder={words.urlPlaceholder}
        hint={words.urlHint ?? undefined}
        inputMode="url"
        error={fields.get('url')}
        onChange={(url) => {
          change({ url });
        }}
      />
      <TokenField
        draft={draft}
        held={keepsToken(draft, originalId, tokensHeld)}
        moved={originalId !== null && originalId !== draft.id && tokensHeld.includes(originalId)}
        knownOrigins={saved ? originsOf(saved) : []}
        strangeOrigins={strangeOrigins(draft, saved)}
        error={fields.get('token')}
        change={change}
      />
      {tokensExpire && <TokenAddressField draft={draft} fields={fields} change={change} />}
      <RoomsField draft={draft} fields={fields} change={change} />
      {conversations && (
        <SwitchField
          label={texts.labels.showConversations}
          hint={texts.fields.conversationsHint}
          checked={draft.showConversations}
          error={fields.get('showConversations')}
          onChange={(showConversations) => {
            change({ showConversations });
          }}
        />
      )}
      {snapshot && (
        <TextField
          label={texts.labels.snapshotUrl}
          hint={texts.fields.snapshotHint}
          value={draft.snapshotUrl}
          placeholder={words.snapshotPlaceholder}
          inputMode="url"
          error={fields.get('snapshotUrl')}
          onChange={(snapshotUrl) => {
            change({ snapshotUrl });
          }}
        />
      )}
      {draft.dialect === 'custom' && <MappingField text={draft.mapping} errors={mapping} change={change} />}
    </>
  );
}
