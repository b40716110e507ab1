import { RULE_KINDS, type RuleKind } from '#core/config/rule-kinds';
import { useId, useRef } from 'react';
import type { MappingError } from '../model/mapping';
import { MAPPING_EXAMPLE } from '../model/mapping-example';
import type { SourceForm } from '../model/source-form';
import { texts } from '../texts';
import { DryRunPanel } from './dry-run';
import { ErrorText } from './errors';

const FEWEST_LINES = 8;
const MOST_LINES = 26;
/** Shown above the line that is gone to. */
const LINES_ABOVE = 5;
/** As in mapping.css. */
const LINE_HEIGHT_PX = 18;

interface MappingFieldProps {
  readonly text: string;
  readonly errors: readonly MappingError[];
  readonly change: (part: Partial<SourceForm>) => void;
}

/** What a custom backend's messages mean: JSON with the lines numbered, and every error at its line. */
export function MappingField({ text, errors, change }: MappingFieldProps) {
  const id = useId();
  const editor = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const t = texts.mapping;
  const lines = text.split('\n');
  const faulty = new Set(errors.map(({ line }) => line));
  const start = (): void => {
    change({ mapping: MAPPING_EXAMPLE });
    editor.current?.focus();
  };
  const goTo = (line: number): void => {
    const from = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
    if (editor.current === null) return;
    editor.current.focus();
    editor.current.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
    editor.current.scrollTop = (line - LINES_ABOVE) * LINE_HEIGHT_PX;
  };
  return (
    <div className="mapping">
      <div className="mapping-head">
        <label className="field-label" htmlFor={id}>
          {texts.labels.mapping}
        </label>
        {text.trim() === '' && (
          <button type="button" className="text-button" onClick={start}>
            {t.start}
          </button>
        )}
      </div>
      <p className="field-hint" id={`${id}-hint`}>
        {text.trim() === '' ? t.fresh : t.hint}
      </p>
      <div className="editor" data-invalid={errors.length > 0}>
        <pre ref={gutter} className="editor-lines" aria-hidden="true">
          {lines.map((_line, index) => (
            <span key={index} data-faulty={faulty.has(index + 1)}>
              {index + 1}
            </span>
          ))}
        </pre>
        <textarea
          ref={editor}
          id={id}
          className="editor-text"
          aria-describedby={errors.length > 0 ? `${id}-errors` : `${id}-hint`}
          aria-invalid={errors.length > 0 ? true : undefined}
          value={text}
          rows={Math.min(MOST_LINES, Math.max(FEWEST_LINES, lines.length))}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={(event) => {
            change({ mapping: event.target.value });
          }}
          onScroll={(event) => {
            if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      {errors.length > 0 && (
        <ul className="mapping-errors" id={`${id}-errors`}>
          {errors.map((error, index) => (
            <li key={index} className="field-error">
              <button
                type="button"
                className="text-button text-button-bad"
                aria-label={t.goTo(error.line)}
                onClick={() => {
                  goTo(error.line);
                }}
              >
                {t.line(error.line)}
              </button>{' '}
              {error.place !== null && `${error.place} `}
              <ErrorText error={error} />
            </li>
          ))}
        </ul>
      )}
      <details className="more">
        <summary>{t.help}</summary>
        <p className="mapping-help">{t.helpBody}</p>
        <dl className="rule-kinds">
          {(Object.keys(RULE_KINDS) as RuleKind[]).map((kind) => (
            <div key={kind}>
              <dt className="mono">{kind}</dt>
              <dd>
                {t.kinds[kind]}: <span className="mono">{fieldsOf(kind)}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p className="mapping-help">{t.helpMore}</p>
      </details>
      <DryRunPanel />
    </div>
  );
}

/** Those that are needed have a star. */
function fieldsOf(kind: RuleKind): string {
  const { needed, known }: { needed: readonly string[]; known: readonly string[] } = RULE_KINDS[kind];
  const fields = known.map((field) => (needed.includes(field) ? `${field}*` : field));
  return fields.join(' ') || texts.mapping.noFields;
}
