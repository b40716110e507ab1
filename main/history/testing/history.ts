import type { Clock } from '#core/kernel/clock';
import { silentLogger } from '#main/ports/logger';
import type { Files } from '#main/ports/files';
import { History } from '../history';

const NO_DISK: Files = {
  read: () => null,
  writeAtomic: () => undefined,
  writeGeneration: () => undefined,
  setAside: (name) => name,
};

/** A history that nothing is kept of. */
export function passingHistory(clock: Clock): History {
  return new History({ clock, files: NO_DISK, log: silentLogger, isMadeUp: () => false });
}
