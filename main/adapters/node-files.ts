import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '#core/kernel/clock';
import { previousOf, type Files, type LogFiles } from '#main/ports/files';

/** Only the user that runs the app may read what it keeps. */
const PRIVATE = 0o600;
/** In the name of a file that was set aside. */
const ASIDE = 'unreadable';
/** Of each file, the newest. */
const ASIDES_KEPT = 5;

/** Files of the data folder on a real disk. */
export class NodeFiles implements Files, LogFiles {
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
    this.#replace(name, text, () => undefined);
  }

  writeGeneration(name: string, text: string): void {
    this.#replace(name, text, (current) => {
      moveIfThere(current, path.join(this.#folder, previousOf(name)));
    });
  }

  setAside(name: string): string {
    const stamp = new Date(this.#clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    const wanted = `${name}.${ASIDE}-${stamp}`;
    let aside = wanted;
    // What was set aside before is not overwritten.
    for (let nth = 2; existsSync(path.join(this.#folder, aside)); nth++) aside = `${wanted}-${nth}`;
    renameSync(path.join(this.#folder, name), path.join(this.#folder, aside));
    syncFolderNow(this.#folder);
    this.#forgetOldAsides(name);
    return aside;
  }

  list(): Promise<string[]> {
    return readdir(this.#folder);
  }

  async readLog(name: string): Promise<string | null> {
    try {
      return await readFile(path.join(this.#folder, name), 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw cause;
    }
  }

  async create(name: string, parts: Iterable<string>): Promise<void> {
    const target = path.join(this.#folder, name);
    const temporary = `${target}.new`;
    try {
      await writeParts(await open(temporary, 'w', PRIVATE), parts);
      await rename(temporary, target);
    } catch (cause) {
      // On a full disk, half a file is in the way.
      await rm(temporary, { force: true });
      throw cause;
    }
    await syncFolder(this.#folder);
  }

  async append(name: string, parts: Iterable<string>): Promise<void> {
    // Not made when it is missing: what it should begin with would be missing too.
    await writeParts(await open(path.join(this.#folder, name), constants.O_WRONLY | constants.O_APPEND), parts);
  }

  remove(name: string): Promise<void> {
    return rm(path.join(this.#folder, name), { force: true });
  }

  /** A file that goes bad again and again must not fill the disk with what it was. */
  #forgetOldAsides(name: string): void {
    try {
      const asides = readdirSync(this.#folder).filter((other) => other.startsWith(`${name}.${ASIDE}-`));
      asides.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
      for (const old of asides.slice(0, -ASIDES_KEPT)) rmSync(path.join(this.#folder, old), { force: true });
    } catch {
      // The next one to be set aside tries again.
    }
  }

  /** @param before called when the new file is on the disk under a temporary name, with the path of the present one */
  #replace(name: string, text: string, before: (current: string) => void): void {
    const target = path.join(this.#folder, name);
    const temporary = `${target}.new`;
    try {
      writeDurably(temporary, text);
      before(target);
      renameSync(temporary, target);
    } catch (cause) {
      // On a full disk, half a file is in the way.
      rmSync(temporary, { force: true });
      throw cause;
    }
    syncFolderNow(this.#folder);
  }
}

/** On the disk when it resolves; the file is closed in any case. */
async function writeParts(file: FileHandle, parts: Iterable<string>): Promise<void> {
  try {
    for (const part of parts) await file.appendFile(part);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** A new name is on the disk only when its folder is. Windows does not let a folder be opened, and does without. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** As `syncFolder`. The file is whole under either name, so a file system that syncs no folders is no failure. */
function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    const opened = openSync(folder, 'r');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // The rename took place; only a power cut in the next seconds could undo it.
  }
}

/** Moves a file, if there is one, in place of whatever has the other name. */
function moveIfThere(file: string, other: string): void {
  try {
    renameSync(file, other);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
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
