import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

/** One accepted WebSocket. */
export interface RawSocket {
  /** Does nothing once the connection has ended. */
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Ends it without a goodbye. */
  cut(): void;
  onMessage(heard: (text: string) => void): void;
  onClose(closed: () => void): void;
}

/** No client has more to say in one message. */
const LONGEST_MESSAGE_BYTES = 256 * 1024;
/** Whoever reads so much slower than is told is cut off, before the memory is gone. */
const LARGEST_BACKLOG_BYTES = 32 * 1024 * 1024;

export type Accept = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  accepted: (socket: RawSocket) => void,
) => void;

/** Makes WebSockets of upgraded connections. */
export function webSocketAcceptor(): Accept {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  return (request, socket, head, accepted) => {
    server.handleUpgrade(request, socket, head, (opened) => {
      accepted(rawSocket(opened));
    });
  };
}

/** Answers a handshake with an HTTP error. */
export function refuseUpgrade(socket: Duplex, status: number, text: string): void {
  socket.on('error', () => undefined);
  const head = [
    `HTTP/1.1 ${status} ${text}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
}

function rawSocket(socket: WebSocket): RawSocket {
  // An error is followed by the close.
  socket.on('error', () => undefined);
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > LARGEST_BACKLOG_BYTES) socket.terminate();
      else socket.send(text);
    },
    close: (code, reason) => {
      socket.close(code, reason);
    },
    cut: () => {
      socket.terminate();
    },
    onMessage: (heard) =>
      void socket.on('message', (data, isBinary) => {
        if (!isBinary) heard((data as Buffer).toString());
      }),
    onClose: (closed) => void socket.on('close', closed),
  };
}
