import { THEMES } from '#core/config/choices';
import { sortErrors } from '../model/field-errors';
import { FormFrame } from '../parts/form-frame';
import { MiniWall } from '../parts/mini-wall';
import { SectionHeader } from '../parts/section-header';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';

export function LookSection() {
  const { forms } = useSettings();
  const form = useSettingsState((state) => state.form);
  const formErrors = useSettingsState((state) => state.formErrors);
  const wall = useSettingsState((state) => state.wall);
  const nowMs = useSettingsState((state) => state.nowMs);
  if (form?.kind !== 'wall') return null;
  const { draft, clean } = form;
  const { rest } = sortErrors(formErrors, 'wall.', [], []);
  return (
    <>
      <SectionHeader title={texts.look.title} intro={texts.look.intro} />
      <div className="card card-form">
        <FormFrame label={texts.look.title} errors={rest}>
          <fieldset className="themes">
            <legend className="for-screen-readers">{texts.look.themes}</legend>
            {THEMES.map((theme) => (
              <label key={theme} className="theme">
                <span className="theme-preview" aria-hidden="true">
                  <MiniWall view={wall} theme={theme} nowMs={nowMs} />
                </span>
                <span className="theme-words">
                  <input
                    type="radio"
                    name="theme"
                    value={theme}
                    checked={draft.theme === theme}
                    aria-describedby={`theme-${theme}`}
                    onChange={() => {
                      forms.changeWall({ theme });
                    }}
                  />
                  <span className="theme-name">{texts.look.choices[theme].name}</span>
                  {clean.theme === theme && <span className="chip">{texts.look.inUse}</span>}
                </span>
                <span className="theme-body" id={`theme-${theme}`}>
                  {texts.look.choices[theme].body}
                </span>
              </label>
            ))}
          </fieldset>
        </FormFrame>
      </div>
    </>
  );
}
