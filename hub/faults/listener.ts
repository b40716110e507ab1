import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import { listeningFailed } from '../hub-error';
import type { FaultLog } from './fault-log';

/** This machine only. */
export const HOST = '127.0.0.1';

const RETRY_MS = 100;

/** A port that can be closed, so that connections are refused, and opened again. */
export class Listener {
  readonly #clock: Clock;
  readonly #log: FaultLog;
  readonly #onSocket: (socket: Socket) => void;
  readonly #gone = new Set<Promise<unknown>>();
  #port = 0;
  #server: Server | null = null;
  #retry: Disposable | null = null;

  constructor(clock: Clock, log: FaultLog, onSocket: (socket: Socket) => void) {
    this.#clock = clock;
    this.#log = log;
    this.#onSocket = onSocket;
  }

  get port(): number {
    return this.#port;
  }

  /** Resolves when it listens; rejects with a HubError when it cannot. Port 0 is any free one. */
  start(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const server = this.#listen(port);
      server.once('listening', () => {
        this.#port = (server.address() as AddressInfo).port;
        resolve();
      });
      server.once('error', (cause) => {
        reject(listeningFailed(cause, HOST, port));
      });
    });
  }

  /** It listens one turn of the event loop later; the log says when. */
  reopen(): void {
    if (this.#server !== null) return;
    const server = this.#listen(this.#port);
    server.once('listening', () => {
      if (this.#server === server) this.#log.add(0, 'listening', `port ${this.#port}`);
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (this.#server !== server) return;
      // Somebody else took the port meanwhile: most often an outgoing connection that is soon over.
      this.#log.add(0, 'listen-failed', cause.code);
      this.#server = null;
      this.#retry = this.#clock.after(RETRY_MS, () => {
        this.reopen();
      });
    });
  }

  /** At once. Present connections stay. */
  close(): void {
    this.#retry?.dispose();
    this.#retry = null;
    const server = this.#server;
    this.#server = null;
    if (server?.listening === true) server.close();
  }

  /** Resolves when the port is free and every connection has ended. */
  async stop(): Promise<void> {
    this.close();
    await Promise.all(this.#gone);
  }

  #listen(port: number): Server {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, this.#onSocket);
    this.#server = server;
    const gone = new Promise((resolve) => {
      server.once('close', resolve);
      server.once('error', resolve);
    });
    this.#gone.add(gone);
    void gone.then(() => this.#gone.delete(gone));
    server.once('listening', () => {
      // It was closed while it was still about to open.
      if (this.#server !== server) server.close();
    });
    server.listen(port, HOST);
    return server;
  }
}
