import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { Question } from './question';

/** Asks inside the card before a source goes. */
export function RemovalQuestion({ id, name }: { readonly id: string; readonly name: string }) {
  const { sources } = useSettings();
  const tokenHeld = useSettingsState((state) => state.view?.tokensHeld.includes(id) ?? false);
  return (
    <Question
      grave
      title={texts.sources.removeQuestion(name)}
      body={tokenHeld ? texts.sources.removeBodyToken : texts.sources.removeBody}
      onEscape={() => {
        sources.keep();
      }}
    >
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
    </Question>
  );
}

/** Stands where a source was just removed. */
export function RemovedLine() {
  const { sources } = useSettings();
  const removed = useSettingsState((state) => state.removed);
  if (removed === null) return null;
  const name = displayName(removed.source);
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
