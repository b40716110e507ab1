import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { digestOf } from './health';

const HUB = path.resolve(import.meta.dirname, '../dist/main/hub.cjs');

/** A hub in a process of its own, which can be frozen and killed as a machine can. */
export class HubProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<void>;
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    this.#exit = new Promise((resolve) => {
      child.once('exit', () => {
        resolve();
      });
    });
  }

  /** Its first line is its address. */
  static async start(args: readonly string[]): Promise<HubProcess> {
    const child = spawn(process.execPath, [HUB, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(child.stdout)) return new HubProcess(child, line);
    throw new Error('The hub ended before it told its address');
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  get snapshotPath(): string {
    return '/api/leaderboard';
  }

  /** The digest of its board, asked of it directly. */
  async digest(): Promise<string> {
    const response = await fetch(new URL(this.snapshotPath, this.url));
    const { rankings } = (await response.json()) as {
      rankings: readonly { userId: number; rank: number; value: number }[];
    };
    return digestOf(rankings.map(({ userId, rank, value }) => ({ id: userId, rank, value })));
  }

  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  /** As a power cut ends it. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }
}
