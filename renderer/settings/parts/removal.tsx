import { itemsNaming, type NamingItem } from '#core/config/playlist-sources';
import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { Question } from './question';

/** Asks inside the card before a source goes. */
export function RemovalQuestion({ id, name }: { readonly id: string; readonly name: string }) {
  const { sources } = useSettings();
  const tokenHeld = useSettingsState((state) => state.view?.tokensHeld.includes(id) ?? false);
  const wall = useSettingsState((state) => state.view?.config.wall);
  const naming = wall === undefined ? [] : itemsNaming(wall, id).map(itemInWords);
  const body = tokenHeld ? texts.sources.removeBodyToken : texts.sources.removeBody;
  return (
    <Question
      grave
      title={texts.sources.removeQuestion(name)}
      body={naming.length === 0 ? body : `${body} ${texts.sources.removeNaming(naming)}`}
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
        {naming.length === 0 ? texts.sources.removeConfirm : texts.sources.removeWithEntries(naming.length)}
      </button>
    </Question>
  );
}

/** An entry of a playlist as the playlist section calls it, and where it stands. */
function itemInWords({ display, item }: NamingItem): string {
  const { scenes, thisWall } = texts.playlist;
  const scene = scenes[item.scene];
  return `${item.title === undefined ? scene : `${scene} · ${item.title}`} (${display ?? thisWall})`;
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
