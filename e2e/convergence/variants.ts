import type { Hub, HubOptions } from '#hub/server';

/** One way in which a backend may be reached, and what it may do wrong by itself. */
export interface Variant {
  readonly name: string;
  readonly hub: Omit<HubOptions, 'clock' | 'seed' | 'port'>;
  /** Which boards are compared. The leaderboard family tells only its main board anew; the boards of contests and trainings come with their next message. */
  readonly boards: 'all' | 'main';
  /** As in the configuration file, all addresses through the proxy. */
  readonly source: (hub: Hub, proxyUrl: string) => object;
}

const EVENTS_PER_SECOND = 25;
/** A backend that loses, repeats and swaps what it says. */
const MISCHIEF = { skip: 0.02, twice: 0.05, swap: 0.05 };

export const VARIANTS: readonly Variant[] = [
  {
    name: 'Socket.IO',
    hub: { eventsPerSecond: EVENTS_PER_SECOND, recovery: false },
    boards: 'main',
    source: through('leaderboard'),
  },
  {
    name: 'Socket.IO with recovery',
    hub: { eventsPerSecond: EVENTS_PER_SECOND, recovery: true },
    boards: 'main',
    source: through('leaderboard'),
  },
  {
    name: 'Socket.IO, no snapshot address, a backend that errs',
    hub: { eventsPerSecond: EVENTS_PER_SECOND, recovery: false, mischief: MISCHIEF },
    boards: 'main',
    source: (hub, proxyUrl) => ({ ...through('leaderboard')(hub, proxyUrl), snapshotUrl: undefined }),
  },
  {
    name: 'WebSocket, learning coach',
    hub: { scenario: 'study-group', eventsPerSecond: EVENTS_PER_SECOND },
    boards: 'all',
    source: through('learning-coach'),
  },
  {
    name: 'WebSocket, academy, a backend that errs',
    hub: { scenario: 'academy', eventsPerSecond: EVENTS_PER_SECOND, mischief: MISCHIEF },
    boards: 'all',
    source: through('academy'),
  },
  {
    name: 'WebSocket, masterx',
    hub: { scenario: 'masterx', eventsPerSecond: EVENTS_PER_SECOND },
    boards: 'all',
    source: through('masterx'),
  },
];

/** The source of a family as the hub names its addresses, each of them through the proxy. */
function through(family: Hub['family']): Variant['source'] {
  return (hub, proxyUrl) => ({
    id: 'hub',
    dialect: family,
    ...Object.fromEntries(
      Object.entries(hub.addresses[family]).map(([key, address]: [string, string]) => {
        const url = new URL(address);
        url.port = new URL(proxyUrl).port;
        return [key, url.href];
      }),
    ),
  });
}
