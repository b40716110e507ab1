import { seededRandom } from '#core/kernel/random';
import { startFaultProxy, type FaultProxy } from '#hub/faults/proxy';
import { startHub, type Hub, type HubOptions } from '#hub/server';
import type { Kit } from './kit';

const HOST = '127.0.0.1';

/** A hub in this process; quiet unless told otherwise. */
export async function hubFor(kit: Kit, options: Partial<HubOptions> = {}): Promise<Hub> {
  const hub = await startHub({ clock: kit.clock, scenario: 'quiet', ...options });
  kit.onEnd(() => hub.stop());
  return hub;
}

/** A proxy in front of the server at `url`. */
export async function proxyFor(kit: Kit, url: string, seed = 1): Promise<FaultProxy> {
  const target = { host: HOST, port: Number(new URL(url).port) };
  const proxy = await startFaultProxy({ target, clock: kit.clock, random: seededRandom(seed) });
  kit.onEnd(() => proxy.stop());
  return proxy;
}
