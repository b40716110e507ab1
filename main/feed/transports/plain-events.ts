import type { TransportListener } from './transport';

/** What the client does not let pass as the name of an event. */
const RESERVED: ReadonlySet<unknown> = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

/** A socket of the client, as far as it matters here. */
interface ClientSocket {
  readonly connected: boolean;
}

/** What the client tells the server after a loss, so that it may go on from there. */
interface Recovery {
  readonly _pid?: string;
  _lastOffset?: string;
}

interface Source {
  readonly prefix: string;
  readonly channel: string;
  readonly socket: ClientSocket & Recovery;
}

/**
 * Does what the client would do with the plain events among the packets of Socket.IO, but at once and at a third of the
 * cost: by far the most packets are such. Everything else is left to the client.
 */
export class PlainEvents {
  readonly #sources: Source[] = [];

  /** @param namespace whose events the socket gets */
  add(namespace: string, socket: ClientSocket): void {
    this.#sources.push({ prefix: prefixOf(namespace), channel: namespace, socket });
  }

  /** False: the packet has not been taken. */
  take(packet: string, listener: Pick<TransportListener, 'message'> | null): boolean {
    if (listener === null) return false;
    for (const { prefix, channel, socket } of this.#sources) {
      if (!packet.startsWith(prefix)) continue;
      const event = socket.connected ? eventIn(packet, prefix) : null;
      if (event === null) return false;
      const last = event.at(-1);
      try {
        listener.message(channel, String(event.shift()), event);
      } catch (cause) {
        // As from the client: it must not hold up the socket.
        process.nextTick(() => {
          throw cause;
        });
      }
      if (socket._pid !== undefined && typeof last === 'string') socket._lastOffset = last;
      return true;
    }
    return false;
  }
}

/** How a packet begins that is an event of this namespace, without anything binary and without a wish for an answer. */
function prefixOf(namespace: string): string {
  return namespace === '/' ? '42[' : `42${namespace},[`;
}

/** The name and the arguments of an event that begins like this; null for what the client has to judge. */
function eventIn(packet: string, prefix: string): unknown[] | null {
  let event: unknown;
  try {
    event = JSON.parse(packet.slice(prefix.length - 1));
  } catch {
    return null;
  }
  if (!Array.isArray(event)) return null;
  const name: unknown = event[0];
  const isName = typeof name === 'string' ? !RESERVED.has(name) : typeof name === 'number';
  return isName ? (event as unknown[]) : null;
}
