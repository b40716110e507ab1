import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '#core/kernel/clock';
import type { Files } from '#main/ports/files';

/** Only the user that runs the app may read what it keeps. */
const PRIVATE = 0o600;

/** Files of the data folder on a real disk. */
export class NodeFiles implements Files {
  readonly #folder: string;
  readonly #clock: Clock;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
    mkdirSync(folder, { recursive: true });
  }

  read(name: string): string | null {
    try {
      return readFileSync(path.join(this.#folder, name), 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw cause;
    }
  }

  writeAtomic(name: string, text: string): void {
    const target = path.join(this.#folder, name);
    const temporary = `${target}.new`;
    try {
      writeDurably(temporary, text);
      renameSync(temporary, target);
    } catch (cause) {
      // On a full disk, half a file is in the way.
      rmSync(temporary, { force: true });
      throw cause;
    }
  }

  setAside(name: string): string {
    const stamp = new Date(this.#clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    const aside = `${name}.unreadable-${stamp}`;
    renameSync(path.join(this.#folder, name), path.join(this.#folder, aside));
    return aside;
  }
}

/** The text is on the disk, not only on its way, when this returns. */
function writeDurably(file: string, text: string): void {
  const opened = openSync(file, 'w', PRIVATE);
  try {
    writeFileSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
