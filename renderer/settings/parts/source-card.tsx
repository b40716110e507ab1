import type { SourceConfig } from '#core/config/schema';
import { displayName } from '../model/source-id';
import { needsAttention, statusLine, statusText } from '../model/status-line';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { RemovalQuestion } from './removal';
import { SourceForm } from './source-form';
import { useFocusBack } from './use-focus-back';
import { SourceProblem } from './source-problem';

export function SourceCard({ source }: { readonly source: SourceConfig }) {
  const { forms, sources } = useSettings();
  const overview = useSettingsState((state) => state.overview?.sources.find(({ id }) => id === source.id));
  const trouble = useSettingsState(
    (state) => state.wall.status?.sources.find(({ id }) => id === source.id)?.trouble ?? null,
  );
  const nowMs = useSettingsState((state) => state.nowMs);
  const open = useSettingsState((state) => state.form?.kind === 'source' && state.form.originalId === source.id);
  const removing = useSettingsState((state) => state.confirmingRemoval === source.id);
  const toggle = useFocusBack(open || removing);
  const line = statusLine(source, overview, trouble, nowMs);
  const name = displayName(source);
  const titleId = `source-${source.id}`;
  const retryable = source.enabled && overview !== undefined && (overview.state !== 'live' || needsAttention(overview));
  return (
    <article className={open ? 'card card-open' : 'card'} aria-labelledby={titleId}>
      <div className="card-head">
        <span className={`dot dot-${line.tone}`} />
        <div className="card-words">
          <h2 className="card-title" id={titleId}>
            {name}
          </h2>
          <p className="card-line">{statusText(line)}</p>
        </div>
        <input
          className="switch"
          type="checkbox"
          role="switch"
          aria-label={texts.sources.enabledNamed(name)}
          checked={source.enabled}
          onChange={(event) => void sources.setEnabled(source.id, event.target.checked)}
        />
        <button
          ref={toggle}
          type="button"
          className="button"
          aria-expanded={open}
          aria-label={open ? texts.sources.closeNamed(name) : texts.sources.editNamed(name)}
          onClick={() => {
            forms.go(open ? { kind: 'close' } : { kind: 'edit', sourceId: source.id });
          }}
        >
          {open ? texts.sources.close : texts.sources.edit}
        </button>
      </div>
      {retryable && <SourceProblem overview={overview} name={name} />}
      {open && <SourceForm />}
      {removing ? (
        <RemovalQuestion id={source.id} name={name} />
      ) : (
        open && (
          <div className="card-foot">
            <button
              type="button"
              className="text-button text-button-bad"
              aria-label={texts.sources.removeNamed(name)}
              onClick={() => {
                sources.askRemoval(source.id);
              }}
            >
              {texts.sources.remove}
            </button>
            {source.enabled && !retryable && (
              <button
                type="button"
                className="text-button"
                aria-label={texts.sources.reconnectNamed(name)}
                onClick={() => void sources.reconnect(source.id)}
              >
                {texts.sources.reconnect}
              </button>
            )}
          </div>
        )
      )}
    </article>
  );
}

/** The card of a source that is not saved yet. */
export function NewSourceCard() {
  const { forms } = useSettings();
  return (
    <article className="card card-open" aria-labelledby="source-(new)">
      <div className="card-head">
        <span className="dot dot-off" />
        <div className="card-words">
          <h2 className="card-title" id="source-(new)">
            {texts.sources.newTitle}
          </h2>
          <p className="card-line">{texts.sources.newLine}</p>
        </div>
        <button
          type="button"
          className="button"
          aria-label={texts.sources.closeNamed(texts.sources.newTitle)}
          onClick={() => {
            forms.go({ kind: 'close' });
          }}
        >
          {texts.sources.close}
        </button>
      </div>
      <SourceForm />
    </article>
  );
}
