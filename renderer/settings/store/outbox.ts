import type { SettingsBridge } from '#core/ipc/bridge';
import type { StoreApi } from 'zustand/vanilla';
import { texts } from '../texts';
import type { SettingsState } from './state';

/** Looking into what waits to be sent to a source, and clearing it. One is open at a time. */
export class OutboxView {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;
  #asking = false;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge) {
    this.#store = store;
    this.#bridge = bridge;
  }

  toggle(sourceId: string): void {
    const { outbox } = this.#store.getState();
    const open = outbox?.sourceId === sourceId;
    this.#store.setState({
      outbox: open ? null : { sourceId, waiting: null, errors: [], confirming: false },
      said: '',
    });
    if (!open) void this.refresh();
  }

  /** Does nothing while none is open or an answer is under way. */
  async refresh(): Promise<void> {
    const { outbox } = this.#store.getState();
    if (outbox === null || this.#asking) return;
    const { sourceId } = outbox;
    this.#asking = true;
    const answer = await this.#bridge.request('settings:outbox', { sourceId });
    this.#asking = false;
    if (this.#store.getState().outbox?.sourceId !== sourceId) void this.refresh();
    else this.#set(answer.ok ? { waiting: answer.value, errors: [] } : { errors: answer.error });
  }

  askClearing(): void {
    this.#set({ confirming: true });
  }

  keep(): void {
    this.#set({ confirming: false });
  }

  async clear(): Promise<void> {
    const { outbox } = this.#store.getState();
    if (outbox === null) return;
    const answer = await this.#bridge.request('settings:outbox-clear', { sourceId: outbox.sourceId });
    this.#set(answer.ok ? { confirming: false } : { confirming: false, errors: answer.error });
    if (!answer.ok) return;
    this.#store.setState({ said: texts.outbox.cleared(answer.value.cleared) });
    await this.refresh();
  }

  #set(part: Partial<NonNullable<SettingsState['outbox']>>): void {
    this.#store.setState(({ outbox }) => ({ outbox: outbox && { ...outbox, ...part } }));
  }
}
