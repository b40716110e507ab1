import type { AppError } from '#core/kernel/app-error';
import type { SourceForm } from '../model/source-form';
import { texts } from '../texts';
import { Field } from './field';

interface TokenFieldProps {
  readonly draft: SourceForm;
  /** Main holds a token for this source. */
  readonly held: boolean;
  /** The source got a new name, so that the held token is no longer its own. */
  readonly moved: boolean;
  /** Where the held token is sent now, and where else it would be. */
  readonly knownOrigins: readonly string[];
  readonly strangeOrigins: readonly string[];
  readonly error: AppError | undefined;
  readonly change: (part: Partial<SourceForm>) => void;
}

/** A token goes in and never comes back: a held one can only be kept, replaced or removed. */
export function TokenField(props: TokenFieldProps) {
  const { draft, held, moved, knownOrigins, strangeOrigins, error, change } = props;
  const typing = !held || draft.tokenChange === 'replace';
  const kept = !typing && draft.tokenChange === 'keep' && strangeOrigins.length > 0;
  const carried = kept && strangeOrigins.every((origin) => draft.tokenCarriedTo.includes(origin));
  const asks = kept && !carried;
  const plainHint = typing ? texts.fields.tokenHint : undefined;
  const keptHint = carried ? texts.fields.tokenCarried(strangeOrigins.join(', ')) : plainHint;
  const hint = moved ? texts.fields.tokenMoved : keptHint;
  return (
    <Field label={texts.labels.token} hint={hint} error={error}>
      {(ties) =>
        typing ? (
          <div className="input-row">
            <input
              {...ties}
              className="input"
              type="password"
              autoComplete="new-password"
              spellCheck={false}
              autoFocus={held}
              value={draft.tokenText}
              placeholder={texts.fields.tokenPlaceholder}
              onChange={(event) => {
                change({ tokenChange: 'replace', tokenText: event.target.value });
              }}
            />
            {held && <KeepButton change={change} />}
          </div>
        ) : (
          <>
            <div className="input stored" data-invalid={error !== undefined}>
              <span className="stored-words">
                {draft.tokenChange === 'keep' ? (
                  <>
                    <span className="stored-dots" aria-hidden="true" /> {texts.fields.tokenStored}
                  </>
                ) : (
                  texts.fields.tokenRemoved
                )}
              </span>
              <button
                {...ties}
                type="button"
                className="text-button"
                aria-label={`${texts.labels.token}: ${texts.fields.tokenReplace}`}
                onClick={() => {
                  change({ tokenChange: 'replace' });
                }}
              >
                {texts.fields.tokenReplace}
              </button>
              {draft.tokenChange === 'keep' ? (
                <button
                  type="button"
                  className="text-button"
                  onClick={() => {
                    change({ tokenChange: 'remove' });
                  }}
                >
                  {texts.fields.tokenRemove}
                </button>
              ) : (
                <KeepButton change={change} />
              )}
            </div>
            {asks && (
              <p className="field-hint">
                {error === undefined && texts.fields.tokenAbroad(knownOrigins.join(', '))}{' '}
                <button
                  type="button"
                  className="text-button"
                  aria-describedby={ties['aria-describedby']}
                  aria-invalid={ties['aria-invalid']}
                  onClick={() => {
                    change({ tokenCarriedTo: strangeOrigins });
                  }}
                >
                  {texts.fields.tokenCarry}
                </button>
              </p>
            )}
          </>
        )
      }
    </Field>
  );
}

function KeepButton({ change }: Pick<TokenFieldProps, 'change'>) {
  return (
    <button
      type="button"
      className="text-button"
      onClick={() => {
        change({ tokenChange: 'keep', tokenText: '' });
      }}
    >
      {texts.fields.tokenKeep}
    </button>
  );
}
