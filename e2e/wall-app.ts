import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Health, HealthBoard, HealthSource } from './health';

const LAUNCHER = path.resolve(import.meta.dirname, '../dist/main/launch.cjs');
const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 10_000;
const BETWEEN_SIGNALS_MS = 50;

export interface StartOptions {
  readonly dataDir: string;
  /** Written to a file that is given as `--config`. */
  readonly config?: object;
  readonly args?: readonly string[];
}

/** One run of the app in a process of its own, on the web host. */
export class WallApp {
  /** The address of the wall, once it is known. */
  url = '';
  /** `performance.now()` when the `wall:` line came. */
  startedAtMs = 0;
  readonly exit: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #dataDir: string;
  #output = '';

  private constructor(child: ChildProcess, dataDir: string) {
    this.#child = child;
    this.#dataDir = dataDir;
    this.exit = new Promise((resolve) => {
      child.once('close', (code) => resolve(code));
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
  }

  /** Starts it without waiting for a wall: for runs that are to fail. */
  static async spawn({ dataDir, config, args = [] }: StartOptions): Promise<WallApp> {
    const given: string[] = [];
    if (config !== undefined) {
      const file = path.join(path.dirname(dataDir), `${path.basename(dataDir)}-config.json`);
      await writeFile(file, JSON.stringify(config));
      given.push('--config', file);
    }
    const own = ['--host', 'web', '--no-open', '--port', '0', '--data-dir', dataDir];
    const child = spawn(process.execPath, [LAUNCHER, ...own, ...given, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new WallApp(child, dataDir);
  }

  /** Starts it and waits until it tells where the wall is. */
  static async start(options: StartOptions): Promise<WallApp> {
    const app = await WallApp.spawn(options);
    await app.#untilShown();
    return app;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Everything it wrote to its terminal. */
  get output(): string {
    return this.#output;
  }

  /** Its log files' text, as far as there are any. */
  get log(): string {
    const texts: string[] = [];
    const folders = [this.#dataDir, path.join(this.#dataDir, 'logs')].filter((folder) => existsSync(folder));
    for (const folder of folders) {
      for (const name of readdirSync(folder)) {
        if (/\.log$|^log/.test(name) && !name.endsWith('logs'))
          texts.push(readFileSync(path.join(folder, name), 'utf8'));
      }
    }
    return texts.join('\n');
  }

  async health(): Promise<Health> {
    const response = await fetch(new URL('/healthz', this.url));
    expect(response.status).toBe(200);
    return (await response.json()) as Health;
  }

  async source(id: string): Promise<HealthSource> {
    const found = (await this.health()).sources.find((source) => source.id === id);
    if (found === undefined) throw new Error(`/healthz knows no source "${id}"`);
    return found;
  }

  /** undefined while there is no such board. */
  async board(id: string): Promise<HealthBoard | undefined> {
    return (await this.health()).boards.find((board) => board.id === id);
  }

  /** As an operator stops it. Resolves to its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    const code = await this.exit;
    clearTimeout(timer);
    return code;
  }

  /** As Ctrl+C stops it under `npm start`: the terminal sends the signal, and npm passes it on. */
  async interrupt(): Promise<number | null> {
    this.#child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_SIGNALS_MS));
    this.#child.kill('SIGINT');
    return this.exit;
  }

  /** As a power cut stops it. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exit;
  }

  async #untilShown(): Promise<void> {
    const ended = { is: false };
    void this.exit.then(() => {
      ended.is = true;
    });
    const give = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < give && !ended.is) {
      const found = /^wall: (http:\/\/\S+)$/m.exec(this.#output)?.[1];
      if (found !== undefined) {
        this.url = found;
        this.startedAtMs = performance.now();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await this.kill();
    throw new Error(`The app ${ended.is ? 'ended' : 'did not show a wall in time'}:\n${this.#output}`);
  }
}
