import type { Trouble } from '#core/ipc/frame';
import { appError, type AppError } from '#core/kernel/app-error';

/** Why a connection changed its state. Every transition carries one. */
export interface Reason {
  /** null when nothing is wrong. */
  readonly trouble: Trouble | null;
  /** In English, for the log and the health page; never holds a secret. */
  readonly detail: string;
  /** The server itself ended the connection, in good order and without a reason. */
  readonly dismissed?: true;
}

export const fine = (detail: string): Reason => ({ trouble: null, detail });
export const trouble = (kind: Trouble, detail: string): Reason => ({ trouble: kind, detail });

/** What an HTTP status other than success means: a "no", a backend that is away, or an address that is something else. */
export function statusReason(who: string, status: number): Reason {
  const detail = `${who} answered ${status}`;
  if (status === 401 || status === 403) return trouble('token-refused', detail);
  if (status === 404 || status === 410) return trouble('not-found', detail);
  if (status >= 300 && status < 400) return trouble('moved', `${who} names another address (${status})`);
  if (status === 426) return trouble('no-websocket', detail);
  const busy = status >= 500 || status === 408 || status === 429;
  return trouble(busy ? 'server-not-answering' : 'not-a-scoreboard', detail);
}

/** Short codes for support; the wall shows them beside the words. */
export const TROUBLE_CODES: Readonly<Record<Trouble, string>> = {
  'server-unreachable': 'NET-1',
  'server-not-answering': 'NET-2',
  'connection-lost': 'NET-3',
  'name-unknown': 'NET-5',
  'token-refused': 'AUTH-1',
  'token-not-renewed': 'AUTH-2',
  'token-missing': 'AUTH-3',
  forbidden: 'AUTH-4',
  'not-a-scoreboard': 'SRC-1',
  'not-found': 'SRC-3',
  'no-websocket': 'SRC-4',
  'wrong-family': 'SRC-5',
  'room-refused': 'SRC-6',
  polling: 'NET-4',
  moved: 'SRC-7',
  certificate: 'TLS-1',
  'tls-missing': 'TLS-2',
  'tls-wanted': 'TLS-3',
  'certificate-expired': 'TLS-4',
  'certificate-name': 'TLS-5',
  'data-silent': 'DATA-1',
  'too-large': 'DATA-2',
  'app-gone': 'APP-2',
};

const WORDS: Readonly<Record<Trouble, readonly [message: string, remedy: string]>> = {
  'server-unreachable': [
    'The server cannot be reached.',
    'Check the address, that the server is running, and that this machine is on the network.',
  ],
  'name-unknown': [
    'No server of this name is known.',
    'Check the spelling of the address, and that this machine is on the network in which the name is known.',
  ],
  'server-not-answering': [
    'The server is not answering.',
    'Check that the server is running and that no firewall stands in between. The wall keeps trying.',
  ],
  'connection-lost': ['The connection was lost.', 'Nothing to do: the wall keeps trying to connect again.'],
  'token-refused': ['The server refused this token.', 'Paste a new token.'],
  'token-not-renewed': [
    'The token has ended, and no new one is to be had.',
    'Check the address that gives new tokens, or paste a new token.',
  ],
  'token-missing': ['The server asks for a token.', 'Paste the token of this backend.'],
  forbidden: [
    'The server does not let the wall in.',
    'Check the token, and the path of the address: some servers say this of a path that they do not know, such as that of another kind of backend.',
  ],
  'not-a-scoreboard': [
    'A server answers at this address, but not as this kind of backend.',
    'Check the address and the kind of backend.',
  ],
  'not-found': [
    'Nothing answers at this path of the server.',
    'Check the path of the address, and the kind of backend.',
  ],
  'no-websocket': [
    'A web server answers at this address, but it opens no WebSocket.',
    'Check the path and the port of the address, and that no proxy in between blocks WebSockets.',
  ],
  'wrong-family': [
    'The server is another kind of backend.',
    'Check the path of the address, and choose the kind of backend that this server is. If both are right, check that no proxy in between blocks WebSockets.',
  ],
  'room-refused': ['The server refused a room.', 'Check the rooms, or the rights of the token.'],
  polling: [
    'No live connection: the server is asked every few seconds instead.',
    'Check the path of the address, and that no proxy in between blocks WebSockets. The wall keeps trying.',
  ],
  certificate: [
    "The server's certificate is not trusted.",
    'Ask whoever runs the server for a certificate that every machine trusts, or let this machine trust the one of your company (“Certificates” in docs/operations.md).',
  ],
  'certificate-expired': [
    "The server's certificate has expired, or is not valid yet.",
    'Renew the certificate on the server. If it is good, set the clock and the date of this machine.',
  ],
  'certificate-name': [
    "The server's certificate was made for another name.",
    'Use the name in the address that the certificate was made for, or give the server one for this name.',
  ],
  moved: [
    'The server sends the wall to another address.',
    'Give the address to which the server sends; often it is this one with https:// or wss:// at its beginning.',
  ],
  'tls-missing': [
    'The server has no encryption, and the address asks for it.',
    'Let the address begin with http:// or ws://, or give the server a certificate.',
  ],
  'tls-wanted': ['The server wants an encrypted connection.', 'Let the address begin with https:// or wss://.'],
  'data-silent': ['Connected, but no data arrives.', 'Check that the backend still sends updates.'],
  'too-large': [
    'The server sends a message that is too large.',
    'Let the backend send less at once: 8 MB is the most that the wall takes.',
  ],
  'app-gone': ['Scorewall is not running.', 'Start Scorewall on the machine that feeds this wall.'],
};

/** Whoever the server is, it cannot show it. */
export const OF_CERTIFICATE = ['certificate', 'certificate-expired', 'certificate-name'] as const;

const OF_TOKEN: ReadonlySet<Trouble | null> = new Set([
  'token-refused',
  'token-missing',
  'token-not-renewed',
  'forbidden',
]);

/** Might another token help? */
export const isOfToken = ({ trouble: kind }: Reason): boolean => OF_TOKEN.has(kind);

/** What a refusal means to whoever has shown this token, or none. */
export function refusalOf(reason: Reason, token: string | null): Reason {
  return reason.trouble === 'token-refused' && token === null ? { ...reason, trouble: 'token-missing' } : reason;
}

/** The trouble in one line, for a page without a layout: what is wrong, what to do, the code and what was seen. */
export function reasonInWords(reason: Reason): string {
  const error = troubleError(reason);
  return error === null ? reason.detail : `${error.message} ${error.remedy} (${error.code}: ${reason.detail})`;
}

/** The trouble as an admin reads it: what is wrong, and what to do. */
export function troubleError(reason: Reason): AppError | null {
  if (reason.trouble === null) return null;
  const [message, remedy] = WORDS[reason.trouble];
  return appError(TROUBLE_CODES[reason.trouble], message, remedy);
}
