import type { SettingsBridge } from '#core/ipc/bridge';
import type { DryRun } from '#core/ipc/messages-view';
import type { Clock } from '#core/kernel/clock';
import type { StoreApi } from 'zustand/vanilla';
import type { Forms } from './forms';
import type { SettingsState } from './state';

/** Messages of a dry run that are shown. */
const SHOWN = 40;

/** Trying the mapping of the open form on live messages. */
export class DryRunView {
  readonly #store: StoreApi<SettingsState>;
  readonly #bridge: SettingsBridge;
  readonly #forms: Forms;
  readonly #clock: Clock;
  #runs = 0;

  constructor(store: StoreApi<SettingsState>, bridge: SettingsBridge, forms: Forms, clock: Clock) {
    this.#store = store;
    this.#bridge = bridge;
    this.#forms = forms;
    this.#clock = clock;
  }

  async start(): Promise<void> {
    this.stop();
    const trial = this.#forms.trial();
    if (trial === null) return;
    const runId = `run-${this.#clock.now()}-${++this.#runs}`;
    this.#store.setState({
      dryRun: { runId, state: 'connecting', problem: null, received: 0, messages: [], held: false },
      formErrors: [],
    });
    const { prefix, ...payload } = trial;
    const started = await this.#bridge.request('settings:dry-run', { runId, ...payload });
    if (started.ok || this.#store.getState().dryRun?.runId !== runId) return;
    // Main has seen this source alone.
    const formErrors = started.error.map((error) => moved(error, prefix));
    this.#store.setState({ dryRun: null, formErrors });
  }

  stop(): void {
    const { dryRun } = this.#store.getState();
    if (dryRun === null || dryRun.state === 'ended') return;
    this.#store.setState({ dryRun: { ...dryRun, state: 'ended' } });
    void this.#bridge.request('settings:dry-run-stop', { runId: dryRun.runId });
  }

  /** Its place in the form has gone. */
  close(): void {
    this.stop();
    this.#store.setState({ dryRun: null });
  }

  /** What comes is counted, and what is shown stands still. */
  hold(held: boolean): void {
    const { dryRun } = this.#store.getState();
    if (dryRun !== null) this.#store.setState({ dryRun: { ...dryRun, held } });
  }
}

/** Steps of an earlier run are late and dropped. */
export function takeDryRunStep(store: StoreApi<SettingsState>, step: DryRun): void {
  const { dryRun } = store.getState();
  if (dryRun?.runId !== step.runId || dryRun.state === 'ended') return;
  const { state, problem, received } = step;
  const messages = dryRun.held ? dryRun.messages : [...step.messages.toReversed(), ...dryRun.messages].slice(0, SHOWN);
  store.setState({ dryRun: { ...dryRun, state, problem, received, messages } });
}

const ALONE = 'sources[0].';

function moved<E extends { readonly path?: string | undefined; readonly message: string }>(
  error: E,
  prefix: string,
): E {
  if (error.path?.startsWith(ALONE) !== true) return error;
  const path = prefix + error.path.slice(ALONE.length);
  return { ...error, path, message: error.message.replace(error.path, path) };
}
