import { spawn } from 'node:child_process';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

/** Told all that the child has said so far, whenever it says more; `kill` ends it as SIGKILL does. */
export type OnSaid = (said: string, kill: () => void) => void;

/** A function of the app that runs in a process of its own, to be killed in the midst of its work. */
export interface Killable {
  /** Runs it on a folder; resolves to all that it said once it was killed, and rejects when it ended by itself. */
  run(folder: string, onSaid: OnSaid): Promise<string>;
}

/**
 * @param entry the file that exports the function; bundled, as plain Node runs no TypeScript
 * @param call the function's name; it is called with the folder
 * @param outDir where the bundle goes
 */
export async function killable(entry: string, call: string, outDir: string): Promise<Killable> {
  const bundle = path.join(outDir, 'child.cjs');
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      outDir,
      minify: false,
      rolldownOptions: {
        external: [...builtinModules, /^node:/],
        output: { format: 'cjs', entryFileNames: path.basename(bundle) },
      },
    },
  });
  return { run: (folder, onSaid) => runAndKill(bundle, call, folder, onSaid) };
}

function runAndKill(bundle: string, call: string, folder: string, onSaid: OnSaid): Promise<string> {
  const child = spawn(process.execPath, ['-e', `require(process.argv[1]).${call}(process.argv[2])`, bundle, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  return new Promise((resolve, reject) => {
    let said = '';
    let failed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      onSaid(said, kill);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (failed += text));
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(said);
      else reject(new Error(`The child ended by itself: ${failed}`));
    });
  });
}
