import { statusReason, trouble, type Reason } from '../connection/reasons';

/** What the reasons and errors of the Socket.IO client mean to the person who reads them. */

/** The client's own code for what is not Socket.IO. */
export const UNREADABLE = 'parser error';

const DISCONNECTED: Readonly<Record<string, Reason>> = {
  'io server disconnect': trouble('connection-lost', 'the server closed the connection'),
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

/** Sorts a failed attempt by its cause. The error's own text stays out: it may hold the address with its query. */
export function failureReason(error: unknown): Reason {
  const causes: Causes = { codes: new Set(), status: null };
  collectCauses(error, causes, 0);
  if (causes.status !== null) return statusReason('the server', causes.status);
  for (const code of causes.codes) {
    if (CERTIFICATE.test(code)) return trouble('certificate', `the certificate was not accepted (${code})`);
    if (UNREACHABLE.has(code)) return trouble('server-unreachable', `no connection to the server (${code})`);
    if (code === UNREADABLE) return trouble('not-a-scoreboard', 'the server sent what is not Socket.IO');
    if (code === 'ETIMEDOUT') return trouble('server-not-answering', 'no connection in time (ETIMEDOUT)');
  }
  return trouble('server-unreachable', 'no connection to the server');
}

/** Is a reason the server's own "no", rather than a fault on the way to it? */
export function isRefusal(reason: Reason): boolean {
  return reason.trouble === 'token-refused';
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET']);
const CERTIFICATE = /CERT|SIGNATURE|TLS/;
/** Where Socket.IO keeps the error below its own: of a request, in the request's `statusText`. */
const BELOW = ['cause', 'description', 'error', 'errors', 'context', 'statusText'];

interface Causes {
  readonly codes: Set<string>;
  status: number | null;
}

function collectCauses(error: unknown, causes: Causes, depth: number): void {
  if (typeof error !== 'object' || error === null || depth > 5) return;
  const fields = error as Record<string, unknown>;
  if (typeof fields['code'] === 'string') causes.codes.add(fields['code']);
  const { description } = fields;
  if (typeof description === 'number' && description >= 100) causes.status = description;
  for (const key of BELOW) {
    const inner = fields[key];
    for (const one of Array.isArray(inner) ? inner : [inner]) collectCauses(one, causes, depth + 1);
  }
}
