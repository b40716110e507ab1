import type { SettingsBridge } from '#core/ipc/bridge';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AfterPaint } from '../../wall/after-paint';
import { AccessControl } from './access';
import { CelebrationsEditor } from './celebrations';
import { DryRunView } from './dry-run';
import { Forms } from './forms';
import { listen } from './live';
import { MessagesView } from './messages';
import { OutboxView } from './outbox';
import { PeopleEditor } from './people';
import { PlaylistEditor } from './playlist';
import { SourceList } from './source-list';
import { formIsDirty, initialState, type SettingsState } from './state';

/** The settings window behind its components. Everything a component does goes through its parts or `load`. */
export class Settings {
  readonly store: StoreApi<SettingsState>;
  readonly forms: Forms;
  readonly sources: SourceList;
  readonly outbox: OutboxView;
  readonly messages: MessagesView;
  readonly people: PeopleEditor;
  readonly playlist: PlaylistEditor;
  readonly celebrations: CelebrationsEditor;
  readonly dryRun: DryRunView;
  readonly access: AccessControl;
  readonly #bridge: SettingsBridge;
  readonly #clock: Clock;
  readonly #afterPaint: AfterPaint;

  constructor(bridge: SettingsBridge, clock: Clock, afterPaint: AfterPaint) {
    this.#bridge = bridge;
    this.#clock = clock;
    this.#afterPaint = afterPaint;
    this.store = createStore<SettingsState>(() => initialState(clock.now()));
    this.forms = new Forms(this.store, bridge, clock);
    this.sources = new SourceList(this.store, bridge, this.forms);
    this.outbox = new OutboxView(this.store, bridge);
    this.messages = new MessagesView(this.store, bridge);
    this.people = new PeopleEditor(this.store, bridge, this.forms);
    this.playlist = new PlaylistEditor(this.store, bridge, this.forms);
    this.celebrations = new CelebrationsEditor(this.store, bridge, this.forms);
    this.dryRun = new DryRunView(this.store, bridge, this.forms, clock);
    this.access = new AccessControl(this.store, bridge);
  }

  /** Loads and listens until disposed. */
  start(): Disposable {
    const listening = listen(
      this.#bridge,
      this.store,
      this.#clock,
      this.#afterPaint,
      () => void this.#comeBack(),
      () => void this.load(),
    );
    void this.load();
    return listening;
  }

  async load(): Promise<void> {
    if (this.store.getState().phase === 'failed') this.store.setState({ phase: 'loading' });
    const loaded = await this.#bridge.request('settings:load', undefined);
    if (loaded.ok) {
      this.store.setState({ phase: 'ready', view: loaded.value, loadErrors: [] });
      if (!formIsDirty(this.store.getState())) this.forms.reopen();
    } else if (this.store.getState().view === null) {
      this.store.setState({ phase: 'failed', loadErrors: loaded.error });
    }
  }

  /** The host may have restarted: ask for everything again. What the admin was typing stays. */
  async #comeBack(): Promise<void> {
    this.#bridge.signal('wall:want-full', { reason: 'connected again' });
    // What the host was trying has ended with it.
    this.dryRun.stop();
    await this.load();
  }
}
