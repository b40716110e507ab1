import { Socket } from 'node:net';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import type { CutKind, Fault } from './fault';
import type { FaultLog, FaultLogWhat } from './fault-log';
import { Pipe } from './pipe';

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface LinkContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: FaultLog;
}

/** A client's connection, and the connection to the server that belongs to it. */
export class Link implements Disposable {
  /** Both: whoever stops everything destroys them. */
  readonly sockets: readonly [client: Socket, server: Socket];
  readonly #client: Socket;
  readonly #server = new Socket({ allowHalfOpen: true }).setNoDelay(true);
  readonly #toServer: Pipe;
  readonly #toClient: Pipe;
  readonly #log: (what: FaultLogWhat, detail?: string) => void;
  readonly #onOver: () => void;
  /** `dead`: it waited in a blackhole and lost bytes there, so it never gets to the server. */
  #state: 'waiting' | 'dead' | 'through' | 'over' = 'waiting';
  #held = false;
  #connected = false;

  /** `onOver`: it no longer counts; its sockets may still be closing. */
  constructor(connection: number, client: Socket, context: LinkContext, onOver: () => void) {
    this.#client = client;
    this.#log = (what, detail) => {
      context.log.add(connection, what, detail);
    };
    this.#onOver = onOver;
    this.#log('accepted');
    this.sockets = [client, this.#server];
    this.#toServer = new Pipe('to-server', { from: client, to: this.#server }, context, this.#pipeEvents('to-server'));
    this.#toClient = new Pipe('to-client', { from: this.#server, to: client }, context, this.#pipeEvents('to-client'));
    this.#toClient.open();
    this.#watch(client, this.#toServer, 'closed-by-client');
    this.#watch(this.#server, this.#toClient, 'closed-by-server');
  }

  change(fault: Fault | null): void {
    this.#toServer.change(fault);
    this.#toClient.change(fault);
  }

  hold(): void {
    this.#held = true;
    this.#log('held');
  }

  /** Connects to the server, unless it is too late for that. */
  letThrough(target: Address): void {
    if (this.#state !== 'waiting') return;
    if (this.#toServer.broken) {
      this.#state = 'dead';
      if (this.#client.readableEnded || this.#client.destroyed) this.#finish('rst');
      return;
    }
    if (this.#held) this.#log('let-through');
    this.#state = 'through';
    this.#server.once('connect', () => {
      this.#connected = true;
      this.#toServer.open();
    });
    this.#server.connect(target.port, target.host);
  }

  /** Ends it towards both sides. What was under way is lost. */
  cut(how: CutKind): void {
    if (this.#state === 'over') return;
    this.#log(how);
    this.#finish(how);
  }

  /** Ends it without a trace: the proxy stops. */
  dispose(): void {
    this.#finish('rst');
  }

  #pipeEvents(direction: string): ConstructorParameters<typeof Pipe>[3] {
    return {
      swallowed: () => {
        this.#log('swallowed', direction);
      },
      stalled: (forMs) => {
        this.#log('stalled', `${direction}, ${forMs} ms`);
      },
      reset: () => {
        this.#finish('rst');
      },
    };
  }

  #watch(socket: Socket, pipe: Pipe, what: FaultLogWhat): void {
    let cause = '';
    socket.on('error', (error: NodeJS.ErrnoException) => {
      cause = error.code ?? error.message;
    });
    socket.on('end', () => {
      // An end that answers ours is nobody's doing.
      if (this.#state !== 'over' && !socket.writableEnded) this.#log(what, 'fin');
      this.#ended(pipe, 'fin');
    });
    socket.on('close', (hadError) => {
      if (this.#state === 'over') return;
      if (hadError) {
        if (socket === this.#server && !this.#connected) this.#log('server-unreachable', cause);
        else this.#log(what, 'rst');
        this.#ended(pipe, 'rst');
      }
      if (this.sockets.every(({ destroyed }) => destroyed)) this.#finish('rst');
    });
  }

  #ended(pipe: Pipe, how: CutKind): void {
    if (this.#state === 'dead') this.#finish('rst');
    else pipe.take(how);
  }

  #finish(how: CutKind): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#toServer.dispose();
    this.#toClient.dispose();
    end(this.#client, how);
    if (this.#connected) end(this.#server, how);
    else this.#server.destroy();
    this.#onOver();
  }
}

function end(socket: Socket, how: CutKind): void {
  if (socket.destroyed) return;
  if (how === 'rst') {
    socket.resetAndDestroy();
  } else {
    // Unread bytes would turn the end into a reset.
    socket.end();
    socket.resume();
  }
}
