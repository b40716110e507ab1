import { sortErrors, type SortedErrors } from '../model/field-errors';
import type { WallForm } from '../model/wall-form';
import { useSettingsState } from '../store/context';
import { FormFrame } from './form-frame';
import { SectionHeader } from './section-header';

interface WallFormSectionProps {
  readonly title: string;
  readonly intro: string;
  /** Is there a field on show, of this path below `wall.`? An error elsewhere belongs to the top of the form. */
  readonly hasField: (path: string) => boolean;
  readonly children: (draft: WallForm, clean: WallForm, errors: SortedErrors['fields']) => React.ReactNode;
}

/** A section that is a part of the wall's form. */
export function WallFormSection({ title, intro, hasField, children }: WallFormSectionProps) {
  const form = useSettingsState((state) => state.form);
  const formErrors = useSettingsState((state) => state.formErrors);
  if (form?.kind !== 'wall') return null;
  const places = formErrors.flatMap(({ path }) => (path?.startsWith('wall.') === true ? [path.slice(5)] : []));
  const { fields, rest } = sortErrors(formErrors, 'wall.', places.filter(hasField), []);
  return (
    <>
      <SectionHeader title={title} intro={intro} />
      <div className="card card-form">
        <FormFrame label={title} errors={rest}>
          {children(form.draft, form.clean, fields)}
        </FormFrame>
      </div>
    </>
  );
}
