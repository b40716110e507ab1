import { vi } from 'vitest';
import WebSocket from 'ws';
import { FakeClock } from '#core/kernel/fake-clock';
import { startHub, type Hub, type HubOptions } from '../server';

/** Any message of the WebSocket families, as a test looks at it. */
export interface Frame {
  readonly type: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly messageId?: string;
  readonly timestamp?: number;
  readonly stream?: string;
  readonly epoch?: string;
  readonly seq?: number;
}

export interface RawClient {
  readonly heard: readonly Frame[];
  say(message: object): void;
  /** The first message of a type, also one that has come already. */
  first(type: string): Promise<Frame>;
  /** `CODE REASON` when the connection was closed, `HTTP STATUS` when there was none. */
  readonly ended: Promise<string>;
  /** Is it open, and has the hub answered? */
  isLive(): Promise<boolean>;
  close(): void;
}

/** Hubs on free ports whose time stands still until told, and clients; all end with `stop`. */
export class TestSite {
  readonly #hubs: Hub[] = [];
  readonly #clients: RawClient[] = [];

  async hub(options: Partial<HubOptions> = {}): Promise<Hub & { readonly clock: FakeClock }> {
    const clock = options.clock instanceof FakeClock ? options.clock : new FakeClock();
    const hub = await startHub({ scenario: 'quiet', ...options, clock });
    this.#hubs.push(hub);
    return Object.assign(Object.create(hub) as Hub, { clock });
  }

  client(hub: Hub, path: string): RawClient {
    const client = rawClient(hub.url.replace('http', 'ws') + path);
    this.#clients.push(client);
    return client;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.close();
    await Promise.all(this.#hubs.splice(0).map((hub) => hub.stop()));
  }
}

/** Waits for what real sockets need a moment for. */
export const soon = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 2 });

function rawClient(address: string): RawClient {
  const socket = new WebSocket(address);
  const heard: Frame[] = [];
  socket.on('message', (data) => heard.push(JSON.parse((data as Buffer).toString()) as Frame));
  const opened = new Promise<void>((resolve) => socket.once('open', resolve));
  const ended = new Promise<string>((resolve) => {
    socket.once('close', (code, reason) => resolve(`${code} ${reason.toString()}`));
    socket.once('unexpected-response', (_request, { statusCode }) => resolve(`HTTP ${statusCode}`));
    socket.on('error', () => undefined);
  });
  const first = async (type: string): Promise<Frame> => {
    await soon(() => {
      if (!heard.some((frame) => frame.type === type)) throw new Error(`no ${type} has come`);
    });
    return heard.find((frame) => frame.type === type)!;
  };
  return {
    heard,
    first,
    ended,
    say: (message) => {
      void opened.then(() => {
        socket.send(JSON.stringify(message));
      });
    },
    async isLive() {
      const open = await Promise.race([opened.then(() => true), ended.then(() => false)]);
      if (!open) return false;
      const pongs = heard.filter(({ type }) => type === 'pong').length;
      socket.send('{"type":"ping"}');
      const answered = soon(() => {
        if (heard.filter(({ type }) => type === 'pong').length === pongs) throw new Error('no pong has come');
      });
      return Promise.race([answered.then(() => true), ended.then(() => false)]);
    },
    close: () => {
      socket.terminate();
    },
  };
}
