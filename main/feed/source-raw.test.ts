import { expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { silentLogger } from '#main/ports/logger';
import { academyDialect } from './dialects/academy';
import { configOf } from './dialects/dialect-suite';
import { Source } from './source';
import { fakeTransports } from './transports/fake-transport';

/** A source of plain WebSocket, as a server sees it that takes its document at its word. */
function academy() {
  const clock = new FakeClock();
  const transports = fakeTransports();
  const source = new Source(configOf('academy'), {
    clock,
    random: seededRandom(1),
    fetch: () => Promise.reject(new Error('nothing is read here')),
    log: silentLogger,
    dialect: academyDialect,
    transport: transports.factory,
    token: () => 'secret',
    sink: { apply: () => null, changed: () => undefined },
  });
  const [transport] = transports.made;
  if (!transport) throw new Error('no transport was asked for');
  source.start();
  return { clock, source, transport };
}

it('the token is said in a whole envelope, with the time at which it is said', () => {
  const { clock, transport } = academy();
  const first = transport.plan.signIn?.firstMessage;
  const saidAt = (): unknown => first?.('secret');
  const before = saidAt();
  clock.advance(5_000);
  expect(saidAt()).toEqual({
    type: 'auth',
    payload: { token: 'secret' },
    timestamp: clock.now(),
    messageId: `scorewall-auth-${clock.now()}`,
  });
  expect(saidAt()).not.toEqual(before);
});

it('a server that asks for a sign of life gets one, and its question is no unknown message', () => {
  const { source, transport } = academy();
  transport.connect('academy');
  const ping = { type: 'ping', payload: { sentAt: 7 }, timestamp: 1, messageId: 'm1' };
  transport.listener.message('academy', 'ping', [ping]);
  expect(transport.sent.at(-1)?.args).toMatchObject([{ type: 'pong', payload: { sentAt: 7 } }]);
  expect(source.diagnostics.counts).toMatchObject({ unknown: 0, rejected: 0 });
});
