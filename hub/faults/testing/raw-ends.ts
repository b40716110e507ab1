import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One end of a TCP connection, and all that came out of it. */
export class RawEnd {
  readonly socket: Socket;
  readonly chunks: Buffer[] = [];
  /** FIN came in. */
  ended = false;
  closed = false;
  /** ECONNRESET, ECONNREFUSED ... */
  errorCode = '';

  constructor(socket: Socket) {
    this.socket = socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    socket.on('end', () => (this.ended = true));
    socket.on('close', () => (this.closed = true));
    socket.on('error', (error: NodeJS.ErrnoException) => (this.errorCode = error.code ?? error.message));
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString('latin1');
  }

  get byteCount(): number {
    return this.chunks.reduce((sum, { length }) => sum + length, 0);
  }

  send(text: string): void {
    this.socket.write(text, 'latin1');
  }
}

export interface RawServer {
  readonly port: number;
  /** In the order in which they were accepted. */
  readonly ends: readonly RawEnd[];
  stop(): Promise<void>;
}

/** Ends a connection only when told to. */
export async function startRawServer(): Promise<RawServer> {
  const ends: RawEnd[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => ends.push(new RawEnd(socket)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    ends,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const { socket } of ends) socket.destroy();
      }),
  };
}

export function rawClient(port: number): RawEnd {
  return new RawEnd(connect({ port, host: '127.0.0.1', allowHalfOpen: true }));
}

/** Lets sockets of this process do what they can do by now: far more turns than a byte needs from one end to the other. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
}
