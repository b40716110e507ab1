import type { SettingsBridge } from '#core/ipc/bridge';
import type { Frame } from '#core/ipc/frame';
import type { TestStep } from '#core/ipc/settings-view';
import type { Clock } from '#core/kernel/clock';
import { disposable, Disposer, type Disposable } from '#core/kernel/disposer';
import type { StoreApi } from 'zustand/vanilla';
import { withLatency } from '../model/latency-history';
import type { AfterPaint } from '../../wall/after-paint';
import { applyFrame, misfit } from '../../wall/wall-state';
import { takeDryRunStep } from './dry-run';
import type { SettingsState } from './state';

/** An overview comes about once a second; after this long without one the host counts as lost. */
export const LOST_AFTER_MS = 6_000;

const TICK_MS = 1_000;

/**
 * Listens to the host until disposed. `onBack` is called when a lost host speaks again, `onChanged` when the settings are
 * no longer those on show: another window has saved.
 */
export function listen(
  bridge: SettingsBridge,
  store: StoreApi<SettingsState>,
  clock: Clock,
  afterPaint: AfterPaint,
  onBack: () => void,
  onChanged: () => void,
): Disposable {
  const held = new Disposer();
  let painting: Disposable | null = null;
  let heardAtMs = clock.monotonic();
  let signedInAgain = false;

  held.add(
    bridge.on('settings:overview', (overview) => {
      heardAtMs = clock.monotonic();
      const { lost, latency, phase, view, saving } = store.getState();
      store.setState({ overview, latency: withLatency(latency, overview), lost: false, nowMs: clock.now() });
      if (lost || signedInAgain || phase === 'failed') onBack();
      else if (view !== null && !saving && view.revision !== overview.revision) onChanged();
      signedInAgain = false;
    }),
  );
  held.add(
    bridge.on('settings:access', ({ signedIn }) => {
      store.setState({ access: { signedIn, checking: false, errors: [] } });
      if (!signedIn) return;
      // It is connecting: that is no reason to call it lost.
      heardAtMs = clock.monotonic();
      signedInAgain = true;
      store.setState({ lost: false });
    }),
  );
  held.add(
    bridge.on('settings:test-step', (step) => {
      takeStep(store, step);
    }),
  );
  held.add(
    bridge.on('settings:dry-run-step', (step) => {
      takeDryRunStep(store, step);
    }),
  );
  held.add(bridge.on('wall:frame', showFrame));
  held.add(
    clock.every(TICK_MS, () => {
      store.setState({ nowMs: clock.now(), lost: clock.monotonic() - heardAtMs > LOST_AFTER_MS });
    }),
  );
  held.add(disposable(() => painting?.dispose()));
  bridge.signal('wall:want-full', { reason: 'loaded' });
  return held;

  function showFrame(frame: Frame): void {
    const { wall } = store.getState();
    const reason = misfit(wall, frame);
    if (reason !== null) {
      bridge.signal('wall:want-full', { reason });
      return;
    }
    store.setState({ wall: applyFrame(wall, frame) });
    painting?.dispose();
    painting = afterPaint(() => {
      bridge.signal('wall:painted', { epoch: frame.epoch, seq: frame.seq });
    });
  }
}

/** Steps of an earlier test are late and dropped. */
function takeStep(store: StoreApi<SettingsState>, step: TestStep): void {
  const { test } = store.getState();
  if (test?.testId !== step.testId) return;
  const steps = [...test.steps.filter((earlier) => earlier.step !== step.step), step];
  const finished = step.step === 'done' && step.outcome !== 'running';
  store.setState({ test: { ...test, steps, running: test.running && !finished } });
}
