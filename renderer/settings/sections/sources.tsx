import type { SourceConfig } from '#core/config/schema';
import { isDemo } from '../model/source-form';
import { ErrorSummary } from '../parts/errors';
import { RemovedLine } from '../parts/removal';
import { SectionHeader } from '../parts/section-header';
import { NewSourceCard, SourceCard } from '../parts/source-card';
import { useFocusBack } from '../parts/use-focus-back';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';

export function SourcesSection() {
  const sources = useSettingsState((state) => state.view?.config.sources ?? []);
  const pageErrors = useSettingsState((state) => state.pageErrors);
  const removed = useSettingsState((state) => state.removed);
  const firstRun = sources.length > 0 && sources.every(isDemo);
  const adding = useSettingsState((state) => state.form?.kind === 'source' && state.form.originalId === null);
  const addButton = useFocusBack(adding);
  return (
    <>
      <SectionHeader title={texts.sources.title} intro={texts.sources.intro} />
      <ErrorSummary errors={pageErrors} />
      <div className="cards">
        {firstRun && !adding && <FirstRunHint />}
        {sources.length === 0 && removed === null && !adding && <EmptyNote />}
        <ul className="cards" aria-label={texts.sources.listLabel}>
          {withGap(sources, removed?.index ?? null).map((source) =>
            source === 'removed' ? (
              <li key="(removed)">
                <RemovedLine />
              </li>
            ) : (
              <li key={source.id}>
                <SourceCard source={source} />
              </li>
            ),
          )}
        </ul>
        {adding ? <NewSourceCard /> : <AddCard button={addButton} />}
      </div>
    </>
  );
}

/** The undo line stands where the removed source stood. */
function withGap(sources: readonly SourceConfig[], index: number | null): readonly (SourceConfig | 'removed')[] {
  return index === null ? sources : [...sources.slice(0, index), 'removed', ...sources.slice(index)];
}

function FirstRunHint() {
  const { forms } = useSettings();
  return (
    <section className="card hint" aria-labelledby="hint-title">
      <div className="card-words">
        <h2 className="card-title" id="hint-title">
          {texts.sources.hintTitle}
        </h2>
        <p className="card-line">{texts.sources.hintBody}</p>
      </div>
      <button
        type="button"
        className="button primary"
        onClick={() => {
          forms.go({ kind: 'add' });
        }}
      >
        {texts.sources.hintAction}
      </button>
    </section>
  );
}

function EmptyNote() {
  return (
    <section className="card empty" aria-labelledby="empty-title">
      <h2 className="card-title" id="empty-title">
        {texts.sources.emptyTitle}
      </h2>
      <p className="card-line">{texts.sources.emptyBody}</p>
    </section>
  );
}

interface AddCardProps {
  readonly button: React.RefObject<HTMLButtonElement | null>;
}

function AddCard({ button }: AddCardProps) {
  const { forms } = useSettings();
  return (
    <section className="card card-add" aria-labelledby="add-title">
      <div className="card-head">
        <span className="dot dot-off" />
        <div className="card-words">
          <h2 className="card-title" id="add-title">
            {texts.sources.addTitle}
          </h2>
          <p className="card-line">{texts.sources.addBody}</p>
        </div>
        <button
          type="button"
          className="button"
          onClick={() => {
            forms.go({ kind: 'add', demo: true });
          }}
        >
          {texts.sources.addDemo}
        </button>
        <button
          ref={button}
          type="button"
          className="button"
          aria-label={texts.sources.addTitle}
          onClick={() => {
            forms.go({ kind: 'add' });
          }}
        >
          {texts.sources.add}
        </button>
      </div>
    </section>
  );
}
