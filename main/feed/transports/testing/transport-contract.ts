import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { startFaultProxy, type FaultProxy } from '#hub/faults/proxy';
import { Recorder } from '../recorder';
import { httpServer, listening, unusedPort, type TestServer } from '../test-servers';
import type { Transport, TransportListener } from '../transport';
import { CHANNEL, type ContractServer, type ContractServerOptions, type StartServer } from './contract-servers';
import { createServer } from 'node:net';
import { isOfToken } from '../../connection/reasons';

export interface ContractSubject {
  readonly name: string;
  readonly start: StartServer;
  readonly transportTo: (url: string, token: () => string | null) => Transport;
  /** Polling has no connection that could be cut, and nothing to send on. */
  readonly holdsConnection: boolean;
}

const RECONNECTIONS = 200;
const OTHER_KINDS = ['not-a-scoreboard', 'no-websocket', 'wrong-family'];

/** What every transport promises, on real servers and through a network that misbehaves. */
export function transportContract({ name, start, transportTo, holdsConnection }: ContractSubject): void {
  const cleanUp: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of cleanUp.splice(0).reverse()) await end();
  });

  const kept = <T extends TestServer>(made: T): T => {
    cleanUp.push(() => made.stop());
    return made;
  };
  const server = async (options?: ContractServerOptions): Promise<ContractServer> => kept(await start(options));
  const connect = (url: string, token: () => string | null = () => null): Transport => {
    const transport = transportTo(url, token);
    cleanUp.push(() => transport.close());
    return transport;
  };
  const opened = async (transport: Transport): Promise<Recorder> => {
    const recorder = new Recorder();
    transport.open(recorder);
    await recorder.untilOpened();
    return recorder;
  };
  const through = async (made: ContractServer): Promise<{ proxy: FaultProxy; clock: FakeClock }> => {
    const clock = new FakeClock();
    const target = { host: '127.0.0.1', port: made.port };
    const proxy = await startFaultProxy({ target, clock, random: seededRandom(1) });
    cleanUp.push(() => proxy.stop());
    return { proxy, clock };
  };
  const endAt = async (url: string, token?: () => string | null) => {
    const recorder = new Recorder();
    connect(url, token).open(recorder);
    const end = await recorder.untilEnd();
    expect(recorder.all).toHaveLength(1);
    return end;
  };

  describe(`${name}: an attempt`, () => {
    it('opens once, its channel first, and only then brings messages', async () => {
      const recorder = await opened(connect((await server()).url));
      await recorder.untilMessages(1);
      expect(recorder.all.map(({ kind }) => kind)).toEqual(['channel', 'opened', 'message']);
      expect(recorder.channels).toEqual([CHANNEL]);
      expect(numbers(recorder)).toEqual([0]);
      expect(recorder.signs).toBeGreaterThan(0);
    });

    it('that is refused says so once, each with the token of its moment, and tells nobody which', async () => {
      const made = await server({ admits: (token) => token === 'right' });
      let token: string | null = 'wrong-Secret1';
      const transport = connect(made.url, () => token);
      const refused = new Recorder();
      transport.open(refused);
      expect(await refused.untilEnd()).toMatchObject({ kind: 'refused', reason: { trouble: 'token-refused' } });
      expect(JSON.stringify(refused.all)).not.toContain('Secret1');
      transport.close();
      token = 'right';
      await opened(transport);
      expect([made.tokens[0], made.tokens.at(-1)]).toEqual(['wrong-Secret1', 'right']);
    });

    it('at a port where nobody listens fails at once', async () => {
      const end = await endAt(`http://127.0.0.1:${await unusedPort()}/?a=Secret1`, () => 'Secret2');
      expect(end).toMatchObject({ kind: 'lost', reason: { trouble: 'server-unreachable' } });
      expect(JSON.stringify(end)).not.toMatch(/Secret|127\.0\.0\.1/);
    });

    it.each(['http://127.0.0.1:99999', 'http://', 'nonsense'])('at %j fails at once', async (url) => {
      expect(await endAt(url)).toMatchObject({ kind: 'lost', reason: { trouble: 'server-unreachable' } });
    });

    it('at a web page finds another kind of server', async () => {
      const made = kept(await httpServer((_request, response) => response.end('<!doctype html><title>Hello</title>')));
      expect(OTHER_KINDS).toContain((await endAt(made.url)).reason.trouble);
    });

    it.each([
      [404, 'not-found'],
      [401, 'token-refused'],
      [429, 'server-not-answering'],
      [502, 'server-not-answering'],
      [503, 'server-not-answering'],
    ])('at a server that answers %i: %s', async (status, trouble) => {
      const made = kept(await httpServer((_request, response) => response.writeHead(status).end()));
      const end = await endAt(made.url);
      expect(end.reason.trouble).toBe(trouble);
      expect(end.reason.detail).toContain(String(status));
      if (trouble === 'token-refused') expect(end.kind).toBe('refused');
      if (trouble === 'server-not-answering') expect(end.kind).toBe('lost');
    });

    it('at a server that answers 403 is refused: another token may help', async () => {
      const made = kept(await httpServer((_request, response) => response.writeHead(403).end()));
      const { kind, reason } = await endAt(made.url);
      expect([kind, isOfToken(reason)]).toEqual(['refused', true]);
      expect(reason.detail).toContain('403');
    });

    it('at a server that hangs up fails', async () => {
      const made = kept(
        await listening(
          createServer((socket) => socket.on('data', () => socket.end())),
          0,
        ),
      );
      expect((await endAt(made.url)).kind).toBe('lost');
    });

    it('at a server that says nothing goes on until it is closed, and leaves nothing open', async () => {
      let asked = 0;
      const silent = createServer((socket) => socket.once('data', () => asked++));
      const made = kept(await listening(silent, 0));
      const transport = connect(made.url);
      for (let turn = 0; turn < 3; turn++) {
        const recorder = new Recorder();
        transport.open(recorder);
        await vi.waitFor(() => expect(asked).toBeGreaterThan(turn));
        if (turn === 1) transport.cut();
        transport.close();
        await made.untilConnections(0);
        expect(recorder.all).toEqual([]);
      }
    });

    it('that was given up is silent when its server wakes up, and the next one is served', async () => {
      const { proxy } = await through(await server());
      proxy.set({ kind: 'freeze' });
      const transport = connect(proxy.url);
      const first = new Recorder();
      transport.open(first);
      await vi.waitFor(() => expect(proxy.connections()).toBeGreaterThan(0));
      transport.close();
      const second = new Recorder();
      transport.open(second);
      proxy.set(null);
      await second.untilMessages(1);
      expect([first.all, numbers(second)]).toEqual([[], [0]]);
    });

    it('that fails while nobody listens succeeds as soon as somebody does', async () => {
      const { proxy } = await through(await server());
      proxy.set({ kind: 'refuse' });
      const transport = connect(proxy.url);
      const refused = new Recorder();
      transport.open(refused);
      expect((await refused.untilEnd()).reason.trouble).toBe('server-unreachable');
      transport.close();
      proxy.set(null);
      await new Promise(setImmediate);
      await opened(transport);
    });
  });

  describe(`${name}: a connection`, () => {
    it('brings everything once and in order, also byte by byte', async () => {
      const made = await server();
      const { proxy } = await through(made);
      proxy.set({ kind: 'slice', bytes: 1 });
      const recorder = await opened(connect(proxy.url));
      for (let n = 1; n <= 20; n++) made.tell(n);
      await recorder.untilMessages(21);
      expect(numbers(recorder)).toEqual(Array.from({ length: 21 }, (_, n) => n));
    });

    it('that the server ends is lost, once, and comes back', async () => {
      const made = await server();
      const transport = connect(made.url);
      const recorder = await opened(transport);
      made.kick();
      expect((await recorder.untilEnd()).kind).toBe('lost');
      transport.close();
      await opened(transport);
    });

    it('finds its server again on the same port', async () => {
      const first = await server();
      const transport = connect(first.url);
      const recorder = await opened(transport);
      await first.stop();
      expect((await recorder.untilEnd()).kind).toBe('lost');
      transport.close();
      const second = await server({ port: first.port });
      await opened(transport);
      expect(second.tokens.length).toBeGreaterThan(0);
    });

    it('that was closed is silent, whatever comes', async () => {
      const made = await server();
      const transport = connect(made.url);
      const recorder = await opened(transport);
      await recorder.untilMessages(1);
      transport.close();
      transport.close();
      const [reported, signs] = [recorder.all.length, recorder.signs];
      for (let n = 1; n <= 100; n++) made.tell(n);
      await made.untilConnections(0);
      expect([recorder.all.length, recorder.signs]).toEqual([reported, signs]);
      expect(transport.send(CHANNEL, 'late', [{ type: 'late' }])).toBe(false);
    });

    it.each(['alive', 'channelOpened', 'opened', 'message'] as const)('may be closed within %s', async (what) => {
      const made = await server();
      const transport = connect(made.url);
      const told: string[] = [];
      const closed = new Promise<void>((resolve) => {
        const note = (kind: keyof TransportListener) => (): void => {
          told.push(kind);
          if (kind !== what || told.filter((one) => one === what).length > 1) return;
          transport.close();
          told.push('closed');
          resolve();
        };
        const kinds = ['alive', 'channelOpened', 'opened', 'message', 'lost', 'refused'] as const;
        transport.open(Object.fromEntries(kinds.map((kind) => [kind, note(kind)])) as unknown as TransportListener);
      });
      await closed;
      made.tell(1);
      await made.untilConnections(0);
      expect(told.at(-1)).toBe('closed');
    });

    it('may be opened anew from within its end', async () => {
      const made = await server();
      const transport = connect(made.url);
      const first = await opened(transport);
      const second = new Recorder();
      first.lost = () => {
        transport.close();
        transport.open(second);
      };
      made.kick();
      await second.untilOpened();
      made.tell(1);
      await second.until(() => numbers(second).includes(1));
    });

    it(`${RECONNECTIONS} times over leaves no socket, no timer and no listener behind`, async () => {
      const made = await server();
      const transport = connect(made.url);
      const turn = async (number: number): Promise<void> => {
        const recorder = await opened(transport);
        made.tell(number);
        await recorder.until(() => numbers(recorder).includes(number));
        if (number % 4 === 1) made.reset();
        if (number % 4 === 2) transport.cut();
        if (number % 4 === 3) {
          made.kick();
          await recorder.untilEnd();
        }
        transport.close();
        await made.untilConnections(0);
      };
      for (let number = 1; number <= 20; number++) await turn(number);
      const before = held();
      for (let number = 21; number <= RECONNECTIONS; number++) await turn(number);
      await vi.waitFor(() => {
        for (const [kind, count] of Object.entries(held())) expect(count, kind).toBeLessThanOrEqual(before[kind] ?? 0);
      });
    }, 30_000);
  });

  if (!holdsConnection) return;

  describe(`${name}: a connection that is held`, () => {
    it.each(['rst', 'fin'] as const)('and is cut by %s is lost, once, and comes back', async (how) => {
      const { proxy } = await through(await server());
      const transport = connect(proxy.url);
      const recorder = await opened(transport);
      proxy.cut(how);
      expect(await recorder.untilEnd()).toMatchObject({ kind: 'lost', reason: { trouble: 'connection-lost' } });
      transport.close();
      await opened(transport);
    });

    it('and is dropped as soon as it is made is lost, once', async () => {
      const { proxy, clock } = await through(await server());
      proxy.set({ kind: 'accept-then-drop', afterMs: 100, how: 'rst' });
      const recorder = await opened(connect(proxy.url));
      clock.advance(100);
      expect((await recorder.untilEnd()).reason.trouble).toBe('connection-lost');
    });

    it('brings what was told during a standstill, in order', async () => {
      const made = await server();
      const { proxy } = await through(made);
      const recorder = await opened(connect(proxy.url));
      await recorder.untilMessages(1);
      proxy.set({ kind: 'freeze' });
      for (let n = 1; n <= 5; n++) made.tell(n);
      await new Promise(setImmediate);
      expect(numbers(recorder)).toEqual([0]);
      proxy.set(null);
      await recorder.untilMessages(6);
      expect(numbers(recorder)).toEqual([0, 1, 2, 3, 4, 5]);
    });

    it('in a hole that swallows everything is judged by others; cut, it is gone, and the next one works', async () => {
      const made = await server();
      const { proxy } = await through(made);
      const transport = connect(proxy.url);
      const recorder = await opened(transport);
      await recorder.untilMessages(1);
      proxy.set({ kind: 'blackhole', direction: 'both' });
      made.tell(1);
      transport.send(CHANNEL, 'lost', [{ type: 'lost' }]);
      await vi.waitFor(() => expect(proxy.log.some(({ what }) => what === 'swallowed')).toBe(true));
      expect([numbers(recorder), recorder.end]).toEqual([[0], undefined]);
      transport.cut();
      transport.close();
      proxy.set(null);
      await opened(transport);
      expect([numbers(recorder), recorder.end, made.heard]).toEqual([[0], undefined, []]);
    });

    it('sends in order, and only while it is open', async () => {
      const made = await server();
      const transport = connect(made.url);
      const send = (event: string): boolean => transport.send(CHANNEL, event, [{ type: event }]);
      expect(send('too early')).toBe(false);
      const recorder = new Recorder();
      transport.open(recorder);
      expect(send('while connecting')).toBe(false);
      await recorder.untilOpened();
      expect(transport.send('nowhere', 'nowhere', [{ type: 'nowhere' }])).toBe(false);
      expect([send('a'), send('b'), send('c')]).toEqual([true, true, true]);
      await vi.waitFor(() => expect(made.heard).toEqual(['a', 'b', 'c']));
      made.kick();
      await recorder.untilEnd();
      expect(send('while away')).toBe(false);
      transport.close();
      expect(send('after the end')).toBe(false);
      await opened(transport);
      expect(send('d')).toBe(true);
      await vi.waitFor(() => expect(made.heard).toEqual(['a', 'b', 'c', 'd']));
    });

    it('may say something from within the opening of its channel', async () => {
      const made = await server();
      const transport = connect(made.url);
      const recorder = new Recorder();
      recorder.channelOpened = () => {
        transport.send(CHANNEL, 'join', [{ type: 'join' }]);
      };
      transport.open(recorder);
      await vi.waitFor(() => expect(made.heard).toEqual(['join']));
    });

    it('does not drown in a flood: ten thousand messages, in order', async () => {
      const made = await server();
      const recorder = await opened(connect(made.url));
      for (let n = 1; n <= 10_000; n++) made.tell(n);
      // Its channel, its opening, and 0 first.
      await recorder.until(() => recorder.all.length >= 10_003);
      expect(numbers(recorder)).toEqual(Array.from({ length: 10_001 }, (_, n) => n));
    }, 30_000);
  });
}

/** The numbers that arrived: by Socket.IO as they are, otherwise as the data of a message. */
function numbers(recorder: Recorder): readonly unknown[] {
  return recorder.messages.map(([, one]) => (isMessage(one) ? one.data : one));
}

function isMessage(one: unknown): one is { readonly data: unknown } {
  return typeof one === 'object' && one !== null && 'data' in one;
}

/** What keeps this process busy: sockets, requests, timers, by kind. */
function held(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
