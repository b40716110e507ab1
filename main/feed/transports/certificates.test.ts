import { createServer } from 'node:https';
import tls, { type ConnectionOptions } from 'node:tls';
import { afterEach, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { Recorder } from './recorder';
import { listening } from './test-servers';
import { certificateFor } from './testing/certificate';
import type { Transport } from './transport';
import { SocketIoTransport } from './socket-io';
import { WebSocketTransport } from './websocket';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
  vi.restoreAllMocks();
});

/** As an admin does with the certificate of a company; Node reads those of the machine only once, when it starts. */
function trusting(cert: string): void {
  const connect = tls.connect.bind(tls) as (options: ConnectionOptions) => tls.TLSSocket;
  vi.spyOn(tls, 'connect').mockImplementation(((options: ConnectionOptions) =>
    connect({ ...options, ca: cert })) as typeof tls.connect);
}

const TRANSPORTS: Readonly<Record<string, (url: string) => Transport>> = {
  websocket: (url) =>
    new WebSocketTransport({ kind: 'websocket', url, channels: [{ name: 'main', required: true }], token: () => null }),
  'socket-io': (url) =>
    new SocketIoTransport({ kind: 'socket-io', url, channels: [{ name: '/', required: true }], token: () => null }),
};

async function endAt(kind: string, host: string, days: { from: number; until: number }) {
  const made = certificateFor(host, days);
  const https = createServer(made);
  new WebSocketServer({ server: https });
  const server = await listening(https, 0);
  cleanUp.push(() => server.stop());
  trusting(made.cert);
  const transport = TRANSPORTS[kind]?.(`https://localhost:${server.port}`);
  const recorder = new Recorder();
  transport?.open(recorder);
  cleanUp.push(() => transport?.close());
  await recorder.until(() => recorder.end !== undefined || recorder.all.some((one) => one.kind === 'opened'));
  return recorder.end?.reason.trouble ?? 'opened';
}

it.each(Object.keys(TRANSPORTS))(
  '%s tells a real certificate that is not valid now, or is for another name',
  async (kind) => {
    expect(await endAt(kind, 'localhost', { from: -9, until: -1 })).toBe('certificate-expired');
    vi.restoreAllMocks();
    expect(await endAt(kind, 'localhost', { from: 1, until: 9 })).toBe('certificate-expired');
    vi.restoreAllMocks();
    expect(await endAt(kind, 'elsewhere.example', { from: -1, until: 9 })).toBe('certificate-name');
  },
);

it('a good one is no trouble', async () => {
  expect(await endAt('websocket', 'localhost', { from: -1, until: 9 })).toBe('opened');
});
