import { itemsNaming, withoutSource } from '#core/config/playlist-sources';
import type { WallConfig } from '#core/config/schema';
import type { SettingsBridge } from '#core/ipc/bridge';
import type { StoreApi } from 'zustand/vanilla';
import { displayName } from '../model/source-id';
import { texts } from '../texts';
import type { Forms } from './forms';
import type { SettingsState } from './state';

/** What can be done to a source without opening it. Each is saved at once. */
export class SourceList {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;
  readonly #forms: Forms;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge, forms: Forms) {
    this.#store = store;
    this.#bridge = bridge;
    this.#forms = forms;
  }

  async setEnabled(id: string, enabled: boolean): Promise<void> {
    const { view } = this.#store.getState();
    if (!view) return;
    const sources = view.config.sources.map((source) => (source.id === id ? { ...source, enabled } : source));
    if (!(await this.#write(sources))) return;
    const { form } = this.#store.getState();
    if (form?.kind === 'source' && form.originalId === id) {
      // The open form follows the switch, and keeps whatever else was typed into it.
      const { draft, clean } = form;
      this.#store.setState({ form: { ...form, draft: { ...draft, enabled }, clean: { ...clean, enabled } } });
    }
    const name = this.#nameOf(id);
    this.#say(enabled ? texts.sources.switchedOn(name) : texts.sources.switchedOff(name));
  }

  async reconnect(id: string): Promise<void> {
    this.#store.setState({ pageErrors: [] });
    const asked = await this.#bridge.request('settings:reconnect', { sourceId: id });
    if (asked.ok) this.#say(texts.sources.reconnecting(this.#nameOf(id)));
    else this.#store.setState({ pageErrors: asked.error });
  }

  askRemoval(id: string): void {
    this.#store.setState({ confirmingRemoval: id });
  }

  keep(): void {
    this.#store.setState({ confirmingRemoval: null });
  }

  async remove(id: string): Promise<void> {
    const { view } = this.#store.getState();
    const index = view?.config.sources.findIndex((source) => source.id === id) ?? -1;
    const source = view?.config.sources[index];
    if (!view || !source) return;
    const hadToken = view.tokensHeld.includes(id);
    const { wall } = view.config;
    const { playlist, displays } = wall;
    const isNamed = itemsNaming(wall, id).length > 0;
    const others = view.config.sources.filter((other) => other.id !== id);
    const written = await this.#write(others, withoutSource(wall, id));
    this.#store.setState({ confirmingRemoval: null });
    if (!written) return;
    const { form } = this.#store.getState();
    const open = form?.kind === 'source' && form.originalId === id;
    this.#store.setState({
      removed: { source, index, hadToken, playlists: isNamed ? { playlist, displays } : null },
      ...(open ? { form: null, formErrors: [], test: null, leaving: null } : {}),
    });
  }

  /**
   * Puts the removed source back where it was, and the playlists as they were. A token that was stored is gone: then the
   * form opens to take it again.
   */
  async undoRemoval(): Promise<void> {
    const { view, removed } = this.#store.getState();
    if (!view || !removed) return;
    const { source, index, hadToken, playlists } = removed;
    const { sources, wall } = view.config;
    const restored = [...sources.slice(0, index), source, ...sources.slice(index)];
    if (!(await this.#write(restored, { ...wall, ...playlists }))) return;
    this.#store.setState({ removed: null });
    if (hadToken) this.#forms.go({ kind: 'edit', sourceId: source.id });
    const name = displayName(source);
    this.#say(hadToken ? texts.sources.restoredToken(name) : texts.sources.restored(name));
  }

  dismissRemoval(): void {
    this.#store.setState({ removed: null });
  }

  async #write(sources: readonly Record<string, unknown>[], wall?: WallConfig): Promise<boolean> {
    const { view } = this.#store.getState();
    if (!view) return false;
    this.#store.setState({ pageErrors: [], said: '' });
    const errors = await this.#forms.write({ wall: wall ?? view.config.wall, sources: [...sources] });
    this.#store.setState({ pageErrors: errors });
    return errors.length === 0;
  }

  #nameOf(id: string): string {
    const source = this.#store.getState().view?.config.sources.find((other) => other.id === id);
    return displayName(source ?? { id });
  }

  #say(said: string): void {
    this.#store.setState({ said });
  }
}
