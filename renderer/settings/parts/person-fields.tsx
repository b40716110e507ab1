import { useState } from 'react';
import type { AppError } from '#core/kernel/app-error';
import type { SortedErrors } from '../model/field-errors';
import { LONGEST_FACE, PRIVACIES, seenName, type EntryRef, type PersonForm } from '../model/people-form';
import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { ErrorSummary } from './errors';
import { Field, SelectField, TextField } from './field';
import { PictureField } from './picture-field';

const t = texts.people;

interface PersonFieldsProps {
  readonly person: PersonForm;
  readonly fields: SortedErrors['fields'];
  readonly rest: readonly AppError[];
}

/** Name, face, privacy and entries of somebody. */
export function PersonFields({ person, fields, rest }: PersonFieldsProps) {
  const { people } = useSettings();
  const view = useSettingsState((state) => state.people.view);
  const [first] = person.is;
  return (
    <div className="item-form">
      <ErrorSummary errors={rest} />
      <TextField
        label={texts.labels.name}
        hint={t.nameHint}
        placeholder={first === undefined ? '' : seenName(view, first)}
        value={person.name}
        error={fields.get('name') ?? fields.get('id')}
        onChange={(name) => {
          people.change(person.key, { name });
        }}
      />
      <PictureField
        round
        label={texts.labels.avatar}
        hint={t.avatarHint}
        value={person.avatar}
        error={fields.get('avatar')}
        longest={LONGEST_FACE}
        tooLarge={t.avatarTooLarge}
        removeLabel={t.removeAvatar}
        onChange={(avatar) => {
          people.change(person.key, { avatar });
        }}
      />
      <SelectField
        label={texts.labels.privacy}
        hint={t.privacyHints[person.privacy]}
        value={person.privacy}
        error={fields.get('privacy')}
        choices={PRIVACIES.map((value) => ({ value, label: t.privacies[value] }))}
        onChange={(privacy) => {
          people.change(person.key, { privacy });
        }}
      />
      <Entries person={person} />
      <JoinField person={person} error={fields.get('is')} />
      <p className="field-aside">
        <button
          type="button"
          className="text-button text-button-bad"
          onClick={() => {
            people.remove(person.key);
          }}
        >
          {t.remove}
        </button>
      </p>
    </div>
  );
}

function useSourceName(): (id: string) => string {
  const sources = useSettingsState((state) => state.view?.config.sources ?? []);
  return (id) => displayName(sources.find((source) => source.id === id) ?? { id });
}

function Entries({ person }: { readonly person: PersonForm }) {
  const { people } = useSettings();
  const view = useSettingsState((state) => state.people.view);
  const sourceName = useSourceName();
  return (
    <div className="field">
      <span className="field-label">{t.entries}</span>
      <div className="field-body">
        {person.is.length === 0 && <p className="field-hint">{t.noEntries}</p>}
        <ul className="joined" aria-label={t.entries}>
          {person.is.map((one) => (
            <li className="joined-entry" key={`${one.source}:${one.entry}`}>
              <span className="joined-name">{seenName(view, one)}</span>
              <span className="joined-source">{sourceName(one.source)}</span>
              <button
                type="button"
                className="joined-part"
                aria-label={t.part(seenName(view, one), sourceName(one.source))}
                onClick={() => {
                  people.part(person, one);
                }}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface JoinFieldProps {
  readonly person: PersonForm;
  readonly error: AppError | undefined;
}

/** Who was seen on boards and is nobody's yet, by source. */
function JoinField({ person, error }: JoinFieldProps) {
  const { people } = useSettings();
  const view = useSettingsState((state) => state.people.view);
  const form = useSettingsState((state) => state.form);
  const sourceName = useSourceName();
  const [chosen, setChosen] = useState('');
  const taken = new Set(form?.kind === 'people' ? form.draft.people.flatMap(({ is }) => is.map(keyOf)) : []);
  const free = (view?.entries ?? []).filter((one) => !taken.has(keyOf(one)));
  const sources = [...new Set(free.map(({ source }) => source))];
  const hint = view !== null && view.more > 0 ? t.more(view.more) : t.entriesHint;
  const choice = free.find((one) => keyOf(one) === chosen);
  return (
    <Field label={t.choose} hint={hint} error={error}>
      {(ties) => (
        <div className="input-row">
          <select
            {...ties}
            className="input"
            value={choice === undefined ? '' : chosen}
            onChange={(event) => {
              setChosen(event.target.value);
            }}
          >
            <option value="">{free.length === 0 ? t.nobodySeen : t.chooseNone}</option>
            {sources.map((source) => (
              <optgroup key={source} label={sourceName(source)}>
                {free
                  .filter((one) => one.source === source)
                  .map((one) => (
                    <option key={one.entry} value={keyOf(one)}>
                      {one.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
          <button
            type="button"
            className="button"
            aria-disabled={choice === undefined}
            onClick={() => {
              if (choice === undefined) return;
              people.join(person, { source: choice.source, entry: choice.entry });
              setChosen('');
            }}
          >
            {t.join}
          </button>
        </div>
      )}
    </Field>
  );
}

const keyOf = ({ source, entry }: EntryRef): string => `${source}:${entry}`;
