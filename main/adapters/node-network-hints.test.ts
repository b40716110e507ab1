import { networkInterfaces } from 'node:os';
import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { anyHints, noHints } from '#main/ports/network-hints';
import { LOOK_EVERY_MS, NodeNetworkHints, type Interfaces } from './node-network-hints';

let clock: FakeClock;
let addresses: Record<string, string[]>;
let changes: number;
let broken: boolean;

beforeEach(() => {
  clock = new FakeClock();
  addresses = { lo: ['127.0.0.1'], eth0: ['10.0.0.5'] };
  changes = 0;
  broken = false;
});

const interfaces: Interfaces = () => {
  if (broken) throw new Error('no such call');
  return Object.fromEntries(
    Object.entries(addresses).map(([name, list]) => [
      name,
      list.map((address) => ({
        address,
        netmask: '255.255.255.0',
        family: 'IPv4' as const,
        mac: '00:00:00:00:00:00',
        internal: name === 'lo',
        cidr: `${address}/24`,
      })),
    ]),
  );
};

const listening = () => {
  const hints = new NodeNetworkHints(clock, interfaces);
  return { hints, held: hints.onChange(() => changes++) };
};

it.each([
  ['another address', () => (addresses = { ...addresses, eth0: ['10.0.0.6'] })],
  ['another interface', () => (addresses = { ...addresses, wlan0: ['192.168.1.4'] })],
  ['a cable that was pulled', () => (addresses = { lo: ['127.0.0.1'] })],
])('%s is a hint, once', (_what, change) => {
  listening();
  clock.advance(LOOK_EVERY_MS * 3);
  expect(changes).toBe(0);
  change();
  clock.advance(LOOK_EVERY_MS * 5);
  expect(changes).toBe(1);
});

it('what this machine tells itself, and the order of what it tells, are none', () => {
  addresses = { lo: ['127.0.0.1'], eth0: ['10.0.0.5', '10.0.0.7'] };
  listening();
  addresses = { eth0: ['10.0.0.7', '10.0.0.5'], lo: ['127.0.0.1', '127.0.0.2'] };
  clock.advance(LOOK_EVERY_MS * 2);
  expect(changes).toBe(0);
});

it('a system that does not tell is left alone', () => {
  listening();
  broken = true;
  clock.advance(LOOK_EVERY_MS * 2);
  broken = false;
  clock.advance(LOOK_EVERY_MS * 2);
  expect(changes).toBe(0);
});

it('looks only while somebody listens, also through others', () => {
  const { hints, held } = listening();
  const more = anyHints(hints, hints).onChange(() => changes++);
  addresses = {};
  clock.advance(LOOK_EVERY_MS);
  expect(changes).toBe(3);
  held.dispose();
  expect(clock.pendingTimers).toBe(1);
  more.dispose();
  expect(clock.pendingTimers).toBe(0);
});

it('reads the interfaces of a real machine', () => {
  new NodeNetworkHints(clock, networkInterfaces).onChange(() => changes++);
  clock.advance(LOOK_EVERY_MS * 2);
  expect(changes).toBe(0);
});

it('the network is up while there is an address in one', () => {
  const hints = new NodeNetworkHints(clock, interfaces);
  const both = () => [hints.isUp(), anyHints(noHints, hints).isUp?.()];
  expect(both()).toEqual([true, true]);
  addresses = { lo: ['127.0.0.1'] };
  expect(both()).toEqual([false, false]);
  addresses = { eth0: ['10.0.0.5'] };
  broken = true;
  expect(both()).toEqual([false, false]);
});
