import { disposable, type Disposable } from '#core/kernel/disposer';
import type { ElectronParts } from './parts';

/** Keeps the display on. */
export function keepDisplayOn(blocker: ElectronParts['powerSaveBlocker']): Disposable {
  const id = blocker.start('prevent-display-sleep');
  return disposable(() => {
    blocker.stop(id);
  });
}
