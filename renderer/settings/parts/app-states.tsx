import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { ErrorSummary } from './errors';
import { BrandMark, SpinnerIcon } from './icons';

export function Loading() {
  return (
    <main className="whole-page" aria-busy="true">
      <BrandMark />
      <p className="whole-page-status" role="status">
        <SpinnerIcon /> {texts.loading}
      </p>
    </main>
  );
}

export function Failed() {
  const settings = useSettings();
  const errors = useSettingsState((state) => state.loadErrors);
  return (
    <main className="whole-page">
      <BrandMark />
      <h1>{texts.failed.title}</h1>
      <ErrorSummary errors={errors} />
      <button type="button" className="button primary" onClick={() => void settings.load()}>
        {texts.failed.retry}
      </button>
    </main>
  );
}

/** Stands above the section while the host is silent. */
export function Lost() {
  const settings = useSettings();
  return (
    <div className="banner banner-bad" role="alert">
      <p className="banner-text">
        <strong>{texts.lost.title}</strong> {texts.lost.remedy}
      </p>
      <button type="button" className="button" onClick={() => void settings.load()}>
        {texts.lost.retry}
      </button>
    </div>
  );
}
