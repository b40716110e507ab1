import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { trouble } from '../connection/reasons';

const ANSWER_WITHIN_MS = 2_000;
const USUAL_PORT = 80;
/** Only who speaks TLS says no in it: for want of a certificate of ours, or of the right name. */
const ALERT = /^ERR_SSL_\w+_ALERT_/;

export const TLS_WANTED = trouble('tls-wanted', 'the server speaks TLS only: try https:// or wss://');

/** Does an address ask for no TLS, so that a server that has nothing else would be a surprise? */
export const isPlain = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'ws:';

/**
 * Asks a server that does not speak as it should whether it wants TLS. Nothing is said to it, so it does not matter whose
 * certificate it has. Answers once; ending it answers no. What it returns ends it.
 */
export function askForTls(address: URL, answered: (yes: boolean) => void): () => void {
  const host = address.hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host,
    port: address.port === '' ? USUAL_PORT : Number(address.port),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    rejectUnauthorized: false,
    timeout: ANSWER_WITHIN_MS,
  });
  let yes = false;
  socket.on('secureConnect', () => {
    yes = true;
    socket.destroy();
  });
  socket.on('timeout', () => socket.destroy());
  socket.on('error', ({ code = '' }: Error & { readonly code?: string }) => {
    yes ||= ALERT.test(code);
  });
  socket.on('close', () => {
    answered(yes);
  });
  return () => socket.destroy();
}
