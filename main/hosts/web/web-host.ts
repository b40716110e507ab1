import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#core/kernel/clock';
import { appError } from '#core/kernel/app-error';
import { StartError } from '#main/cli/start-error';
import type { Logger } from '#main/ports/logger';
import type { Host } from '../host';
import type { WebSessions } from './sessions';
import type { Site } from './site';

/** Taken when no port is asked for, so that a bookmark on a smart TV stays good; a free one if it is taken. */
export const DEFAULT_PORT = 4600;
const STOP_DEADLINE_MS = 2_000;

export interface WebHostDeps {
  readonly site: Site;
  readonly sessions: WebSessions;
  /** null: the usual port, or a free one. */
  readonly port: number | null;
  readonly bind: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Opens the settings in a browser on this machine, where there is one. */
  readonly openSettings: (url: string) => void;
}

/** Shows walls in browsers. */
export class WebHost implements Host {
  readonly name = 'web';
  readonly #deps: WebHostDeps;
  readonly #server: Server;

  constructor(deps: WebHostDeps) {
    this.#deps = deps;
    this.#server = createServer((request, response) => void deps.site.answer(request, response));
    this.#server.on('upgrade', (request, socket, head) => deps.sessions.upgrade(request, socket, head));
    this.#server.headersTimeout = 10_000;
    this.#server.requestTimeout = 20_000;
    // Such as too many open files: that caller is lost, the others are not.
    this.#server.on('error', (cause) => {
      if (this.#server.listening) deps.log.error('A connection could not be taken', { cause });
    });
  }

  /** Rejects with StartError when the port cannot be had. */
  async start(): Promise<void> {
    const { port, bind } = this.#deps;
    if (port !== null) {
      await this.#listen(port, bind);
      return;
    }
    try {
      await this.#listen(DEFAULT_PORT, bind);
    } catch (cause) {
      if (!(cause instanceof PortTaken)) throw cause;
      await this.#listen(0, bind);
    }
  }

  /** The wall's address, once started. An address for all networks is shown as this machine's own. */
  get url(): string {
    const { port, address, family } = this.#server.address() as AddressInfo;
    const everywhere = address === '0.0.0.0' || address === '::';
    const host = everywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address;
    return `http://${host}:${port}/`;
  }

  async stop(): Promise<void> {
    const { sessions, clock } = this.#deps;
    const gone = sessions.stop();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const deadline = clock.after(STOP_DEADLINE_MS, () => {
      sessions.cut();
      this.#server.closeAllConnections();
    });
    await Promise.all([gone, closed]);
    deadline.dispose();
  }

  recover(sessionId: string): void {
    this.#deps.sessions.drop(sessionId);
  }

  openSettings(): void {
    this.#deps.openSettings(`${this.url}settings`);
  }

  #listen(port: number, bind: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const failed = (cause: NodeJS.ErrnoException): void => {
        this.#server.off('listening', listening);
        reject(startError(cause, port, bind));
      };
      const listening = (): void => {
        this.#server.off('error', failed);
        resolve();
      };
      this.#server.once('error', failed);
      this.#server.once('listening', listening);
      this.#server.listen(port, bind);
    });
  }
}

class PortTaken extends StartError {}

function startError(cause: NodeJS.ErrnoException, port: number, bind: string): StartError {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new PortTaken([
        appError(
          'WEB-1',
          `Port ${port} is taken by another program.`,
          'Choose another one with --port, or leave it out.',
        ),
      ]);
    case 'EACCES':
      return new StartError([
        appError('WEB-2', `Port ${port} may not be used by this user.`, 'Choose one above 1024 with --port.'),
      ]);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError([
        appError(
          'WEB-3',
          `${bind} is not an address of this machine.`,
          'Use --bind 127.0.0.1, or 0.0.0.0 for all networks.',
        ),
      ]);
    default:
      return new StartError([
        appError(
          'WEB-4',
          `The web host cannot start (${cause.code ?? cause.message}).`,
          'Try another --port or --bind.',
        ),
      ]);
  }
}
