import { createHash, randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { appError } from '#core/kernel/app-error';
import { StartError } from './start-error';

/** What a Unix socket's path may have on every system that we run on, and room for a suffix. */
const LONGEST_SOCKET_PATH = 90;

/**
 * Keeps a second Scorewall off a data folder: two would overwrite each other's files. The lock is a local socket, which
 * the system releases whatever ends the process; a leftover from a killed one is recognised because nobody answers it.
 * Rejects with StartError when another instance holds the folder.
 */
export async function lockDataDir(dataDir: string): Promise<{ release(): void }> {
  const address = lockAddress(path.resolve(dataDir));
  try {
    return holder(await listen(address));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
  }
  if (await answers(address)) throw alreadyRunning(dataDir);
  if (!(await clearedAway(address))) throw alreadyRunning(dataDir);
  try {
    return holder(await listen(address));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE') throw alreadyRunning(dataDir);
    throw cause;
  }
}

function lockAddress(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 20);
  if (process.platform === 'win32') return `\\\\.\\pipe\\scorewall-${name}`;
  const beside = path.join(dataDir, 'instance.lock');
  return beside.length <= LONGEST_SOCKET_PATH ? beside : path.join(os.tmpdir(), `scorewall-${name}.lock`);
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((caller) => caller.destroy());
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      // The lock alone is no reason to keep the process alive.
      server.unref();
      resolve(server);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = connect(address);
    call.once('connect', () => {
      call.destroy();
      resolve(true);
    });
    call.once('error', () => resolve(false));
  });
}

/**
 * Removes a socket file that nobody answers. Another start may do the same at this moment and already hold the lock: so
 * the file is first put where nobody else looks, and put back should it answer there.
 */
async function clearedAway(address: string): Promise<boolean> {
  // A named pipe leaves no file behind.
  if (!existsSync(address)) return true;
  const aside = `${address}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(address, aside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw cause;
  }
  if (await answers(aside)) {
    renameSync(aside, address);
    return false;
  }
  rmSync(aside, { force: true });
  return true;
}

function holder(server: Server): { release(): void } {
  return { release: () => void server.close() };
}

export function alreadyRunning(dataDir: string): StartError {
  return new StartError([
    appError(
      'APP-3',
      `Another Scorewall is already running with the data folder ${dataDir}.`,
      'Stop that one first, or give this one a folder of its own with --data-dir.',
    ),
  ]);
}
