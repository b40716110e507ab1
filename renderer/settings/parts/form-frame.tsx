import type { AppError } from '#core/kernel/app-error';
import { useEffect, useRef } from 'react';
import { useSettings, useSettingsState } from '../store/context';
import { formIsDirty } from '../store/state';
import { texts } from '../texts';
import { ErrorSummary } from './errors';
import { LeaveBar } from './leave-bar';

interface FormFrameProps {
  readonly label: string;
  /** Errors without a field. */
  readonly errors: readonly AppError[];
  readonly children: React.ReactNode;
  /** Buttons of this form, left of Save. */
  readonly buttons?: React.ReactNode;
  /** A form that is not saved yet may always be saved. */
  readonly isNew?: boolean;
}

/** A form with its errors on top, its question when one leaves it, and its footer. */
export function FormFrame({ label, errors, children, buttons, isNew = false }: FormFrameProps) {
  const settings = useSettings();
  const dirty = useSettingsState(formIsDirty);
  const saving = useSettingsState((state) => state.saving);
  const leaving = useSettingsState((state) => state.leaving);
  const formErrors = useSettingsState((state) => state.formErrors);
  const element = useRef<HTMLFormElement>(null);
  const idle = saving || (!dirty && !isNew);

  useEffect(() => {
    if (formErrors.length === 0) return;
    const first = element.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error-summary]');
    first?.focus();
  }, [formErrors]);

  useEffect(() => {
    // A window that is closed asks as well, though only while the question can be seen: else nothing could close it.
    const ask = (event: BeforeUnloadEvent): void => {
      if (!formIsDirty(settings.store.getState())) return;
      event.preventDefault();
      settings.forms.go({ kind: 'away' });
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [settings]);

  return (
    <form
      ref={element}
      className="form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!idle) void settings.forms.save();
      }}
    >
      <ErrorSummary title={texts.form.errorsTitle} errors={errors} />
      {children}
      {leaving ? (
        <LeaveBar />
      ) : (
        <div className="form-footer">
          {dirty && (
            <span className="unsaved">
              {texts.form.unsaved}
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  settings.forms.discard();
                }}
              >
                {texts.form.discard}
              </button>
            </span>
          )}
          <span className="spacer" />
          {buttons}
          <button type="submit" className="button primary" aria-disabled={idle}>
            {saving ? texts.form.saving : texts.form.save}
          </button>
        </div>
      )}
    </form>
  );
}
