import type { SourceConfig } from '#core/config/schema';
import type { MessageKind, MessageVerdict } from '#core/ipc/messages-view';
import { useEffect, useId } from 'react';
import { clockTimeWithSeconds, count } from '../model/format';
import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { ErrorSummary } from './errors';

const t = texts.messages;
const VERDICTS = Object.keys(t.verdicts) as MessageVerdict[];

/** The last messages of a source by their kind, and what became of them. */
export function MessageReport({ source }: { readonly source: SourceConfig }) {
  const { messages } = useSettings();
  const open = useSettingsState((state) => (state.messages?.sourceId === source.id ? state.messages : null));
  const listId = useId();
  const name = displayName(source);
  const isOpen = open !== null;
  return (
    <>
      <h3 className="report-heading">{t.title}</h3>
      <button
        type="button"
        className="text-button"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-label={isOpen ? t.hideNamed(name) : t.showNamed(name)}
        onClick={() => {
          messages.toggle(source.id);
        }}
      >
        {isOpen ? t.hide : t.show}
      </button>
      <div id={listId}>
        {isOpen && (
          <>
            <ErrorSummary errors={open.errors} />
            <Kinds kinds={open.kinds} name={name} />
            <Refresh />
          </>
        )}
      </div>
    </>
  );
}

/** Asked for anew with each overview, for as long as someone looks. */
function Refresh() {
  const { messages } = useSettings();
  const overview = useSettingsState((state) => state.overview);
  useEffect(() => {
    void messages.refresh();
  }, [messages, overview]);
  return null;
}

function Kinds({ kinds, name }: { readonly kinds: readonly MessageKind[] | null; readonly name: string }) {
  if (kinds === null) return <p className="report-note">{t.loading}</p>;
  if (kinds.length === 0) return <p className="report-note">{t.empty}</p>;
  return (
    <>
      <p className="report-note">{t.sampled}</p>
      <ul className="kinds" aria-label={t.list(name)}>
        {kinds.map((kind) => (
          <li key={kind.event}>
            <Kind kind={kind} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Kind({ kind: { event, counts, lastMinute, isPrivate, messages } }: { readonly kind: MessageKind }) {
  const total = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  return (
    <details className="kind">
      <summary>
        <span className="mono kind-event">{event === '' ? t.theRest : event}</span>
        {VERDICTS.filter((verdict) => verdict !== 'applied' && counts[verdict] > 0).map((verdict) => (
          <span key={verdict} className={verdict === 'rejected' ? 'chip chip-bad' : 'chip'}>
            {count(counts[verdict])} {t.verdicts[verdict].toLowerCase()}
          </span>
        ))}
        <span className="kind-total">{t.total(count(total), count(lastMinute))}</span>
      </summary>
      {isPrivate && <p className="report-note">{t.hidden}</p>}
      <table className="records">
        <tbody>
          {messages.map(({ atMs, verdict, reason, size, excerpt }, index) => (
            <tr key={`${atMs} ${index}`}>
              <td>
                {clockTimeWithSeconds(atMs)}
                {size !== null && <span className="kind-size">{t.characters(count(size))}</span>}
              </td>
              <td className="figure">{t.verdicts[verdict]}</td>
              <td>
                {reason !== null && <span className="kind-reason">{reason}</span>}
                {excerpt !== null && <span className="waiting-excerpt mono">{excerpt}</span>}
                {excerpt === null && reason === null && !isPrivate && t.notKept}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
