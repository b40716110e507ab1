import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CustomScheme, Protocol } from 'electron';
import type { WindowKind } from '#core/ipc/contract';
import { ownAddress, PAGES, pageAt, RETRY_PAGE, SCHEME } from './addresses';
import { RETRY_HTML } from './retry-page';

/** Must be registered before the app is ready. */
export const SCHEMES: CustomScheme[] = [
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
];

/** Nothing but what the app brought along. Styles are set through the CSSOM, which needs no exception. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const RETRY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Answers every request under the app's scheme with a file of the built pages, or 404. */
export function servePages(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(SCHEME, (request) => answer(request, folder));
}

async function answer(request: Pick<Request, 'url' | 'method'>, folder: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply(405, 'Only reading is possible here.');
  const address = ownAddress(request.url);
  const kind = address && hostKind(address.host);
  if (!address || !kind) return notFound();
  if (`${SCHEME}://${address.host}${address.pathname}` === RETRY_PAGE) {
    return reply(200, RETRY_HTML, '.html', RETRY_POLICY);
  }
  // The web host serves a script here that makes `window.scorewall`; in Electron the preload has already made it.
  if (address.pathname === '/bridge.js') return reply(200, '', '.js');
  const file = fileFor(folder, address.pathname);
  if (!file) return notFound();
  const extension = path.extname(file).toLowerCase();
  // Each origin has one page only: the wall's cannot show the settings.
  if (extension === '.html' && pageAt(request.url) !== kind) return notFound();
  try {
    return reply(200, await readFile(file), extension);
  } catch {
    return notFound();
  }
}

/** The file below `folder` that a path of an address means; null when it would be anywhere else. */
export function fileFor(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A backslash separates folders and a colon names a drive or a stream, on one system only: neither is ours.
  if (/[\\:\0]/.test(decoded)) return null;
  const file = path.resolve(folder, `.${decoded.startsWith('/') ? '' : '/'}${decoded}`);
  const relative = path.relative(folder, file);
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? null : file;
}

function hostKind(host: string): WindowKind | null {
  return Object.hasOwn(PAGES, host) ? (host as WindowKind) : null;
}

function notFound(): Response {
  return reply(404, 'There is nothing here.');
}

function reply(
  status: number,
  body: string | Uint8Array<ArrayBuffer>,
  extension = '.txt',
  policy = PAGE_POLICY,
): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    },
  });
}
