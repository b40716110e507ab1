import { statusReason, trouble, type Reason } from '../connection/reasons';

/** Why an attempt failed, by the errors of Node and of the clients that are built on it. */

/** The code of Socket.IO's client for what is not its protocol. */
export const UNREADABLE = 'parser error';

/** Sorts a failed attempt by its cause. The error's own text stays out: it may hold the address with its query. */
export function failureReason(error: unknown, protocol: string): Reason {
  const causes: Causes = { codes: new Set(), status: null };
  collectCauses(error, causes, 0);
  if (causes.status !== null) return statusReason('the server', causes.status);
  for (const code of causes.codes) {
    if (NO_TLS.test(code)) return trouble('tls-missing', `the server has no TLS: try http:// or ws:// (${code})`);
    if (CERTIFICATE.test(code)) return certificateReason(code);
    if (code === 'ENOTFOUND') return trouble('name-unknown', 'the name of the server is not known (ENOTFOUND)');
    if (UNREACHABLE.has(code)) return trouble('server-unreachable', `no connection to the server (${code})`);
    if (code === UNREADABLE || NO_HTTP.test(code)) {
      return trouble('not-a-scoreboard', `the server sent what is not ${protocol}`);
    }
    if (code === 'ETIMEDOUT') return trouble('server-not-answering', 'no connection in time (ETIMEDOUT)');
  }
  return trouble('server-unreachable', 'no connection to the server');
}

const REFUSALS: ReadonlySet<Reason['trouble']> = new Set([
  'token-refused',
  'forbidden',
  'not-found',
  'no-websocket',
  'wrong-family',
  'moved',
  'tls-missing',
  'tls-wanted',
]);

/** Is a reason the server's own "no" rather than a fault on the way to it? What was open once has proved what it is. */
export function isRefusal({ trouble: kind }: Reason, wasOpen: boolean): boolean {
  return REFUSALS.has(kind) || (!wasOpen && kind === 'not-a-scoreboard');
}

function certificateReason(code: string): Reason {
  const detail = `the certificate was not accepted (${code})`;
  if (OUT_OF_TIME.has(code)) return trouble('certificate-expired', detail);
  return trouble(code === OF_ANOTHER_NAME ? 'certificate-name' : 'certificate', detail);
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET']);
const CERTIFICATE = /CERT|SIGNATURE|TLS|ALERT/;
const OUT_OF_TIME = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const OF_ANOTHER_NAME = 'ERR_TLS_CERT_ALTNAME_INVALID';
/** What Node calls a handshake that has failed, whatever it has failed of. */
const HANDSHAKE = 'EPROTO';
/** In the words of such an error: the server has spoken TLS, to say no in it. */
const SAID_NO = /\balert\b/;
const NO_TLS = /^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/;
/** What is not HTTP at all: often TLS where none was asked for. */
const NO_HTTP = /^HPE_/;

/** Is it an answer in something else than HTTP that has failed? */
export const isNoHttp = ({ code }: { readonly code?: unknown }): boolean =>
  typeof code === 'string' && NO_HTTP.test(code);

/** Where Socket.IO keeps the error below its own: of a request, in the request's `statusText`. */
const BELOW = ['cause', 'description', 'error', 'errors', 'context', 'statusText'];

interface Causes {
  readonly codes: Set<string>;
  status: number | null;
}

function collectCauses(error: unknown, causes: Causes, depth: number): void {
  if (typeof error !== 'object' || error === null || depth > 5) return;
  const fields = error as Record<string, unknown>;
  const { code, message } = fields;
  const saidNo = code === HANDSHAKE && typeof message === 'string' && SAID_NO.test(message);
  if (typeof code === 'string') causes.codes.add(saidNo ? 'TLS alert' : code);
  const { description } = fields;
  if (typeof description === 'number' && description >= 100) causes.status = description;
  for (const key of BELOW) {
    const inner = fields[key];
    for (const one of Array.isArray(inner) ? inner : [inner]) collectCauses(one, causes, depth + 1);
  }
}
