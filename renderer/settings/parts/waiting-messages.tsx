import type { Waiting } from '#core/ipc/settings-view';
import { ago, clockTimeWithSeconds, count, size } from '../model/format';
import { kindWords } from '../model/ledger-words';
import { texts } from '../texts';

interface WaitingMessagesProps {
  /** null until it is known. */
  readonly waiting: Waiting | null;
  readonly name: string;
  readonly nowMs: number;
}

/** The messages that wait for one source; it is said when there are more than are shown. */
export function WaitingMessages({ waiting, name, nowMs }: WaitingMessagesProps) {
  const t = texts.outbox;
  if (waiting === null) return <p className="report-note">{t.loading}</p>;
  const { messages, queued } = waiting;
  if (messages.length === 0) return <p className="report-note">{t.empty}</p>;
  return (
    <div className="waiting" role="region" aria-label={t.list(name)} tabIndex={0}>
      <p className="report-note">{queued > messages.length ? t.oldest(messages.length, count(queued)) : t.all}</p>
      <table className="records">
        <thead>
          <tr>
            <th scope="col">{t.since}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.size}</th>
            <th scope="col">{t.tried}</th>
          </tr>
        </thead>
        <tbody>
          {messages.map(({ messageId, kind, atMs, bytes, tries, excerpt }, index) => (
            // One message may wait for several connections.
            <tr key={`${messageId} ${index}`}>
              <td>
                <time dateTime={new Date(atMs).toISOString()} title={clockTimeWithSeconds(atMs)}>
                  {ago(atMs, nowMs)}
                </time>
              </td>
              <td>
                {kindWords(kind)}
                <span className="waiting-excerpt mono">{excerpt}</span>
              </td>
              <td className="figure">{size(bytes)}</td>
              <td className="figure">{t.tries(tries)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
