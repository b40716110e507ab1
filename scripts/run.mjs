// Runs a built entry, after building what is missing: `node scripts/run.mjs launch --demo`.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build.mjs';

const [entry = 'launch', ...args] = process.argv.slice(2);
await buildIfNeeded();
const file = path.resolve(import.meta.dirname, '../dist/main', `${entry}.cjs`);
process.argv = [process.argv[0], file, ...args];
await import(pathToFileURL(file).href);
