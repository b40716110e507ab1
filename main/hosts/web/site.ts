import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { fileFor, pageHeaders } from '../page-files';
import type { AdminDoor } from './admin-door';
import { isFromOwnPage, isLocalCaller, isOwnHost } from './callers';
import { LOGIN_POLICY, loginPage } from './login-page';

const LONGEST_FORM_BYTES = 1_000;
const NOTHING_HERE = 'There is nothing here.\n';

export interface SiteDeps {
  /** The built pages. */
  readonly pagesFolder: string;
  /** The script that gives a page `window.scorewall`. */
  readonly bridgeFile: string;
  readonly door: AdminDoor;
  /** Where the PIN is, for the login page. */
  readonly pinPlace: string;
  readonly health: () => unknown;
  readonly metrics: () => string;
}

/** Answers HTTP: the two pages and their files, the health page and the metrics. */
export class Site {
  readonly #deps: SiteDeps;

  constructor(deps: SiteDeps) {
    this.#deps = deps;
  }

  /** Never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch {
      if (!response.headersSent)
        send(response, 500, '.txt', 'Something went wrong inside Scorewall. Reload the page.\n');
      else response.destroy();
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(request)) {
      send(response, 403, '.txt', 'Open the wall by the address that Scorewall printed.\n');
      return;
    }
    // Put together as text: a path that begins with two slashes would else be taken for the name of a host.
    const address = `http://wall${request.url ?? '/'}`;
    if (!URL.canParse(address)) {
      send(response, 404, '.txt', NOTHING_HERE);
      return;
    }
    const { pathname } = new URL(address);
    if (pathname === '/settings/login' && request.method === 'POST') {
      await this.#login(request, response);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(response, 405, '.txt', 'Only reading is possible here.\n');
      return;
    }
    await this.#page(pathname, request, response);
  }

  async #page(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pagesFolder, bridgeFile, health, metrics } = this.#deps;
    switch (pathname) {
      case '/':
        await sendFile(response, path.join(pagesFolder, 'index.html'));
        return;
      case '/settings':
        await this.#settings(request, response);
        return;
      case '/bridge.js':
        await sendFile(response, bridgeFile);
        return;
      case '/healthz':
        send(response, 200, '.json', `${JSON.stringify(health(), null, 2)}\n`);
        return;
      case '/metrics':
        send(response, 200, '.txt', metrics());
        return;
      default: {
        const file = fileFor(pagesFolder, pathname);
        if (file === null || file.toLowerCase().endsWith('.html')) send(response, 404, '.txt', NOTHING_HERE);
        else await sendFile(response, file);
      }
    }
  }

  async #settings(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLocalCaller(request)) {
      send(response, 403, '.txt', 'The settings can be opened on the machine that runs the wall only.\n');
      return;
    }
    if (this.#deps.door.isAdmitted(request)) {
      await sendFile(response, path.join(this.#deps.pagesFolder, 'settings.html'));
      return;
    }
    send(response, 401, '.html', loginPage(null, this.#deps.pinPlace), LOGIN_POLICY);
  }

  async #login(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLocalCaller(request) || !isFromOwnPage(request)) {
      send(response, 403, '.txt', 'The settings can be opened on the machine that runs the wall only.\n');
      return;
    }
    const text = await readForm(request);
    if (text === null) {
      send(response, 413, '.txt', 'The form is too large.\n');
      return;
    }
    const form = new URLSearchParams(text);
    const admission = this.#deps.door.admit(form.get('pin') ?? '');
    // A page that was open before signs in by itself, and stays where it is.
    if (request.headers.accept === 'application/json') {
      if ('refused' in admission) send(response, 401, '.json', JSON.stringify(admission));
      else response.writeHead(204, { 'set-cookie': admission.cookie }).end();
      return;
    }
    if ('refused' in admission) {
      send(response, 401, '.html', loginPage(admission.refused, this.#deps.pinPlace), LOGIN_POLICY);
      return;
    }
    response.writeHead(303, { location: '/settings', 'set-cookie': admission.cookie }).end();
  }
}

function send(
  response: ServerResponse,
  status: number,
  extension: string,
  body: string | Buffer,
  policy?: string,
): void {
  response.writeHead(status, pageHeaders(extension, policy)).end(body);
}

async function sendFile(response: ServerResponse, file: string): Promise<void> {
  const content = await readFile(file).catch(() => null);
  if (content === null) send(response, 404, '.txt', NOTHING_HERE);
  else send(response, 200, path.extname(file).toLowerCase(), content);
}

/** null when it is too large. What is left of it is thrown away, so that the answer arrives. */
async function readForm(request: IncomingMessage): Promise<string | null> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (text.length <= LONGEST_FORM_BYTES) text += chunk.toString('utf8');
  }
  return text.length > LONGEST_FORM_BYTES ? null : text;
}
