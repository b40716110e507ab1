import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CustomScheme, Protocol } from 'electron';
import type { WindowKind } from '#core/ipc/contract';
import { fileFor, pageHeaders } from '../page-files';
import { ownAddress, PAGES, pageAt, RETRY_PAGE, SCHEME } from './addresses';
import { RETRY_HTML } from './retry-page';

/** Must be registered before the app is ready. */
export const SCHEMES: CustomScheme[] = [
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
];

const RETRY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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

function hostKind(host: string): WindowKind | null {
  return Object.hasOwn(PAGES, host) ? (host as WindowKind) : null;
}

function notFound(): Response {
  return reply(404, 'There is nothing here.');
}

function reply(status: number, body: string | Uint8Array<ArrayBuffer>, extension = '.txt', policy?: string): Response {
  return new Response(body, { status, headers: pageHeaders(extension, policy) });
}
