import { useEffect } from 'react';
import { sortErrors } from '../model/field-errors';
import { ErrorSummary } from '../parts/errors';
import { FormFrame } from '../parts/form-frame';
import { PersonItem } from '../parts/person-item';
import { SectionHeader } from '../parts/section-header';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';

const t = texts.people;

export function PeopleSection() {
  const { people } = useSettings();
  const form = useSettingsState((state) => state.form);
  const formErrors = useSettingsState((state) => state.formErrors);
  const pageErrors = useSettingsState((state) => state.pageErrors);
  useEffect(() => {
    void people.refresh();
  }, [people]);
  if (form?.kind !== 'people') return null;
  const all = form.draft.people;
  const { rest } = sortErrors(
    formErrors.filter(({ path }) => !all.some((_, index) => path?.startsWith(`people[${index}].`) === true)),
    '',
    [],
    [],
  );
  return (
    <>
      <SectionHeader title={t.title} intro={t.intro} />
      <ErrorSummary errors={pageErrors} />
      <div className="card card-form">
        <FormFrame label={t.title} errors={rest}>
          {all.length === 0 && <p className="form-note">{t.empty}</p>}
          <ul className="items" aria-label={t.list}>
            {all.map((person, index) => (
              <PersonItem key={person.key} person={person} path={`people[${index}].`} />
            ))}
          </ul>
          <div className="item-add">
            <button
              type="button"
              className="button soft"
              onClick={() => {
                people.add();
              }}
            >
              + {t.add}
            </button>
          </div>
        </FormFrame>
      </div>
    </>
  );
}
