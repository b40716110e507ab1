// A hash over path, size and time of every file that goes into the build.
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const FOLDERS = ['core', 'main', 'preload', 'renderer', 'hub', 'assets', 'scripts'];
const FILES = ['package-lock.json', 'vite.config.ts'];

export async function fingerprint(root) {
  const hash = createHash('sha256');
  const files = [...FILES];
  for (const folder of FOLDERS) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile()) files.push(path.relative(root, path.join(entry.parentPath, entry.name)));
    }
  }
  for (const file of files.sort()) {
    const { size, mtimeMs } = await stat(path.join(root, file));
    hash.update(`${file}\t${size}\t${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
