// Builds everything into dist/, and leaves a stamp that says of which sources.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { mainBuild, preloadBuilds } from './builds.mjs';
import { fingerprint } from './fingerprint.mjs';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'dist/stamp');

export async function buildAll() {
  const sources = await fingerprint(root);
  await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' });
  await build(mainBuild);
  for (const one of preloadBuilds) await build(one);
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, sources);
}

/** Builds only when a source has changed since the last build. */
export async function buildIfNeeded() {
  const built = await readFile(stamp, 'utf8').catch(() => null);
  if (built !== null && built === (await fingerprint(root))) return false;
  console.error('Building Scorewall…');
  await buildAll();
  return true;
}

if (process.argv[1] === import.meta.filename) await buildAll();
