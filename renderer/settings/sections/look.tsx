import { MOTIONS } from '#core/config/choices';
import { sortErrors } from '../model/field-errors';
import { BrandFields } from '../parts/brand-fields';
import { DimmingFields } from '../parts/dimming-fields';
import { SelectField, SwitchField, TextField } from '../parts/field';
import { FormFrame } from '../parts/form-frame';
import { SectionHeader } from '../parts/section-header';
import { ThemePicker } from '../parts/theme-picker';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';

export function LookSection() {
  const { forms } = useSettings();
  const form = useSettingsState((state) => state.form);
  const formErrors = useSettingsState((state) => state.formErrors);
  if (form?.kind !== 'wall') return null;
  const { draft, clean } = form;
  const places = formErrors.flatMap(({ path }) => (path?.startsWith('wall.') === true ? [path.slice(5)] : []));
  const nested = places.filter((path) => /^(?:dimming\[|brand\.)/.test(path));
  const { fields, rest } = sortErrors(formErrors, 'wall.', ['overscanPercent', ...nested], []);
  const below = (prefix: string) =>
    new Map(
      [...fields].flatMap(([path, error]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), error]] : [])),
    );
  return (
    <>
      <SectionHeader title={texts.look.title} intro={texts.look.intro} />
      <div className="card card-form">
        <FormFrame label={texts.look.title} errors={rest}>
          <ThemePicker draft={draft} saved={clean.theme} />
          <h2 className="form-heading">{texts.look.brand}</h2>
          <BrandFields draft={draft} error={[...below('brand.').values()][0]} />
          <h2 className="form-heading">{texts.look.motionHeading}</h2>
          <SelectField
            label={texts.look.motion}
            hint={texts.look.motionHint}
            value={draft.motion}
            choices={MOTIONS.map((value) => ({ value, label: texts.look.motions[value] }))}
            onChange={(motion) => {
              forms.changeWall({ motion });
            }}
          />
          <TextField
            label={texts.look.overscan}
            hint={texts.look.overscanHint}
            unit={texts.look.percentOfEdge}
            inputMode="decimal"
            value={draft.overscanPercent}
            error={fields.get('overscanPercent')}
            onChange={(overscanPercent) => {
              forms.changeWall({ overscanPercent });
            }}
          />
          <h2 className="form-heading">{texts.look.longLife}</h2>
          <SwitchField
            label={texts.look.pixelShift}
            hint={texts.look.pixelShiftHint}
            checked={draft.pixelShift}
            onChange={(pixelShift) => {
              forms.changeWall({ pixelShift });
            }}
          />
          <DimmingFields dimming={draft.dimming} errors={below('dimming')} />
        </FormFrame>
      </div>
    </>
  );
}
