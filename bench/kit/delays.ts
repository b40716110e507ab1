import WebSocket from 'partysocket/ws';
import { Manager } from 'socket.io-client';
import { retryDelayMs } from '#main/feed/connection/backoff';

/** Clients notice the loss within this, of each other. */
const NOTICED_WITHIN_MS = 10;
const NOBODY = '127.0.0.1:9';

/** The delay before each attempt in turn, of one client. */
export type Delays = () => () => number;

export const ourDelays: Delays = () => {
  let attempt = 0;
  return () => retryDelayMs('brisk', ++attempt, { next: Math.random });
};

export const socketIoDelays: Delays = () => {
  const { backoff } = new Manager(`http://${NOBODY}`, { autoConnect: false }) as unknown as {
    backoff: { duration(): number };
  };
  return () => backoff.duration();
};

export const partySocketDelays: Delays = () => {
  const socket = new WebSocket(`ws://${NOBODY}`, [], { startClosed: true }) as unknown as {
    _retryCount: number;
    _getNextDelay(): number;
  };
  return () => {
    socket._retryCount++;
    return socket._getNextDelay();
  };
};

/** From the return of the server to the first attempt that finds it, of one client; attempts that fail take no time. */
export function backAfterMs(delays: Delays, outageMs: number): number {
  const next = delays();
  let atMs = Math.random() * NOTICED_WITHIN_MS + next();
  while (atMs < outageMs) atMs += next();
  return atMs - outageMs;
}
