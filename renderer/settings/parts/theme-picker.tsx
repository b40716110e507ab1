import { HEMISPHERES, THEME_CHOICES } from '#core/config/choices';
import { lookTokens } from '#core/look/brand-theme';
import { themeAt } from '#core/look/season';
import type { ThemeChoice } from '../model/look-form';
import type { WallForm } from '../model/wall-form';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { SelectField } from './field';
import { MiniWall } from './mini-wall';

/** Every theme as a small wall, in the company's colours where they apply. */
export function ThemePicker({ draft, saved }: { readonly draft: WallForm; readonly saved: ThemeChoice }) {
  const { forms } = useSettings();
  const wall = useSettingsState((state) => state.wall);
  const nowMs = useSettingsState((state) => state.nowMs);
  return (
    <>
      <fieldset className="themes">
        <legend className="for-screen-readers">{texts.look.themes}</legend>
        {THEME_CHOICES.map((choice) => {
          const theme = themeAt(choice, draft.hemisphere, nowMs);
          return (
            <label key={choice} className="theme">
              <span className="theme-preview" aria-hidden="true">
                <MiniWall
                  view={wall}
                  theme={theme}
                  tokens={lookTokens(theme, draft.colors ?? undefined)}
                  logo={draft.logo}
                  nowMs={nowMs}
                />
              </span>
              <span className="theme-words">
                <input
                  type="radio"
                  name="theme"
                  value={choice}
                  checked={draft.theme === choice}
                  aria-describedby={`theme-${choice}`}
                  onChange={() => {
                    forms.changeWall({ theme: choice });
                  }}
                />
                <span className="theme-name">{texts.look.choices[choice].name}</span>
                {saved === choice && <span className="chip">{texts.look.inUse}</span>}
              </span>
              <span className="theme-body" id={`theme-${choice}`}>
                {texts.look.choices[choice].body}
              </span>
            </label>
          );
        })}
      </fieldset>
      {draft.theme === 'season' && (
        <SelectField
          label={texts.look.hemisphere}
          value={draft.hemisphere}
          choices={HEMISPHERES.map((value) => ({ value, label: texts.look.hemispheres[value] }))}
          onChange={(hemisphere) => {
            forms.changeWall({ hemisphere });
          }}
        />
      )}
    </>
  );
}
