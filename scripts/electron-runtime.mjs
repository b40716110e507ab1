// Is there an Electron on this machine that can be run without a download?
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Path of the Electron program, or null. */
export function electronRuntime() {
  const packageDir = path.join(root, 'node_modules/electron');
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || path.join(packageDir, 'dist');
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  let name = names[process.platform] ?? 'electron';
  const told = path.join(packageDir, 'path.txt');
  if (existsSync(told)) name = readFileSync(told, 'utf8').trim();
  const program = path.join(dist, name);
  return existsSync(program) ? program : null;
}
