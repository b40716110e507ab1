import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { HealthReport } from '#main/telemetry/health';
import type { Kit } from './kit';
import { monotonicMs, must, pause } from './time';

const LAUNCHER = path.join(__dirname, '../main/launch.cjs');
const STARTS_WITHIN_MS = 30_000;

export interface WallProcess {
  /** Of the wall's page. */
  readonly url: string;
  /** When the process was started, as `monotonicMs` has it. */
  readonly startedMs: number;
  health(): Promise<HealthReport>;
  /** As an operator stops it. */
  stop(): Promise<void>;
}

/** The built app as it is installed, on the web host, in a process of its own. */
export async function wallProcess(
  kit: Kit,
  options: { readonly sourceUrl: string; readonly dataDir?: string; readonly calmIntervalMs?: number },
): Promise<WallProcess> {
  const { sourceUrl, dataDir = kit.scratch(), calmIntervalMs } = options;
  const file = path.join(kit.scratch(), 'config.json');
  const wall = calmIntervalMs === undefined ? {} : { calmIntervalMs };
  const sources = [{ id: 'bench', dialect: 'leaderboard', url: sourceUrl }];
  writeFileSync(file, JSON.stringify({ version: 1, wall, sources }));
  const own = ['--host', 'web', '--no-open', '--port', '0', '--data-dir', dataDir, '--config', file];
  const startedMs = monotonicMs();
  const child = spawn(process.execPath, [LAUNCHER, ...own], { stdio: ['ignore', 'pipe', 'pipe'] });
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  const stop = async (): Promise<void> => {
    await ended(child);
    process.off('exit', killed);
  };
  kit.onEnd(stop);
  const url = await Promise.race([addressIn(child), late()]);
  return {
    url,
    startedMs,
    health: async () => (await (await fetch(new URL('/healthz', url))).json()) as HealthReport,
    stop,
  };
}

/** Resolves with what it says of the wall; rejects with all that it said when it ends before. */
function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /^wall: (http:\/\/\S+)$/m.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', () => {
      reject(new Error(`the app ended: ${said}`));
    });
  });
}

async function late(): Promise<never> {
  await pause(STARTS_WITHIN_MS);
  throw new Error(`the app showed no wall within ${STARTS_WITHIN_MS / 1_000} s`);
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await must('the app ends', () => child.exitCode !== null || child.signalCode !== null);
}
