import { systemClock } from '#hub/system-clock';
import type { Clock } from '#core/kernel/clock';
import { seededRandom } from '#core/kernel/random';
import { HttpPollingTransport, POLL_EVERY_MS } from './http-polling';
import { transportFor, transportsBy } from './registry';
import {
  CHANNEL,
  startCompressedWebSocket,
  startPolled,
  startSocketIo,
  startWebSocket,
  TOKEN_PARAMETER,
} from './testing/contract-servers';
import { transportContract } from './testing/transport-contract';
import type { TransportKind, TransportPlan } from './transport';

const channels = [{ name: CHANNEL, required: true }];
const signIn = { parameter: TOKEN_PARAMETER };

const plan = (kind: TransportKind, url: string, token: () => string | null): TransportPlan => ({
  kind,
  url,
  token,
  channels,
  signIn,
});

const real = systemClock();
/** The next round comes at once; deadlines stay what they are. */
const hurried: Clock = {
  ...real,
  after: (delayMs, callback) => real.after(delayMs === POLL_EVERY_MS ? 2 : delayMs, callback),
};

transportContract({
  name: 'Socket.IO',
  start: startSocketIo,
  transportTo: (url, token) => transportFor(plan('socket-io', url, token)),
  holdsConnection: true,
});

transportContract({
  name: 'WebSocket',
  start: startWebSocket,
  transportTo: (url, token) => transportFor(plan('websocket', url, token)),
  holdsConnection: true,
});

transportContract({
  name: 'WebSocket, compressed',
  start: startCompressedWebSocket,
  transportTo: (url, token) => transportFor(plan('websocket', url, token)),
  holdsConnection: true,
});

transportContract({
  name: 'WebSocket with polling behind it',
  start: startWebSocket,
  transportTo: (url, token) =>
    transportsBy({ clock: real, random: seededRandom(1), fetch })({
      ...plan('websocket', url, token),
      poll: () => [{ url: `${url}/poll`, about: null }],
    }),
  holdsConnection: true,
});

transportContract({
  name: 'HTTP polling',
  start: startPolled,
  transportTo: (url, token) =>
    new HttpPollingTransport(
      { ...plan('websocket', url, token), poll: () => [{ url, about: null }] },
      { clock: hurried, fetch },
    ),
  holdsConnection: false,
});
