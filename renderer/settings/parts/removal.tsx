import { useId } from 'react';
import { nameOf } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';

/** Asks inside the card before a source goes. */
export function RemovalQuestion({ id }: { readonly id: string }) {
  const { sources } = useSettings();
  const tokenHeld = useSettingsState((state) => state.view?.tokensHeld.includes(id) ?? false);
  const labelId = useId();
  return (
    <div
      className="ask ask-bad"
      role="alertdialog"
      aria-labelledby={labelId}
      aria-describedby={`${labelId}-body`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') sources.keep();
      }}
    >
      <p className="ask-text">
        <strong id={labelId}>{texts.sources.removeQuestion(nameOf(id))}</strong>{' '}
        <span id={`${labelId}-body`}>{tokenHeld ? texts.sources.removeBodyToken : texts.sources.removeBody}</span>
      </p>
      <div className="ask-buttons">
        <button
          type="button"
          className="button"
          autoFocus
          onClick={() => {
            sources.keep();
          }}
        >
          {texts.sources.removeKeep}
        </button>
        <button type="button" className="button danger" onClick={() => void sources.remove(id)}>
          {texts.sources.removeConfirm}
        </button>
      </div>
    </div>
  );
}

/** Stands where a source was just removed. */
export function RemovedLine() {
  const { sources } = useSettings();
  const removed = useSettingsState((state) => state.removed);
  if (removed === null) return null;
  const name = nameOf(removed.source.id);
  return (
    <div className="removed">
      <span>{texts.sources.removed(name)}</span>
      <span className="spacer" />
      <button
        type="button"
        className="button"
        autoFocus
        aria-label={texts.sources.undoNamed(name)}
        onClick={() => void sources.undoRemoval()}
      >
        {texts.sources.undo}
      </button>
      <button
        type="button"
        className="text-button"
        onClick={() => {
          sources.dismissRemoval();
        }}
      >
        {texts.sources.dismiss}
      </button>
    </div>
  );
}
