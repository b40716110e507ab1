import { useSettings } from '../store/context';
import { texts } from '../texts';
import { Question } from './question';

/** Asks, where the form's footer was, what shall become of unsaved changes. */
export function LeaveBar() {
  const { forms } = useSettings();
  return (
    <Question
      title={texts.form.leaveTitle}
      body={texts.form.leaveBody}
      onEscape={() => {
        forms.stay();
      }}
    >
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
    </Question>
  );
}
