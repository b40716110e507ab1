import type { SourceConfig } from '#core/config/schema';
import type { OutboxLedger, SourceOverview } from '#core/ipc/settings-view';
import { useId } from 'react';
import { ago, clockTimeWithSeconds, count, span } from '../model/format';
import { displayName } from '../model/source-id';
import { statusLine, toneOf } from '../model/status-line';
import { ErrorText } from '../parts/errors';
import { Fact } from '../parts/fact';
import { MessageReport } from '../parts/message-report';
import { OutboxReport, LedgerSum } from '../parts/outbox-report';
import { SectionHeader } from '../parts/section-header';
import { useSettingsState } from '../store/context';
import { texts } from '../texts';

export function DiagnosticsSection() {
  const view = useSettingsState((state) => state.view);
  const overview = useSettingsState((state) => state.overview);
  const nowMs = useSettingsState((state) => state.nowMs);
  if (view === null) return null;
  const { sources } = view.config;
  return (
    <>
      <SectionHeader title={texts.diagnostics.title} intro={texts.diagnostics.intro} />
      <div className="cards">
        {sources.length === 0 && <p className="card card-quiet">{texts.diagnostics.empty}</p>}
        {sources.map((source) => (
          <SourceReport
            key={source.id}
            source={source}
            overview={overview?.sources.find((candidate) => candidate.id === source.id)}
            ledger={overview?.outbox.sources.find((candidate) => candidate.id === source.id)?.ledger}
            nowMs={nowMs}
          />
        ))}
        <section className="card report" aria-label={texts.diagnostics.app}>
          <div className="card-head">
            <h2 className="card-title">{texts.diagnostics.app}</h2>
          </div>
          <dl className="facts">
            <Fact label={texts.diagnostics.version} value={view.appVersion} />
            <Fact label={texts.diagnostics.sources} value={count(sources.length)} />
            <Fact label={texts.diagnostics.waiting} value={overview === null ? '–' : count(overview.waitingToBeSent)} />
          </dl>
          {overview !== null && overview.outbox.problem !== null && (
            <p className="report-problem">
              <ErrorText error={overview.outbox.problem} />{' '}
              <span className="chip chip-bad">{texts.diagnostics.code(overview.outbox.problem.code)}</span>
            </p>
          )}
          {overview !== null && overview.outbox.total.accepted > 0 && (
            <>
              <h3 className="report-heading">{texts.outbox.totalTitle}</h3>
              <LedgerSum ledger={overview.outbox.total} />
            </>
          )}
        </section>
      </div>
    </>
  );
}

interface SourceReportProps {
  readonly source: SourceConfig;
  readonly overview: SourceOverview | undefined;
  readonly ledger: OutboxLedger | undefined;
  readonly nowMs: number;
}

function SourceReport({ source, overview, ledger, nowMs }: SourceReportProps) {
  const { tone, kind, state } = statusLine(source, overview, null, nowMs);
  return (
    <section className="card report" aria-labelledby={`report-${source.id}`}>
      <div className="card-head">
        <span className={`dot dot-${tone}`} />
        <div className="card-words">
          <h2 className="card-title" id={`report-${source.id}`}>
            {displayName(source)}
          </h2>
          <p className="card-line">
            {kind} · {source.id}
          </p>
        </div>
      </div>
      {overview === undefined || !source.enabled ? (
        <p className="report-note">{source.enabled ? state : texts.diagnostics.off}</p>
      ) : (
        <>
          <Figures overview={overview} nowMs={nowMs} />
          <MessageReport source={source} />
        </>
      )}
      {ledger !== undefined && <OutboxReport source={source} ledger={ledger} nowMs={nowMs} />}
      {overview !== undefined && source.enabled && <Rejections rejections={overview.rejections} />}
    </section>
  );
}

function Figures({ overview, nowMs }: { readonly overview: SourceOverview; readonly nowMs: number }) {
  const t = texts.diagnostics;
  const { lastEventAtMs, latencyMs, problem, refusedRooms } = overview;
  const missing = overview.connections.flatMap((connection) => connection.missing);
  return (
    <>
      {problem !== null && (
        <p className="report-problem">
          <ErrorText error={problem} /> <span className="chip chip-bad">{t.code(problem.code)}</span>
        </p>
      )}
      <dl className="facts">
        <Fact label={t.state} value={t.states[overview.state]} note={t.since(span(nowMs - overview.sinceMs))} />
        <Fact label={t.lastEvent} value={lastEventAtMs === null ? t.nothing : ago(lastEventAtMs, nowMs)} />
        <Fact label={t.latency} value={latencyMs === null ? '–' : texts.now.latencyNow(Math.round(latencyMs))} />
        {missing.length > 0 && <Fact label={t.missing} value={missing.join(', ')} />}
        <Fact label={t.refusedRooms} value={refusedRooms.length === 0 ? t.nothing : refusedRooms.join(', ')} />
      </dl>
      <dl className="facts facts-counts">
        <Fact label={t.received} value={count(overview.received)} />
        <Fact label={t.applied} value={count(overview.applied)} />
        <Fact label={t.rejected} value={count(overview.rejected)} />
        <Fact label={t.unknown} value={count(overview.unknown)} />
        <Fact label={t.duplicates} value={count(overview.duplicates)} />
        <Fact label={t.limited} value={count(overview.limited)} />
        <Fact
          label={t.gaps}
          value={count(overview.gaps.found)}
          {...(overview.gaps.found > 0 ? { note: t.gapsHealed(count(overview.gaps.healed)) } : {})}
        />
      </dl>
      {overview.connections.length > 1 && <Connections connections={overview.connections} />}
      {missing.length > 0 && <p className="report-note">{t.missingHint}</p>}
      {overview.limited > 0 && <p className="report-note">{t.limitedHint}</p>}
      {overview.unknown > 0 && <p className="report-note">{t.unknownHint}</p>}
    </>
  );
}

function Connections({ connections }: Pick<SourceOverview, 'connections'>) {
  const t = texts.diagnostics;
  return (
    <>
      <h3 className="report-heading">{t.connections}</h3>
      <ul className="connections">
        {connections.map(({ name, state }) => (
          <li key={name}>
            <span className={`dot dot-${toneOf(state)}`} />
            <span className="mono">{name}</span> {t.states[state]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Last in its card and of one height: it grows by itself, and what can be clicked must not move while it does. */
function Rejections({ rejections }: { readonly rejections: SourceOverview['rejections'] }) {
  const t = texts.diagnostics;
  const id = useId();
  return (
    <>
      <h3 className="report-heading" id={id}>
        {t.rejections}
      </h3>
      {rejections.length === 0 ? (
        <p className="report-note">{t.noRejections}</p>
      ) : (
        <div className="rejections" role="region" aria-labelledby={id} tabIndex={0}>
          <table className="records">
            <thead>
              <tr>
                <th scope="col">{t.at}</th>
                <th scope="col">{t.event}</th>
                <th scope="col">{t.reason}</th>
              </tr>
            </thead>
            <tbody>
              {rejections.map((rejection, index) => (
                <tr key={`${rejection.atMs} ${index}`}>
                  <td>{clockTimeWithSeconds(rejection.atMs)}</td>
                  <td className="mono">{rejection.event}</td>
                  <td>{rejection.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
