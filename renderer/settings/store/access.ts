import type { SettingsBridge } from '#core/ipc/bridge';
import type { StoreApi } from 'zustand/vanilla';
import type { SettingsState } from './state';

/** Lets the admin in again, where the page is, when the host does not know the page's session any more. */
export class AccessControl {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge) {
    this.#store = store;
    this.#bridge = bridge;
  }

  /** That it worked is told by the push `settings:access`, as it is when another page has signed in. */
  async signIn(pin: string): Promise<void> {
    if (this.#store.getState().access.checking) return;
    this.#set({ checking: true });
    const result = await this.#bridge.request('settings:sign-in', { pin });
    this.#set({ checking: false, errors: result.ok ? [] : result.error });
  }

  #set(part: Partial<SettingsState['access']>): void {
    this.#store.setState(({ access }) => ({ access: { ...access, ...part } }));
  }
}
