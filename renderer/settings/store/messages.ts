import type { SettingsBridge } from '#core/ipc/bridge';
import type { StoreApi } from 'zustand/vanilla';
import type { SettingsState } from './state';

/** Looking at the last messages of a source. One is open at a time. */
export class MessagesView {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;
  #asking = false;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge) {
    this.#store = store;
    this.#bridge = bridge;
  }

  toggle(sourceId: string): void {
    const { messages } = this.#store.getState();
    const open = messages?.sourceId === sourceId;
    this.#store.setState({ messages: open ? null : { sourceId, kinds: null, errors: [] } });
    if (!open) void this.refresh();
  }

  /** Does nothing while none is open or an answer is under way. */
  async refresh(): Promise<void> {
    const { messages } = this.#store.getState();
    if (messages === null || this.#asking) return;
    const { sourceId } = messages;
    this.#asking = true;
    const answer = await this.#bridge.request('settings:messages', { sourceId });
    this.#asking = false;
    const now = this.#store.getState().messages;
    if (now?.sourceId !== sourceId) void this.refresh();
    else {
      const told = answer.ok ? { kinds: answer.value.kinds, errors: [] } : { errors: answer.error };
      this.#store.setState({ messages: { ...now, ...told } });
    }
  }
}
