import { useEffect, useState } from 'react';
import { useSettings, useSettingsState } from '../store/context';
import { formIsDirty } from '../store/state';
import { texts } from '../texts';
import { Field } from './field';
import { BrandMark } from './icons';

/** Stands in front of the window when the host does not know its session any more. What is behind it stays as it is. */
export function SignIn() {
  const { access } = useSettings();
  const { checking, errors } = useSettingsState((state) => state.access);
  const dirty = useSettingsState(formIsDirty);
  const [pin, setPin] = useState('');
  useReturnOfFocus();
  return (
    <div className="sign-in" role="dialog" aria-modal="true" aria-labelledby="sign-in-title">
      <form
        className="sign-in-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (pin.trim() !== '') void access.signIn(pin);
        }}
      >
        <BrandMark />
        <h1 id="sign-in-title">{texts.signIn.title}</h1>
        <p className="sign-in-body">
          {texts.signIn.body} {dirty && <strong>{texts.signIn.kept}</strong>}
        </p>
        <Field stacked label={texts.signIn.pin} hint={texts.signIn.pinHint} error={errors[0]}>
          {(ties) => (
            <input
              {...ties}
              className="input"
              type="text"
              inputMode="numeric"
              autoComplete="off"
              maxLength={40}
              autoFocus
              value={pin}
              onChange={(event) => {
                setPin(event.target.value);
              }}
            />
          )}
        </Field>
        <button type="submit" className="button primary" aria-disabled={checking || pin.trim() === ''}>
          {checking ? texts.signIn.checking : texts.signIn.submit}
        </button>
      </form>
    </div>
  );
}

/** Whoever typed elsewhere goes on there. */
function useReturnOfFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The window can be reached again only once it is drawn.
      queueMicrotask(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
