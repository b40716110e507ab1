import { trouble, type Reason } from '../connection/reasons';
import { failureReason } from './failure-reasons';

/** What the Socket.IO client's words for an end mean to the person who reads them. */

const DISCONNECTED: Readonly<Record<string, Reason>> = {
  'io server disconnect': { ...trouble('connection-lost', 'the server closed the connection'), dismissed: true },
  'ping timeout': trouble('server-not-answering', 'nothing was heard from the server'),
  'transport close': trouble('connection-lost', 'the connection was closed'),
  'transport error': trouble('connection-lost', 'the connection broke'),
  'parse error': trouble('not-a-scoreboard', 'the server sent what is not Socket.IO'),
};

/** How a server with TLS sounds to whoever speaks without: it hangs up, or answers in what is not HTTP. */
const LIKE_TLS: ReadonlySet<Reason['trouble']> = new Set(['server-unreachable', 'not-a-scoreboard']);

export const ANOTHER_KIND = trouble('wrong-family', 'the server opens WebSockets, but does not speak Socket.IO');
const NO_NAMESPACE = 'Invalid namespace';
const BARE_REFUSAL = /^4(?:(\/[^,"]*),)?"/;
const REFUSED = trouble('token-refused', 'the server refused the connection');

export function disconnectReason(why: string): Reason {
  return DISCONNECTED[why] ?? trouble('connection-lost', why);
}

/**
 * Why no link came about.
 *
 * @param hasWebSocket the server has opened a WebSocket
 */
export function linkReason(error: unknown, hasWebSocket: boolean): Reason {
  const reason = failureReason(error, 'Socket.IO');
  // It wants every request to become a WebSocket.
  if (reason.trouble === 'no-websocket') return ANOTHER_KIND;
  const isFault = reason.trouble !== 'not-found' && reason.trouble !== 'not-a-scoreboard';
  return hasWebSocket && !isFault ? ANOTHER_KIND : reason;
}

export const soundsLikeTls = ({ trouble: kind }: Reason): boolean => LIKE_TLS.has(kind);

/**
 * The namespace that a packet turns away in a bare text, as servers in Python and Java do with one that they do not have;
 * null: it does nothing of the kind. The client makes of that an error without words, as of a refusal without words.
 */
export function absentIn(packet: unknown): string | null {
  const found = typeof packet === 'string' ? BARE_REFUSAL.exec(packet) : null;
  return found === null ? null : (found[1] ?? '/');
}

/** Why the server turned a namespace away. */
export function refusalReason(error: Error, channel: string, absent: ReadonlySet<string>): Reason {
  return error.message === NO_NAMESPACE || (error.message === '' && absent.has(channel))
    ? trouble('not-a-scoreboard', `the server has no namespace ${channel}`)
    : REFUSED;
}
