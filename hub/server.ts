import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Clock } from '#core/kernel/clock';
import { Admission } from './admission';
import { listeningFailed } from './hub-error';
import { Player } from './player';
import { Received, type ReceivedMessage } from './received';
import { DisplayReports } from './reports';
import { personOf } from './scenario/people';
import { scenarioOf, type ScenarioName } from './scenario/scenarios';
import { SNAPSHOT_PATH, snapshotHandler } from './snapshot';
import { welcomeVisitors } from './visitors';
import { NAMESPACES } from './wire-types';

export interface HubOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1: this machine only. */
  host?: string;
  clock: Clock;
  /** `quiet` has a board but no events of its own. Default `office`. */
  scenario?: ScenarioName;
  /** Default 1. */
  seed?: number;
  /** Orders per second, evenly spaced. Default: the natural pace of an office. */
  eventsPerSecond?: number;
  /** Socket.IO's connection state recovery. Default true. */
  recovery?: boolean;
  /** Accepted tokens. Absent: everyone is let in. A token that begins with `tv-` may not join `user:` rooms. */
  tokens?: readonly string[];
  /** Rooms that nobody may join, such as `team:5`. */
  refusedRooms?: readonly string[];
}

interface BoardRow {
  readonly userId: number;
  readonly userName: string;
  readonly rank: number;
  readonly value: number;
}

export interface Hub {
  readonly url: string;
  /** GET; the same tokens, as `Authorization: Bearer TOKEN` or in the cookie `session`. */
  readonly snapshotUrl: string;
  /** The last messages of clients, oldest first. */
  readonly received: readonly ReceivedMessage[];
  /** What displays said of themselves, each report once. */
  readonly reports: DisplayReports;
  /** Sockets on /leaderboard. */
  connections(): number;
  /** To everybody in a namespace. */
  emit(namespace: string, event: string, ...args: unknown[]): void;
  emitTo(namespace: string, room: string, event: string, ...args: unknown[]): void;
  /** Cuts every connection, as a fault of the network does. */
  dropConnections(): void;
  /** Disconnects every socket politely. */
  kickEveryone(): void;
  /** The truth of the main board, in rank order. */
  board(): readonly BoardRow[];
  /** Resolves when the port is free. Stopping twice does nothing more. */
  stop(): Promise<void>;
}

/** Half of Socket.IO's default: what is kept for recovery costs memory under load. */
const RECOVERY_MS = 60_000;

/** Rejects with a HubError when it cannot listen. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { clock, port = 0, host = '127.0.0.1', scenario: name = 'office', seed = 1, recovery = true } = options;
  const scenario = scenarioOf(name, { seed, nowMs: clock.now(), eventsPerSecond: options.eventsPerSecond });
  const snapshot = () => scenario.board.snapshot(clock.now());
  const admission = new Admission(options.tokens, options.refusedRooms);
  const received = new Received();
  const reports = new DisplayReports();

  const http = createServer(snapshotHandler(admission, snapshot));
  await listen(http, host, port);
  const io = new Server(http, {
    serveClient: false,
    // A token that has been withdrawn must not slip in through recovery.
    ...(recovery ? { connectionStateRecovery: { maxDisconnectionDuration: RECOVERY_MS, skipMiddlewares: false } } : {}),
  });
  welcomeVisitors(io, { clock, admission, received, reports, snapshot });
  const player = new Player(clock, scenario, ({ namespace, rooms, event, payload }) => {
    const target = io.of(namespace);
    (rooms.length === 0 ? target : target.to([...rooms])).emit(event, payload);
  });

  const url = `http://${host}:${(http.address() as AddressInfo).port}`;
  let stopped: Promise<void> | null = null;
  return {
    url,
    snapshotUrl: url + SNAPSHOT_PATH,
    received: received.messages,
    reports,
    connections: () => io.of('/leaderboard').sockets.size,
    emit: (namespace, event, ...args) => void io.of(namespace).emit(event, ...args),
    emitTo: (namespace, room, event, ...args) =>
      void io
        .of(namespace)
        .to(room)
        .emit(event, ...args),
    dropConnections() {
      for (const each of NAMESPACES) for (const socket of io.of(each).sockets.values()) socket.conn.close(true);
    },
    kickEveryone() {
      for (const each of NAMESPACES) io.of(each).disconnectSockets(true);
    },
    board: () => scenario.board.standings.rows.map((row) => ({ ...row, userName: personOf(row.userId).name })),
    stop() {
      player.dispose();
      stopped ??= close(io, http);
      return stopped;
    },
  };
}

function listen(http: HttpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause) => {
      reject(listeningFailed(cause, host, port));
    });
    http.listen(port, host, resolve);
  });
}

async function close(io: Server, http: HttpServer): Promise<void> {
  const closed = io.close();
  // Keep-alive connections of snapshot requests would hold the port.
  http.closeAllConnections();
  await closed;
}
