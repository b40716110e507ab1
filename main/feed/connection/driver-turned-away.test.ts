import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceState } from '#core/ipc/frame';
import { disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';
import { storedTokens } from '../auth/tokens';
import { FakeTransport } from '../transports/fake-transport';
import { Connection } from './driver';
import { TURN_AWAY_WITHIN_MS } from './entrance';
import { CONNECT_TIMEOUT_MS } from '../transports/transport';
import { trouble } from './reasons';

class OpenDoor extends FakeTransport {
  readonly mayTurnAway = true;
}

let clock: FakeClock;
let transport: OpenDoor;
let names: SourceState[];
let messages: string[];

beforeEach(() => {
  clock = new FakeClock();
  names = [];
  messages = [];
});

function opened(): Connection {
  transport = new OpenDoor({
    kind: 'websocket',
    url: 'ws://scores.example',
    channels: [{ name: 'main', required: true }],
    token: () => 'old',
  });
  const one = new Connection({
    transport,
    tokens: storedTokens(() => 'old'),
    hints: { onHint: () => disposable(() => undefined) },
    clock,
    random: { next: () => 0.5 },
    needsSync: false,
    listener: {
      changed: ({ name }) => names.push(name),
      sync: () => undefined,
      channelOpened: () => undefined,
      message: (_channel, event) => messages.push(event),
      probe: () => undefined,
    },
  });
  one.start();
  transport.connect();
  return one;
}

/** The next attempt, opened. */
function openedAgain(one: Connection): void {
  clock.advance((one.nextAttemptAtMs ?? 0) - clock.now());
  transport.connect();
}

describe('a server that opens first and turns away then', () => {
  it('is never called connected', () => {
    const one = opened();
    for (let turn = 0; turn < 3; turn++) {
      clock.advance(TURN_AWAY_WITHIN_MS - 1);
      transport.listener.refused(trouble('token-refused', '1008'));
      openedAgain(one);
    }
    expect(new Set(names)).toEqual(new Set(['connecting', 'rejected']));
    expect([one.reconnects, one.state.connectedBefore]).toEqual([0, false]);
  });

  it('has let in whoever it tells anything, and whoever it leaves alone', () => {
    const told = opened();
    expect(told.state.name).toBe('connecting');
    transport.listener.message('main', 'a', []);
    expect([told.state.name, messages]).toEqual(['live', ['a']]);
    const left = opened();
    clock.advance(TURN_AWAY_WITHIN_MS);
    expect(left.state.name).toBe('live');
    clock.advance(CONNECT_TIMEOUT_MS);
    expect(left.state.name).toBe('live');
  });

  it('is believed at once with a token that has been good, until it refuses it', () => {
    const one = opened();
    transport.listener.message('main', 'a', []);
    one.heard();
    transport.drop();
    openedAgain(one);
    expect(one.state.name).toBe('live');
    transport.listener.refused(trouble('token-refused', '1008'));
    openedAgain(one);
    expect(one.state.name).toBe('connecting');
    one.stop();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a server that says goodbye', () => {
  const GOODBYE = { ...trouble('connection-lost', 'the server closed the connection'), dismissed: true } as const;

  it.each(['before', 'after'])(
    'before it has said anything else, %s the wall counts as let in, has refused it',
    (when) => {
      const one = opened();
      if (when === 'after') clock.advance(TURN_AWAY_WITHIN_MS);
      transport.drop(GOODBYE);
      expect(one.state).toMatchObject({ name: 'rejected', reason: { trouble: 'forbidden' } });
    },
  );

  it('after a message, or later, is one that may be back soon', () => {
    const told = opened();
    transport.listener.message('main', 'a', []);
    transport.drop(GOODBYE);
    expect(told.state).toMatchObject({ name: 'waiting', reason: { trouble: 'connection-lost' } });
    const left = opened();
    clock.advance(2 * TURN_AWAY_WITHIN_MS);
    transport.drop(GOODBYE);
    expect(left.state).toMatchObject({ name: 'waiting', reason: { trouble: 'connection-lost' } });
  });

  it('is not one whose connection broke', () => {
    const one = opened();
    transport.drop();
    expect(one.state.name).toBe('waiting');
  });
});
