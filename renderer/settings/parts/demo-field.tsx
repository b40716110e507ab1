import type { DemoUrl } from '#core/config/choices';
import { useId } from 'react';
import { DEMO_URLS } from '../model/families';
import { withDemo, withoutDemo } from '../model/source-form';
import { useSettings } from '../store/context';
import { texts } from '../texts';

interface DemoFieldProps {
  readonly demo: DemoUrl;
  /** Ids of the other sources. */
  readonly others: readonly string[];
}

/** Which kind of backend the made-up data comes from. */
export function DemoField({ demo, others }: DemoFieldProps) {
  const { forms } = useSettings();
  const id = useId();
  return (
    <>
      <fieldset className="demos">
        <legend className="field-label">{texts.sources.demoTitle}</legend>
        <div className="demos-body">
          {DEMO_URLS.map((url) => (
            <label key={url} className="demo">
              <input
                type="radio"
                name={id}
                value={url}
                checked={url === demo}
                onChange={() => {
                  forms.changeSource((current) => withDemo(current, url, others));
                }}
              />
              <span>
                <span className="demo-title">{texts.demos[url].title}</span>
                <span className="demo-body">{texts.demos[url].body}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="field-aside">
        {texts.sources.demoNote}{' '}
        <button
          type="button"
          className="text-button"
          onClick={() => {
            forms.changeSource(withoutDemo);
          }}
        >
          {texts.sources.demoLeave}
        </button>
      </p>
    </>
  );
}
