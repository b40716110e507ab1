import { statusReason, trouble, type Reason } from '../connection/reasons';
import { failureReason, isNoHttp } from './failure-reasons';

/** What close codes, HTTP answers and errors of a WebSocket mean to the person who reads them. */

/** Codes in use for "no": RFC 6455's policy violation, the registered 3000 and 3003, and what servers made up. */
const NO = new Set([1008, 3000, 3003, 4001, 4003]);
/** The server is in trouble itself, or is being started again. */
const AWAY = new Set([1011, 1012, 1013, 1014]);
/** Codes that stand for no word at all: nothing was said, or the connection was cut. */
const SILENT = new Set([1005, 1006]);
/** A goodbye in good order. */
const GOODBYE = new Set([1000, 1005]);
/** What says no, or later, or not in this way, and nothing of the path: 426 is what a proxy makes of a WebSocket, too. */
const TELLING = new Set([401, 407, 408, 426, 429]);
const FORBIDDEN = 403;

/** Why the server ended the connection. Its own words stay out: they may hold what it was sent. */
export function closeReason(code: number): Reason {
  if (NO.has(code)) return trouble('token-refused', `the server closed the connection: not allowed (${code})`);
  if (AWAY.has(code)) return trouble('server-not-answering', `the server closed the connection: not ready (${code})`);
  // 4400 to 4599 are, by a common habit, HTTP statuses.
  if (code >= 4400 && code < 4600) return statusReason('the server', code - 4000);
  const detail = SILENT.has(code) ? 'the connection was closed' : `the server closed the connection (${code})`;
  return { ...trouble('connection-lost', detail), ...(GOODBYE.has(code) ? { dismissed: true } : {}) };
}

/** Why there was an HTTP answer instead of a WebSocket. */
export function upgradeReason(status: number): Reason {
  if (status < 300) return trouble('no-websocket', `a web page answers here (${status}), and no WebSocket`);
  // Some servers say this of a path that they do not know.
  if (status === FORBIDDEN) return trouble('forbidden', 'the server answered 403: it refuses the token, or the path');
  return statusReason('the server', status);
}

/** Why an attempt, or an open connection, broke. */
export function errorReason(error: Error & { readonly code?: unknown }, wasOpen: boolean): Reason {
  if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') {
    return trouble('too-large', 'the server sent a message of more than 8 MB');
  }
  const ofProtocol = typeof error.code === 'string' && error.code.startsWith('WS_ERR_');
  // The client gives its own verdict on an answer without a code.
  if (ofProtocol || (!wasOpen && error.code === undefined)) {
    return trouble('not-a-scoreboard', 'the server sent what is not WebSocket');
  }
  return wasOpen ? trouble('connection-lost', 'the connection broke') : failureReason(error, 'WebSocket');
}

/**
 * May this status come from a server that has its sockets elsewhere, as one of Socket.IO beside a framework for the web?
 * Where a token was shown, 403 is about that first: it may have to be renewed.
 */
export function isNoPath(status: number, tokenShown: boolean): boolean {
  if (status === FORBIDDEN) return !tokenShown;
  return status < 300 || (status >= 400 && status < 500 && !TELLING.has(status));
}

/** Socket.IO hangs up on every path but its own. */
export function isHangUp(error: Error & { readonly code?: unknown }): boolean {
  return error.code === 'ECONNRESET';
}

/** May this, a status or an error, be how a server sounds that wants TLS? It hangs up, calls it a bad request, or mumbles. */
export function soundsLikeTls(answer: number | (Error & { readonly code?: unknown })): boolean {
  return typeof answer === 'number' ? answer === 400 : isHangUp(answer) || isNoHttp(answer);
}
