import { expect, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { startFaultProxy, type FaultProxy, type FaultProxyOptions } from '../proxy';
import { rawClient, startRawServer, type RawEnd, type RawServer } from './raw-ends';

export interface Fixture {
  readonly clock: FakeClock;
  readonly server: RawServer;
  readonly proxy: FaultProxy;
  client(): RawEnd;
  /** `CONNECTION WHAT DETAIL` of every entry of the log. */
  told(): string[];
  stop(): Promise<void>;
}

/** Waits for what real sockets need a moment for. */
export const soon = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 2 });

/** A new connection: its client, and its end at the server. */
export async function bothEnds(fixture: Fixture): Promise<{ client: RawEnd; server: RawEnd }> {
  const { server } = fixture;
  const before = server.ends.length;
  const client = fixture.client();
  await soon(() => expect(server.ends).toHaveLength(before + 1));
  const [serverEnd] = server.ends.slice(before);
  if (!serverEnd) throw new Error('the connection did not reach the server');
  return { client, server: serverEnd };
}

/** A server, a proxy before it whose time stands still until told, and clients. */
export async function faultFixture(options: Partial<FaultProxyOptions> = {}): Promise<Fixture> {
  const clock = new FakeClock();
  const server = await startRawServer();
  const target = { host: '127.0.0.1', port: server.port };
  const proxy = await startFaultProxy({ target, clock, random: seededRandom(1), ...options });
  const clients: RawEnd[] = [];
  return {
    clock,
    server,
    proxy,
    client() {
      const end = rawClient(proxy.port);
      clients.push(end);
      return end;
    },
    told: () => proxy.log.map(({ connection, what, detail }) => `${connection} ${what} ${detail}`.trimEnd()),
    async stop() {
      for (const { socket } of clients) socket.destroy();
      await proxy.stop();
      await server.stop();
    },
  };
}
