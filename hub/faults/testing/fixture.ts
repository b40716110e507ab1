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
