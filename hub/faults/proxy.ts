import type { Clock } from '#core/kernel/clock';
import { seededRandom, type Random } from '#core/kernel/random';
import type { CutKind, Fault, FaultAction, FaultScript } from './fault';
import { FaultLog, type FaultLogEntry } from './fault-log';
import type { Address } from './link';
import { HOST, Listener } from './listener';
import { ScriptPlayer } from './script-player';
import { Traffic } from './traffic';

export interface FaultProxyOptions {
  /** Asked anew for every connection if it is a function. */
  readonly target: Address | (() => Address);
  readonly clock: Clock;
  /** For the chance in faults, unless the script has a seed of its own. */
  readonly random: Random;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Played from the start of the proxy on. */
  readonly script?: FaultScript;
  /** Told of every entry of the log. */
  readonly onLog?: (entry: FaultLogEntry) => void;
}

export interface FaultProxy {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The last 10,000 entries, oldest first. Always the same array. */
  readonly log: readonly FaultLogEntry[];
  /** In force from now on; null ends the present fault. A `refuse` that ends listens again one turn of the event loop later. */
  set(fault: Fault | null): void;
  /** Those that are not over on both sides, waiting ones included. */
  connections(): number;
  /** Ends all present connections towards both sides, once. */
  cut(how: CutKind): void;
  /** Resolves when the port is free and nothing is left. Stopping twice does nothing more. */
  stop(): Promise<void>;
}

/** Puts a proxy that can misbehave in front of a server. Rejects with a HubError when it cannot listen. */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const { clock, script } = options;
  const log = new FaultLog(clock, options.onLog ?? (() => undefined));
  const random = script?.seed === undefined ? options.random : seededRandom(script.seed);
  const traffic = new Traffic({ clock, random, log, target: options.target });
  const listener = new Listener(clock, log, (socket) => {
    traffic.accept(socket);
  });
  await listener.start(options.port ?? 0);

  let stopped: Promise<void> | null = null;
  const set = (fault: Fault | null) => {
    if (stopped !== null) return;
    if (fault?.kind === 'refuse') listener.close();
    traffic.change(fault);
    if (fault?.kind !== 'refuse') listener.reopen();
  };
  const act = (action: Exclude<FaultAction, { kind: 'repeat' }>) => {
    if (action.kind === 'cut') traffic.cut(action.how);
    else set(action.kind === 'clear' ? null : action);
  };
  const ended = () => {
    log.add(0, 'script-ended');
  };
  const player = script === undefined ? null : new ScriptPlayer(clock, script, { act, ended });
  return {
    port: listener.port,
    url: `http://${HOST}:${listener.port}`,
    log: log.entries,
    set,
    connections: () => traffic.size,
    cut: (how) => {
      traffic.cut(how);
    },
    stop() {
      player?.dispose();
      traffic.dispose();
      stopped ??= listener.stop();
      return stopped;
    },
  };
}
