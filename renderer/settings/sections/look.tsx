import { MOTIONS } from '#core/config/choices';
import type { SortedErrors } from '../model/field-errors';
import { BrandFields } from '../parts/brand-fields';
import { DimmingFields } from '../parts/dimming-fields';
import { SelectField, SwitchField, TextField } from '../parts/field';
import { ThemePicker } from '../parts/theme-picker';
import { WallFormSection } from '../parts/wall-form-section';
import { useSettings } from '../store/context';
import { texts } from '../texts';

export function LookSection() {
  const { forms } = useSettings();
  return (
    <WallFormSection title={texts.look.title} intro={texts.look.intro} hasField={hasField}>
      {(draft, clean, fields) => (
        <>
          <ThemePicker draft={draft} saved={clean.theme} />
          <h2 className="form-heading">{texts.look.brand}</h2>
          <BrandFields draft={draft} error={[...below(fields, 'brand.').values()][0]} />
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
          <DimmingFields dimming={draft.dimming} errors={below(fields, 'dimming')} />
        </>
      )}
    </WallFormSection>
  );
}

const hasField = (path: string): boolean =>
  /^(?:overscanPercent$|brand\.|dimming\[\d+\]\.(?:from|until|brightnessPercent)$)/.test(path);

/** Errors by the end of their path, after the prefix. */
function below(fields: SortedErrors['fields'], prefix: string): SortedErrors['fields'] {
  return new Map(
    [...fields].flatMap(([path, error]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), error]] : [])),
  );
}
