import { trouble, type Reason } from '../connection/reasons';

/** What the Socket.IO client's words for an end mean to the person who reads them. */

const DISCONNECTED: Readonly<Record<string, Reason>> = {
  'io server disconnect': { ...trouble('connection-lost', 'the server closed the connection'), dismissed: true },
  'ping timeout': trouble('server-not-answering', 'nothing was heard from the server'),
  'transport close': trouble('connection-lost', 'the connection was closed'),
  'transport error': trouble('connection-lost', 'the connection broke'),
  'parse error': trouble('not-a-scoreboard', 'the server sent what is not Socket.IO'),
};

const REFUSED = trouble('token-refused', 'the server refused the connection');

export function disconnectReason(why: string): Reason {
  return DISCONNECTED[why] ?? trouble('connection-lost', why);
}

/** Why the server turned a namespace away. */
export function refusalReason(error: Error, channel: string): Reason {
  return error.message === 'Invalid namespace'
    ? trouble('not-a-scoreboard', `the server has no namespace ${channel}`)
    : REFUSED;
}

/** Is a reason the server's own "no", rather than a fault on the way to it? */
export function isRefusal(reason: Reason): boolean {
  return reason.trouble === 'token-refused';
}
