import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '#core/kernel/result';

const EXECUTABLE: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/** A download that has not ended by then will not end. */
const DOWNLOAD_TIMEOUT_MS = 5 * 60_000;

/** Where Electron's runtime is, or null. `ELECTRON_OVERRIDE_DIST_PATH` names the folder of one. */
export function findElectron(
  packageFolder: string,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const name = EXECUTABLE[platform] ?? 'electron';
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] || path.join(packageFolder, 'dist');
  const executable = path.join(folder, name);
  return existsSync(executable) ? executable : null;
}

/** Has Electron's own installer fetch the runtime. The error is one line that says why it could not. */
export async function downloadElectron(packageFolder: string): Promise<Result<string, string>> {
  const installer = path.join(packageFolder, 'install.js');
  if (!existsSync(installer)) return err('the electron package is not installed');
  const output = await new Promise<{ code: number | null; text: string }>((resolve) => {
    const child = spawn(process.execPath, [installer], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: DOWNLOAD_TIMEOUT_MS,
    });
    let text = '';
    const keep = (chunk: Buffer): void => {
      text = (text + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (cause) => resolve({ code: null, text: cause.message }));
    child.on('exit', (code) => resolve({ code, text }));
  });
  const found = findElectron(packageFolder);
  if (output.code === 0 && found !== null) return ok(found);
  return err(reasonIn(output.text));
}

/** The system's own code says most; the installer wraps it in a stack trace. */
function reasonIn(text: string): string {
  const code = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EACCES|ENOSPC)\b/.exec(text)?.[1];
  const thrown = /^\s*(\w*Error\b[^\n]*: [^\n]+)$/m.exec(text)?.[1];
  return `its runtime could not be downloaded (${code ?? thrown?.slice(0, 120) ?? 'no reason given'})`;
}
