import { disposable, type Disposable } from '#core/kernel/disposer';
import type { NetworkHints } from '#main/ports/network-hints';
import type { ElectronParts, PowerMonitorPart } from './parts';

/** Keeps the display on. */
export function keepDisplayOn(blocker: ElectronParts['powerSaveBlocker']): Disposable {
  const id = blocker.start('prevent-display-sleep');
  return disposable(() => {
    blocker.stop(id);
  });
}

/** The way to the backends may have changed when the machine wakes up. Not every system tells. */
export function resumeHints(monitor: PowerMonitorPart): NetworkHints {
  return {
    onChange: (listener) => {
      const heard = (): void => {
        listener();
      };
      monitor.on('resume', heard);
      return disposable(() => {
        monitor.off('resume', heard);
      });
    },
  };
}
