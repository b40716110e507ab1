import type { SettingsBridge } from '#core/ipc/bridge';
import type { PlaylistItem } from '#core/config/playlist';
import type { StoreApi } from 'zustand/vanilla';
import { changed, without } from '../model/keyed';
import {
  addedDisplay,
  addedItem,
  itemPayload,
  moved,
  withDisplay,
  type DisplayForm,
  type ItemForm,
  type PlaylistForm,
} from '../model/playlist-form';
import { texts } from '../texts';
import type { Forms } from './forms';
import type { SettingsState } from './state';

/** The playlists of the displays: what is typed, what is on meanwhile, and pins. */
export class PlaylistEditor {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;
  readonly #forms: Forms;
  #asking = false;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge, forms: Forms) {
    this.#store = store;
    this.#bridge = bridge;
    this.#forms = forms;
  }

  select(displayKey: string): void {
    this.#set({ displayKey, openItem: null, view: null });
    void this.refresh();
  }

  /** Opens an item's settings, or closes them. */
  toggle(itemKey: string): void {
    const { openItem } = this.#store.getState().playlist;
    this.#set({ openItem: openItem === itemKey ? null : itemKey });
  }

  addDisplay(): void {
    this.#forms.changePlaylist((draft) => {
      const { form, key } = addedDisplay(draft, texts.playlist.newDisplay(draft.displays.length));
      this.#set({ displayKey: key, openItem: null, view: null });
      return form;
    });
  }

  removeDisplay(key: string): void {
    this.#forms.changePlaylist((draft) => ({
      ...draft,
      displays: without(draft.displays, key),
    }));
    this.select('wall');
  }

  change(change: (display: DisplayForm) => DisplayForm): void {
    this.#forms.changePlaylist((draft) => withDisplay(draft, this.#display(draft)?.key ?? '', change));
    void this.refresh();
  }

  changeItem(key: string, change: Partial<ItemForm>): void {
    this.change((display) => ({
      ...display,
      items: changed(display.items, key, change),
    }));
  }

  /** Opened at once, to be filled in. */
  add(item: PlaylistItem): void {
    this.#forms.changePlaylist((draft) => {
      const { displayKey } = this.#store.getState().playlist;
      const form = addedItem(draft, displayKey, item);
      const added = form.displays.find(({ key }) => key === displayKey)?.items.at(-1);
      this.#set({ openItem: added?.key ?? null });
      return form;
    });
    void this.refresh();
  }

  remove(key: string): void {
    this.change((display) => ({ ...display, items: without(display.items, key) }));
  }

  move(key: string, to: number): void {
    this.change((display) => ({ ...display, items: moved(display.items, key, to) }));
  }

  async pin(item: ItemForm, minutes: number | null): Promise<void> {
    await this.#ask(itemPayload(item), minutes, texts.playlist.pinned);
  }

  async takeBack(): Promise<void> {
    await this.#ask(null, null, texts.playlist.takenBack);
  }

  /** Asks what is on and why, unless an answer is under way. */
  async refresh(): Promise<void> {
    const { form, playlist } = this.#store.getState();
    if (this.#asking || form?.kind !== 'playlist') return;
    const display = this.#display(form.draft);
    if (display === undefined) return;
    this.#asking = true;
    const items = display.mode === 'own' ? display.items.map(itemPayload) : null;
    const answer = await this.#bridge.request('settings:playlist', { display: display.name, items });
    this.#asking = false;
    if (this.#store.getState().playlist.displayKey !== playlist.displayKey) void this.refresh();
    else if (answer.ok) this.#set({ view: answer.value });
  }

  async #ask(item: Record<string, unknown> | null, minutes: number | null, said: string): Promise<void> {
    const { form } = this.#store.getState();
    const display = form?.kind === 'playlist' ? this.#display(form.draft) : undefined;
    if (display === undefined) return;
    const answer = await this.#bridge.request('settings:pin', { display: display.name, item, minutes });
    this.#store.setState(answer.ok ? { said, pageErrors: [] } : { pageErrors: answer.error });
    await this.refresh();
  }

  #display({ displays }: PlaylistForm): DisplayForm | undefined {
    const { displayKey } = this.#store.getState().playlist;
    return displays.find(({ key }) => key === displayKey) ?? displays[0];
  }

  #set(part: Partial<SettingsState['playlist']>): void {
    this.#store.setState(({ playlist }) => ({ playlist: { ...playlist, ...part } }));
  }
}
