import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import os from 'node:os';

/** Does the request come from this machine, to an address that only this machine has? */
export function isLocalCaller(request: IncomingMessage): boolean {
  const host = hostName(request);
  return isLoopback(request.socket.remoteAddress ?? '') && host !== null && (host === 'localhost' || isLoopback(host));
}

/**
 * Is the request meant for this machine by an address that cannot be someone else's web site? A page that has its own
 * name resolve to this machine would otherwise read the board through a visitor's browser.
 */
export function isOwnHost(request: IncomingMessage, machineName: string = os.hostname()): boolean {
  const host = hostName(request);
  if (host === null) return false;
  const name = machineName.toLowerCase();
  return host === 'localhost' || isIP(host) !== 0 || host === name || host === `${name}.local`;
}

/**
 * Was the request made by our own page, or typed in? Any page can make a browser send a form here. Only requests to this
 * very machine may be asked this: browsers tell it to no other unencrypted address. What is no browser tells nothing.
 */
export function isFromOwnPage(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** A browser tells which site a script belongs to; only our own pages may open a connection. */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin !== undefined && host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** An address that only this machine has. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** The name or address in the Host header, without port and brackets; null when there is none that makes sense. */
function hostName(request: IncomingMessage): string | null {
  const { host } = request.headers;
  if (host === undefined || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname.toLowerCase().replace(/^\[|\]$/g, '');
}
