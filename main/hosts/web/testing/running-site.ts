import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FakeClock } from '#core/kernel/fake-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { silentLogger } from '#main/ports/logger';
import { Router } from '../../router';
import { AdminDoor } from '../admin-door';
import { WebSessions } from '../sessions';
import { Site } from '../site';
import { WebHost } from '../web-host';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A web host on a free port, with pages of its own, and a client that sends what it is told and nothing else. */
export class RunningSite {
  readonly clock = new FakeClock();
  readonly folder = mkdtempSync(path.join(tmpdir(), 'scorewall-web-'));
  readonly router = new Router(silentLogger);
  readonly door: AdminDoor;
  readonly opened: string[] = [];
  readonly host: WebHost;
  #stopped = false;

  constructor(options: { readonly port?: number | null; readonly bind?: string } = {}) {
    const pages = path.join(this.folder, 'renderer');
    mkdirSync(path.join(pages, 'assets'), { recursive: true });
    writeFileSync(path.join(pages, 'index.html'), '<title>wall</title>');
    writeFileSync(path.join(pages, 'settings.html'), '<title>settings</title>');
    writeFileSync(path.join(pages, 'assets', 'wall.js'), 'wall()');
    writeFileSync(path.join(this.folder, 'bridge.js'), 'bridge()');
    writeFileSync(path.join(this.folder, 'secret.txt'), 'secret');
    this.door = new AdminDoor(new NodeFiles(path.join(this.folder, 'data'), this.clock), this.clock, '/data/admin-pin');
    this.host = new WebHost({
      site: new Site({
        pagesFolder: pages,
        bridgeFile: path.join(this.folder, 'bridge.js'),
        door: this.door,
        pinPlace: '/data/<admin>&"pin',
        health: () => ({ app: { version: '0.1.0' } }),
        metrics: () => 'scorewall_uptime_seconds 1\n',
      }),
      sessions: new WebSessions({ router: this.router, door: this.door, clock: this.clock, log: silentLogger }),
      port: options.port === undefined ? 0 : options.port,
      bind: options.bind ?? '127.0.0.1',
      clock: this.clock,
      log: silentLogger,
      openSettings: (url) => this.opened.push(url),
    });
  }

  get port(): number {
    return Number(new URL(this.host.url).port);
  }

  /** `127.0.0.1:PORT` */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** The path is sent as it is written, also where a browser would tidy it up. */
  ask(target: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asking = request(
        {
          host: '127.0.0.1',
          port: this.port,
          path: target,
          method,
          headers: { host: this.address, ...headers },
          agent: false,
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
          });
        },
      );
      asking.on('error', reject);
      asking.end(body);
    });
  }

  login(pin: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.ask('/settings/login', { method: 'POST', headers, body: new URLSearchParams({ pin }).toString() });
  }

  /** The cookie of an admin who knows the PIN. */
  async cookie(): Promise<string> {
    const { headers } = await this.login(this.door.pin);
    return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }

  async stop(): Promise<void> {
    if (!this.#stopped) await this.host.stop();
    this.#stopped = true;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
