import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Answer, Question, Told } from './role';

/** A process of its own that runs one program of `bench/children`. */
export interface Child {
  readonly pid: number;
  /** What it said when it was ready. */
  readonly info: unknown;
  ask(command: string, argument?: unknown): Promise<unknown>;
  signal(name: NodeJS.Signals): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface ChildOptions {
  readonly nodeOptions?: readonly string[];
  /** What it says without being asked. */
  readonly onTold?: (what: unknown) => void;
  /** The largest file that it may write, in blocks of 512 bytes: a disk that is full. */
  readonly fileLimitBlocks?: number;
}

/** Resolves when the program says that it is ready; rejects when it ends before. */
export async function startChild(name: string, argument: unknown, options: ChildOptions = {}): Promise<Child> {
  const running = started(path.join(__dirname, `${name}.cjs`), JSON.stringify(argument), options);
  const ended = endOf(running, name);
  const waiting = new Map<number, (answer: Answer) => void>();
  running.on('message', (message) => {
    const answer = message as Answer | Told;
    if ('told' in answer) {
      options.onTold?.(answer.told);
      return;
    }
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let asked = 0;
  const answered = async (id: number): Promise<unknown> => {
    const answer = await Promise.race([new Promise<Answer>((resolve) => waiting.set(id, resolve)), ended]);
    if ('failed' in answer) throw new Error(`${name}: ${answer.failed}`);
    return answer.value;
  };
  const info = await answered(0);
  return {
    pid: running.pid ?? 0,
    info,
    ask: (command, given) => {
      const question: Question = { id: ++asked, command, argument: given };
      running.send(question, () => undefined);
      return answered(question.id);
    },
    signal: (which) => void running.kill(which),
    kill: () => killed(running),
  };
}

function started(file: string, argument: string, options: ChildOptions): ChildProcess {
  const { nodeOptions = [], fileLimitBlocks } = options;
  const stdio = ['ignore', 'ignore', 'pipe', 'ipc'] as const;
  const command = [...nodeOptions, file, argument];
  if (fileLimitBlocks === undefined) return spawn(process.execPath, command, { stdio: [...stdio] });
  const script = `ulimit -f ${fileLimitBlocks}; exec "$0" "$@"`;
  return spawn('sh', ['-c', script, process.execPath, ...command], { stdio: [...stdio] });
}

async function killed(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return;
  const gone = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGKILL');
  await gone;
}

/** Never resolves; rejects with what the program said last. */
function endOf(running: ChildProcess, name: string): Promise<never> {
  let said = '';
  running.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
  const ended = new Promise<never>((_resolve, reject) => {
    running.on('exit', (code, signal) => {
      reject(new Error(`${name} ended (${String(signal ?? code)}): ${said}`));
    });
  });
  // Nobody may be waiting.
  ended.catch(() => undefined);
  return ended;
}
