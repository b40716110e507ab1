import { attentionCount } from '../model/status-line';
import { useSettings, useSettingsState } from '../store/context';
import { SECTIONS } from '../store/state';
import { texts } from '../texts';
import { BrandMark } from './icons';

export function Rail() {
  const settings = useSettings();
  const current = useSettingsState((state) => state.section);
  const view = useSettingsState((state) => state.view);
  const attention = useSettingsState((state) => attentionCount(state.view?.config.sources ?? [], state.overview));
  return (
    <header className="rail">
      <p className="brand">
        <BrandMark /> {texts.brand}
      </p>
      <nav aria-label={texts.sections.label}>
        <ul>
          {SECTIONS.map((section) => (
            <li key={section}>
              <button
                type="button"
                className="rail-entry"
                aria-current={section === current ? 'page' : undefined}
                onClick={() => {
                  settings.forms.go({ kind: 'section', section });
                }}
              >
                {texts.sections[section]}
                {section === 'sources' && attention > 0 && (
                  <span className="badge">
                    <span aria-hidden="true">{attention}</span>
                    <span className="for-screen-readers">{texts.sections.attention(attention)}</span>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <p className="rail-footer">
        <span className="rail-wall-name">{view?.config.wall.name}</span>
        {view && <span>{texts.sections.version(view.appVersion)}</span>}
      </p>
    </header>
  );
}
