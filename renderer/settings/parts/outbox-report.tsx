import type { SourceConfig } from '#core/config/schema';
import type { OutboxLedger } from '#core/ipc/settings-view';
import { useEffect, useId } from 'react';
import { count } from '../model/format';
import { dropReasons } from '../model/ledger-words';
import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { ErrorSummary } from './errors';
import { Fact } from './fact';
import { Question } from './question';
import { useFocusBack } from './use-focus-back';
import { WaitingMessages } from './waiting-messages';

interface OutboxReportProps {
  readonly source: SourceConfig;
  readonly ledger: OutboxLedger;
  readonly nowMs: number;
}

/** What this wall tells a backend: the account of it, what waits, and how to let go of that. */
export function OutboxReport({ source, ledger, nowMs }: OutboxReportProps) {
  const { outbox } = useSettings();
  const open = useSettingsState((state) => (state.outbox?.sourceId === source.id ? state.outbox : null));
  const listId = useId();
  const confirming = open?.confirming === true;
  const clearButton = useFocusBack(confirming);
  const t = texts.outbox;
  const name = displayName(source);
  const isOpen = open !== null;
  return (
    <>
      <h3 className="report-heading">{t.title}</h3>
      {ledger.accepted === 0 ? <p className="report-note">{t.none}</p> : <LedgerSum ledger={ledger} />}
      {(ledger.queued > 0 || isOpen) && (
        <div className="outbox-buttons">
          <button
            type="button"
            className="text-button"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-label={isOpen ? t.hideNamed(name) : t.showNamed(name)}
            onClick={() => {
              outbox.toggle(source.id);
            }}
          >
            {isOpen ? t.hide : t.show}
          </button>
          {isOpen && ledger.queued > 0 && !confirming && (
            <button
              ref={clearButton}
              type="button"
              className="text-button text-button-bad"
              aria-label={t.clearNamed(name)}
              onClick={() => {
                outbox.askClearing();
              }}
            >
              {t.clear}
            </button>
          )}
        </div>
      )}
      <div id={listId}>
        {isOpen && (
          <>
            <ErrorSummary errors={open.errors} />
            {confirming && <ClearQuestion name={name} amount={ledger.queued} />}
            <WaitingMessages waiting={open.waiting} name={name} nowMs={nowMs} />
            <Refresh />
          </>
        )}
      </div>
    </>
  );
}

/** What waits is asked for anew with each overview, for as long as someone looks. */
function Refresh() {
  const { outbox } = useSettings();
  const overview = useSettingsState((state) => state.overview);
  useEffect(() => {
    void outbox.refresh();
  }, [outbox, overview]);
  return null;
}

function ClearQuestion({ name, amount }: { readonly name: string; readonly amount: number }) {
  const { outbox } = useSettings();
  const keep = (): void => {
    outbox.keep();
  };
  return (
    <Question
      grave
      title={texts.outbox.clearQuestion(count(amount), amount)}
      body={texts.outbox.clearBody(name)}
      onEscape={keep}
    >
      <button type="button" className="button" autoFocus onClick={keep}>
        {texts.outbox.clearKeep}
      </button>
      <button type="button" className="button danger" onClick={() => void outbox.clear()}>
        {texts.outbox.clearConfirm}
      </button>
    </Question>
  );
}

/** Accepted = delivered + waiting + dropped + expired, and why the dropped were. */
export function LedgerSum({ ledger }: { readonly ledger: OutboxLedger }) {
  const t = texts.outbox;
  const reasons = dropReasons(ledger);
  return (
    <>
      <dl className="facts ledger">
        <Fact label={t.accepted} value={count(ledger.accepted)} />
        <Fact label={t.acked} value={count(ledger.acked)} />
        <Fact label={t.queued} value={count(ledger.queued)} />
        <Fact label={t.dropped} value={count(ledger.dropped)} />
        <Fact label={t.expired} value={count(ledger.expired)} />
      </dl>
      {reasons !== null && <p className="report-note">{t.droppedBecause(reasons)}</p>}
      {ledger.expired > 0 && <p className="report-note">{t.expiredHint}</p>}
    </>
  );
}
