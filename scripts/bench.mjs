// Builds the measurements, which takes a second or two, and runs them: `node scripts/bench.mjs feed`.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildIfNeeded } from './build.mjs';
import { benchBuild, benchPageBuilds } from './builds.mjs';

await buildIfNeeded();
for (const one of [benchBuild, ...benchPageBuilds]) await build(one);
const file = path.resolve(import.meta.dirname, '../dist/bench/bench.cjs');
process.argv = [process.argv[0], file, ...process.argv.slice(2)];
await import(pathToFileURL(file).href);
