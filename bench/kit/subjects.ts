import { io } from 'socket.io-client';
import { sourceSchema } from '#core/config/schema';
import type { Clock } from '#core/kernel/clock';
import type { Random } from '#core/kernel/random';
import { systemClock } from '#hub/system-clock';
import { forgetfulSessions } from '#main/feed/auth/session-tokens';
import { STATES } from '#main/feed/connection/states';
import { FeedService } from '#main/feed/feed-service';
import type { Source, SourceSink } from '#main/feed/source';
import type { TransportFactory } from '#main/feed/transports/transport';
import { transportFor } from '#main/feed/transports/registry';
import { silentLogger } from '#main/ports/logger';
import { noHints } from '#main/ports/network-hints';
import { monotonicMs } from './time';

/** A client under measurement, and what became of it. Times are of `monotonicMs`. */
export interface Subject {
  readonly connected: boolean;
  readonly connects: readonly number[];
  readonly losses: readonly number[];
  /** Messages of the board that came through. */
  readonly messages: readonly number[];
  /** Says something to the server, if it can. */
  speak(): void;
  stop(): void;
}

export const SUBJECTS = { ours, 'socket.io-client': socketIoClient };
export type SubjectName = keyof typeof SUBJECTS;

export interface OursOptions {
  /** More of the source's configuration, such as `snapshotUrl`. */
  readonly source?: object;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly transport?: TransportFactory;
  readonly apply?: SourceSink['apply'];
  readonly token?: () => string | null;
}

export interface Ours extends Subject {
  readonly source: Source;
  /** At once when it is connected already, and at each change. */
  onChanged(listener: (connected: boolean) => void): void;
}

/** The product's feed, as the composition roots wire it. */
export function ours(url: string, options: OursOptions = {}): Ours {
  const track = new Track();
  const { clock = systemClock(), random = { next: Math.random }, token = () => null, source: more } = options;
  const { transport = transportFor, apply = () => null } = options;
  const feed = new FeedService({
    clock,
    random,
    fetch: (address, init) => fetch(address, init),
    log: silentLogger,
    transport,
    token,
    sessions: forgetfulSessions,
    hide: () => undefined,
    network: noHints,
    sink: {
      apply: (...told) => {
        track.message();
        return apply(...told);
      },
      changed: (id) => {
        const source = feed.source(id);
        if (source) track.now(STATES[source.state.name].maySend);
      },
    },
  });
  feed.run([sourceSchema.parse({ id: 'bench', dialect: 'leaderboard', url, ...more })]);
  const [source] = feed.sources;
  if (!source) throw new Error('the source does not run');
  return Object.assign(track, { source, speak: () => undefined, stop: () => feed.stop() });
}

/** Bare, with its own reconnecting and its defaults. */
function socketIoClient(url: string): Subject {
  const track = new Track();
  const socket = io(`${url}/leaderboard`, { forceNew: true });
  socket.on('connect', () => {
    track.now(true);
    socket.emit('join:tv-display');
  });
  socket.on('disconnect', () => track.now(false));
  socket.onAny(() => track.message());
  return Object.assign(track, {
    speak: () => void socket.emit('display:hello', {}),
    stop: () => void socket.disconnect(),
  });
}

const MESSAGES_KEPT = 20_000;

/** Notes what becomes of a connection. */
export class Track {
  connected = false;
  readonly connects: number[] = [];
  readonly losses: number[] = [];
  readonly messages: number[] = [];
  #listener: ((connected: boolean) => void) | null = null;

  onChanged(listener: (connected: boolean) => void): void {
    this.#listener = listener;
    if (this.connected) listener(true);
  }

  now(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    (connected ? this.connects : this.losses).push(monotonicMs());
    this.#listener?.(connected);
  }

  message(): void {
    if (this.messages.length < MESSAGES_KEPT) this.messages.push(monotonicMs());
  }
}
