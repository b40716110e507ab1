import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDir } from './instance-lock';
import { StartError } from './start-error';

let folder: string;
let child: ChildProcess | null;
const held: { release(): void }[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-lock-'));
  child = null;
});

afterEach(() => {
  for (const lock of held.splice(0)) lock.release();
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function lock(dataDir = folder): Promise<{ release(): void }> {
  const taken = await lockDataDir(dataDir);
  held.push(taken);
  return taken;
}

/** Another process that listens as a Scorewall does, and is killed without a chance to clean up. */
async function killedHolder(address: string): Promise<void> {
  const script = `require('node:net').createServer().listen(${JSON.stringify(address)}, () => console.log('held'))`;
  child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
  await expect(lockDataDir(folder)).rejects.toBeInstanceOf(StartError);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the lock on a data folder', () => {
  it('is refused to a second one, in words that help', async () => {
    await lock();
    const error: unknown = await lockDataDir(folder).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(StartError);
    expect((error as StartError).errors).toMatchObject([{ code: 'APP-3' }]);
    expect((error as StartError).message).toContain(folder);
  });

  it('is the same by whatever path the folder is named', async () => {
    await lock();
    await expect(lockDataDir(path.join(folder, 'sub', '..'))).rejects.toBeInstanceOf(StartError);
  });

  it('is free again once released, and for other folders all the time', async () => {
    const first = await lock();
    const other = path.join(folder, 'other');
    mkdirSync(other);
    await lock(other);
    first.release();
    await lock();
  });

  it.skipIf(process.platform === 'win32')('of a killed process is taken over', async () => {
    const address = path.join(folder, 'instance.lock');
    await killedHolder(address);
    expect(existsSync(address)).toBe(true);
    await lock();
    await expect(lockDataDir(folder)).rejects.toBeInstanceOf(StartError);
    expect(readdirSync(folder)).toEqual(['instance.lock']);
  });

  it.skipIf(process.platform === 'win32')('of a killed process goes to one of two that start together', async () => {
    await killedHolder(path.join(folder, 'instance.lock'));
    const starts = await Promise.allSettled([lock(), lock()]);
    expect(starts.filter((start) => start.status === 'fulfilled')).toHaveLength(1);
    for (const start of starts) if (start.status === 'rejected') expect(start.reason).toBeInstanceOf(StartError);
    await expect(lockDataDir(folder)).rejects.toBeInstanceOf(StartError);
  });

  it.skipIf(process.platform === 'win32')('is not held up by a file of another kind', async () => {
    writeFileSync(path.join(folder, 'instance.lock'), 'old');
    await lock();
  });

  it('works for a path too long for a socket', async () => {
    const deep = path.join(folder, 'd'.repeat(60), 'e'.repeat(60));
    mkdirSync(deep, { recursive: true });
    const first = await lock(deep);
    await expect(lockDataDir(deep)).rejects.toBeInstanceOf(StartError);
    first.release();
    await lock(deep);
  });
});
