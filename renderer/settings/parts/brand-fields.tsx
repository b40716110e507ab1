import type { AppError } from '#core/kernel/app-error';
import { adjusted, BRAND_GROUNDS, brandTheme, type BrandColors } from '#core/look/brand-theme';
import { useRef, useState } from 'react';
import { FIRST_COLORS } from '../model/look-form';
import { LOGO_KINDS, logoOf, type LogoProblem } from '../model/logo-file';
import type { WallForm } from '../model/wall-form';
import { useSettings } from '../store/context';
import { texts } from '../texts';
import { Field, SwitchField } from './field';

interface BrandFieldsProps {
  readonly draft: WallForm;
  readonly error: AppError | undefined;
}

/** The company's logo and its two colours. */
export function BrandFields({ draft, error }: BrandFieldsProps) {
  const { forms } = useSettings();
  return (
    <>
      <LogoField logo={draft.logo} />
      <SwitchField
        label={texts.look.colors}
        hint={texts.look.colorsHint}
        checked={draft.colors !== null}
        error={error}
        onChange={(on) => {
          forms.changeWall({ colors: on ? FIRST_COLORS : null });
        }}
      />
      {draft.colors !== null && <ColorFields colors={draft.colors} theme={draft.theme} />}
    </>
  );
}

function LogoField({ logo }: { readonly logo: string | null }) {
  const { forms } = useSettings();
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<LogoProblem | null>(null);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const result = await logoOf(chosen);
    setProblem('problem' in result ? result.problem : null);
    if ('logo' in result) forms.changeWall({ logo: result.logo });
  };
  const remedy = problem === null ? undefined : texts.look.logoProblems[problem];
  return (
    <Field label={texts.look.logo} hint={remedy === undefined ? texts.look.logoHint : undefined}>
      {({ id, ...ties }) => (
        <>
          <div className="logo-row">
            {logo !== null && (
              <span className="logo-shown">
                <img src={logo} alt={texts.look.logoPreview} />
              </span>
            )}
            <input
              {...ties}
              id={id}
              ref={file}
              className="for-screen-readers logo-file"
              type="file"
              accept={LOGO_KINDS.join(',')}
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <button
              type="button"
              className="button"
              onClick={() => {
                file.current?.click();
              }}
            >
              {logo === null ? texts.look.logoChoose : texts.look.logoReplace}
            </button>
            {logo !== null && (
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  forms.changeWall({ logo: null });
                }}
              >
                {texts.look.logoRemove}
              </button>
            )}
          </div>
          {remedy !== undefined && (
            <p className="field-error" role="alert">
              {remedy}
            </p>
          )}
        </>
      )}
    </Field>
  );
}

const COMPLETE = /^#[0-9a-f]{6}$/i;

function ColorFields({ colors, theme }: { readonly colors: BrandColors; readonly theme: string }) {
  const { forms } = useSettings();
  const change = (index: number, color: string): void => {
    forms.changeWall({ colors: index === 0 ? [color, colors[1]] : [colors[0], color] });
  };
  return (
    <div className="colors">
      {colors.map((color, index) => (
        <span key={index} className="color">
          <input
            type="color"
            aria-label={texts.look.color[index]}
            value={COMPLETE.test(color) ? color.toLowerCase() : '#000000'}
            onChange={(event) => {
              change(index, event.target.value);
            }}
          />
          <input
            className="input input-short"
            type="text"
            aria-label={texts.look.colorCode[index]}
            aria-invalid={COMPLETE.test(color) ? undefined : true}
            spellCheck={false}
            value={color}
            onChange={(event) => {
              change(index, event.target.value.trim());
            }}
          />
        </span>
      ))}
      <Verdict colors={colors} theme={theme} />
    </div>
  );
}

/** Whether the colours can be seen, or what the wall makes of them. */
function Verdict({ colors, theme }: { readonly colors: BrandColors; readonly theme: string }) {
  const ground = BRAND_GROUNDS[theme];
  if (ground === undefined) return <p className="colors-said">{texts.look.colorsKept}</p>;
  if (!colors.every((color) => COMPLETE.test(color))) return null;
  const made = brandTheme(colors, ground);
  const changed = adjusted(colors, made);
  return (
    <div className="colors-said" role="status">
      {colors.map((color, index) =>
        changed[index] === true ? (
          <p key={index} className="colors-adjusted">
            <span className="swatch" style={{ backgroundColor: made.shown[index] }} aria-hidden="true" />
            {texts.look.adjusted(color, made.shown[index] ?? color)}
          </p>
        ) : null,
      )}
      {!changed.includes(true) && <p>{texts.look.readable}</p>}
    </div>
  );
}
