import { useId } from 'react';
import { useSettings } from '../store/context';
import { texts } from '../texts';

/** Asks, where the form's footer was, what shall become of unsaved changes. */
export function LeaveBar() {
  const { forms } = useSettings();
  const id = useId();
  return (
    <div
      className="ask"
      role="alertdialog"
      aria-labelledby={id}
      aria-describedby={`${id}-body`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') forms.stay();
      }}
    >
      <p className="ask-text">
        <strong id={id}>{texts.form.leaveTitle}</strong> <span id={`${id}-body`}>{texts.form.leaveBody}</span>
      </p>
      <div className="ask-buttons">
        <button
          type="button"
          className="button"
          autoFocus
          onClick={() => {
            forms.stay();
          }}
        >
          {texts.form.leaveStay}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            forms.discardAndGo();
          }}
        >
          {texts.form.leaveDiscard}
        </button>
        <button type="button" className="button primary" onClick={() => void forms.saveAndGo()}>
          {texts.form.leaveSave}
        </button>
      </div>
    </div>
  );
}
