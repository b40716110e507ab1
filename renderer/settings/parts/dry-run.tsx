import type { Made, TriedMessage } from '#core/ipc/messages-view';
import { useEffect, useId } from 'react';
import { clockTimeWithSeconds, count } from '../model/format';
import { useSettings, useSettingsState } from '../store/context';
import type { OpenDryRun } from '../store/state';
import { texts } from '../texts';
import { ErrorText } from './errors';

const t = texts.dryRun;

/** The messages of a live backend, and what the rules that stand in the form make of them. */
export function DryRunPanel() {
  const { dryRun } = useSettings();
  const run = useSettingsState((state) => state.dryRun);
  const id = useId();
  useEffect(
    () => () => {
      dryRun.close();
    },
    [dryRun],
  );
  const isRunning = run !== null && run.state !== 'ended';
  // Its place is there from the beginning, as what stands below must not move away from under a pointer.
  const hasList = run !== null && (isRunning || run.messages.length > 0);
  return (
    <section className="dry-run" aria-labelledby={id}>
      <div className="dry-run-head">
        <div className="card-words">
          <h3 className="dry-run-title" id={id}>
            {t.title}
          </h3>
          <p className="field-hint">{run === null ? t.body : progressOf(run)}</p>
        </div>
        {isRunning && (
          <button
            type="button"
            className="button"
            aria-pressed={run.held}
            onClick={() => {
              dryRun.hold(!run.held);
            }}
          >
            {run.held ? t.goOn : t.hold}
          </button>
        )}
        <button
          type="button"
          className="button soft"
          onClick={() => {
            if (isRunning) dryRun.stop();
            else void dryRun.start();
          }}
        >
          {isRunning ? t.stop : run === null ? t.start : t.again}
        </button>
      </div>
      {run !== null && run.problem !== null && (
        <p className="field-error">
          <ErrorText error={run.problem} />
        </p>
      )}
      {hasList && (
        <ol className="tried" aria-label={t.list} tabIndex={0}>
          {run.messages.map((message) => (
            <Tried key={message.id} message={message} />
          ))}
        </ol>
      )}
    </section>
  );
}

function progressOf({ state, received, held }: OpenDryRun): string {
  if (state === 'connecting') return t.connecting;
  const shown = count(received);
  if (state === 'ended') return t.ended(shown, received);
  if (received === 0) return t.quiet;
  return held ? `${t.connected(shown, received)}. ${t.held}` : t.connected(shown, received);
}

function Tried({ message }: { readonly message: TriedMessage }) {
  const { event, atMs, size, excerpt, isPrivate, outcomes } = message;
  const verdict = outcomes.some(({ problems }) => problems.length > 0) ? 'bad' : outcomes.length > 0 ? 'good' : 'none';
  return (
    <li className="tried-message" data-verdict={verdict}>
      <p className="tried-head">
        <span className="mono tried-event">{event === '' ? t.untyped : event}</span>
        <span>{clockTimeWithSeconds(atMs)}</span>
        <span>{size === null ? (excerpt === null ? '' : t.long) : t.characters(count(size))}</span>
      </p>
      {outcomes.length === 0 && <p className="tried-none">{t.noRule}</p>}
      {outcomes.map(({ rule, made, problems }, index) => (
        <div key={index}>
          {made.map((one) => (
            <p key={`${one.kind} ${one.metric ?? ''}`} className="tried-made">
              <strong>{ruleName(rule)}:</strong> {inWords(one)}
            </p>
          ))}
          {problems.map((problem, place) => (
            <p key={place} className="tried-problem">
              <strong>{ruleName(rule)}:</strong> <span>{problem}</span>
            </p>
          ))}
        </div>
      ))}
      {isPrivate && <p className="tried-none">{t.hidden}</p>}
      {excerpt !== null && <p className="tried-excerpt mono">{excerpt}</p>}
    </li>
  );
}

const ruleName = (rule: number | null): string =>
  rule === null ? texts.mapping.snapshotRule : texts.mapping.rule(rule + 1);

function inWords({ kind, metric, count: amount, items }: Made): string {
  if (kind === 'private') return t.made.private();
  const what = t.made[kind](metric, amount);
  return items.length === 0 ? what : `${what}: ${items.join(', ')}${items.length < amount ? ' …' : ''}`;
}
