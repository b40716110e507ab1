import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#core/kernel/clock';
import { seededRandom } from '#core/kernel/random';
import { addressesAt, type Addresses } from './addresses';
import { Admission } from './admission';
import type { Refusal } from './families/family';
import { isSocketIoPath, LeaderboardHouse } from './families/leaderboard';
import type { House } from './house';
import { httpHandler } from './http';
import { listeningFailed } from './hub-error';
import { Mischief, type MischiefCounts, type MischiefShares } from './mischief';
import { Player } from './player';
import { RawHouse } from './raw-house';
import { Received, type ReceivedMessage } from './received';
import { DisplayReports } from './reports';
import { personOf } from './scenario/people';
import { atRest, scenarioOf, type ScenarioName } from './scenario/scenarios';
import type { Scenario } from './scenario/scenario';
import { Streams } from './streams';
import { TokenOffice } from './tokens';
import { FAMILY_IDS, type BoardTruth, type Emission, type FamilyId } from './wire-types';

export interface HubOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1: this machine only. */
  host?: string;
  clock: Clock;
  /** What is played; the other families stand still. `quiet` has boards but no events of its own. Default `office`. */
  scenario?: ScenarioName;
  /** Default 1. */
  seed?: number;
  /** Changes of a board per second, evenly spaced. Default: the natural pace of the scenario. */
  eventsPerSecond?: number;
  /** Socket.IO's connection state recovery. Default true. */
  recovery?: boolean;
  /** Accepted tokens. Absent: everyone is let in. A token that begins with `tv-` may not join `user:` rooms. */
  tokens?: readonly string[];
  /** Nobody is let in without a token, also when none are listed: `issueToken` makes them. Default false. */
  tokenRequired?: boolean;
  /** With the same secret a hub knows the tokens that another one has issued. Default: of this hub alone. */
  jwtSecret?: string;
  /** For so long after its expiry an issued token is exchanged for a new one. Default one hour. */
  refreshGraceMs?: number;
  /** How those without a good token are turned away from plain WebSockets. Default: as each family does. */
  refusal?: Refusal;
  /** Rooms that nobody may join, such as `team:5`, `room:study-group-1`, `session:first-call`. */
  refusedRooms?: readonly string[];
  /** What is done wrong by numbered messages. Default: nothing. */
  mischief?: MischiefShares;
}

interface BoardRow {
  readonly userId: number;
  readonly userName: string;
  readonly rank: number;
  readonly value: number;
}

export interface Hub {
  readonly url: string;
  /** Of what is played. */
  readonly family: FamilyId;
  /** GET; the same tokens, as `Authorization: Bearer TOKEN` or in the cookie `session`. */
  readonly snapshotUrl: string;
  /** What a source of each family needs. */
  readonly addresses: Addresses;
  /** The last messages of clients, oldest first. */
  readonly received: readonly ReceivedMessage[];
  /** What displays said of themselves, each report once. */
  readonly reports: DisplayReports;
  /** Who comes in, and how often new tokens were asked for. */
  readonly admission: Admission;
  /** What has been done wrong so far. */
  readonly mischiefCounts: MischiefCounts;
  /** A JSON Web Token that is accepted until it expires. Default 30 minutes, for `display`. */
  issueToken(options?: { readonly ttlMs?: number; readonly subject?: string }): string;
  /** Sockets on /leaderboard, and plain WebSockets that have been let in. */
  connections(): number;
  /** To everybody in a namespace. */
  emit(namespace: string, event: string, ...args: unknown[]): void;
  emitTo(namespace: string, room: string, event: string, ...args: unknown[]): void;
  /** To everybody in a namespace, outside what recovery keeps. */
  emitVolatile(namespace: string, event: string, ...args: unknown[]): void;
  /** To everybody in a family, numbered where it names a stream. The truth stays as it is. */
  tell(emission: Emission): void;
  /** Takes the place of the shares so far. */
  misbehave(shares: MischiefShares): void;
  /** Nothing happens by itself any more. */
  rest(): void;
  /** From now on no numbered message leaves, though the hub answers and the truth moves on. */
  mute(): void;
  unmute(): void;
  /** With false, plain WebSockets are had no more: handshakes are answered with 404, and those who are in are cut off. */
  offerWebSockets(offered: boolean): void;
  /** Cuts every connection, as a fault of the network does. */
  dropConnections(): void;
  /** Disconnects every socket politely. */
  kickEveryone(): void;
  /** Closes every plain WebSocket with a close code; Socket.IO, which has none, is disconnected. */
  closeAll(code: number, reason: string): void;
  /** The truth of the leaderboard family's main board, in rank order. */
  board(): readonly BoardRow[];
  /** The truth of every board of a family, the main one first. Default: of the family that is played. */
  boards(family?: FamilyId): readonly BoardTruth[];
  /** Resolves when the port is free. Stopping twice does nothing more. */
  stop(): Promise<void>;
}

const TOKEN_TTL_MS = 30 * 60_000;
const REFRESH_GRACE_MS = 60 * 60_000;

/** Rejects with a HubError when it cannot listen. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { clock, port = 0, host = '127.0.0.1', seed = 1, recovery = true } = options;
  const office = new TokenOffice(clock, options.jwtSecret ?? randomUUID());
  const { played, story } = stories(options);
  const house: House = {
    clock,
    admission: new Admission(clock, office, {
      tokens: options.tokens,
      tokenRequired: options.tokenRequired ?? false,
      refusedRooms: options.refusedRooms ?? [],
      refreshGraceMs: options.refreshGraceMs ?? REFRESH_GRACE_MS,
    }),
    received: new Received(),
    reports: new DisplayReports(),
    streams: new Streams(randomUUID().slice(0, 8)),
    story,
  };

  const http = createServer(httpHandler(house));
  await listen(http, host, port);
  const socketIo = new LeaderboardHouse(http, house, recovery);
  const raw = new RawHouse(http, house, isSocketIoPath, options.refusal);
  const mischief = new Mischief(seededRandom(seed), options.mischief);
  const tell = (emission: Emission): void => {
    const outlet = emission.channel.startsWith('/') ? socketIo : raw;
    const { stream } = emission;
    if (stream === undefined) {
      outlet.deliver(emission, null);
      return;
    }
    const numbers = house.streams.next(stream);
    mischief.pass(stream, () => {
      outlet.deliver(emission, numbers);
    });
  };
  const player = new Player(clock, played, tell);

  const url = `http://${host}:${(http.address() as AddressInfo).port}`;
  const addresses = addressesAt(url);
  let stopped: Promise<void> | null = null;
  return {
    url,
    family: played.family,
    snapshotUrl: addresses.leaderboard.snapshotUrl,
    addresses,
    received: house.received.messages,
    reports: house.reports,
    admission: house.admission,
    get mischiefCounts() {
      return mischief.counts;
    },
    issueToken: ({ ttlMs = TOKEN_TTL_MS, subject = 'display' } = {}) => office.issue(ttlMs, subject),
    connections: () => socketIo.connections + raw.connections,
    emit: (namespace, event, ...args) => {
      socketIo.emit({ namespace }, event, args);
    },
    emitTo: (namespace, room, event, ...args) => {
      socketIo.emit({ namespace, room }, event, args);
    },
    emitVolatile: (namespace, event, ...args) => {
      socketIo.emit({ namespace, isVolatile: true }, event, args);
    },
    tell,
    misbehave(shares) {
      mischief.shares = shares;
    },
    rest: () => {
      player.dispose();
    },
    mute() {
      mischief.muted = true;
    },
    unmute() {
      mischief.muted = false;
    },
    offerWebSockets(offered) {
      raw.offered = offered;
      if (!offered) raw.drop();
    },
    dropConnections() {
      socketIo.drop();
      raw.drop();
    },
    kickEveryone() {
      socketIo.close();
      raw.close(1000, 'Goodbye');
    },
    closeAll(code, reason) {
      socketIo.close();
      raw.close(code, reason);
    },
    board: () =>
      (story('leaderboard').boards()[0]?.rows ?? []).map(({ id, rank, value }) => {
        const userId = Number(id);
        return { userId, userName: personOf(userId).name, rank, value };
      }),
    boards: (family = played.family) => story(family).boards(),
    stop() {
      player.dispose();
      raw.drop();
      stopped ??= close(socketIo, http);
      return stopped;
    },
  };
}

/** What is played, and how things stand in the families in which nothing is. */
function stories({ clock, scenario = 'office', seed = 1, eventsPerSecond }: HubOptions): {
  played: Scenario;
  story: (family: FamilyId) => Scenario;
} {
  const options = { seed, nowMs: clock.now(), eventsPerSecond };
  const played = scenarioOf(scenario, options);
  const all = new Map(
    FAMILY_IDS.map((family) => [family, family === played.family ? played : atRest(family, options)]),
  );
  return { played, story: (family) => all.get(family) ?? played };
}

function listen(http: HttpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause) => {
      reject(listeningFailed(cause, host, port));
    });
    http.listen(port, host, resolve);
  });
}

async function close(socketIo: LeaderboardHouse, http: HttpServer): Promise<void> {
  const closed = socketIo.stop();
  // Keep-alive connections of snapshot requests would hold the port.
  http.closeAllConnections();
  await closed;
}
