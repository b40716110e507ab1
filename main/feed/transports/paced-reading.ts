import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';

/** So much is read in one turn of the event loop: a few milliseconds of work. */
export const LARGEST_GULP_BYTES = 256 * 1024;

/** The WebSocket of `ws`, as far as it matters here. */
export interface PausableSocket extends EventEmitter {
  pause(): void;
  resume(): void;
}

/**
 * Gives the event loop air while much comes in by a WebSocket: after a gulp the rest waits for the next turn, with the
 * sender in the end, so that nothing piles up here.
 */
export class PacedReading {
  readonly #socket: PausableSocket;
  #bytes = 0;
  #paused = false;
  #behind = false;

  /**
   * @param socket that has not opened yet
   * @param heard called for whatever comes in, also for a part of a message
   */
  constructor(socket: PausableSocket, heard: () => void = () => undefined) {
    this.#socket = socket;
    socket.on('upgrade', ({ socket: connection }: IncomingMessage) => {
      // (Heard any earlier, the first bytes would be lost to the client.)
      socket.once('open', () => {
        connection.on('data', (chunk: Buffer) => {
          this.#took(chunk.length);
          heard();
        });
      });
    });
  }

  /** Did more wait in the last turn than was read? An answer then comes late, behind all the rest. */
  get behind(): boolean {
    return this.#behind;
  }

  #took(bytes: number): void {
    if (this.#bytes === 0) setImmediate(this.#nextTurn);
    this.#bytes += bytes;
    if (this.#paused || this.#bytes < LARGEST_GULP_BYTES) return;
    this.#paused = true;
    this.#socket.pause();
  }

  readonly #nextTurn = (): void => {
    this.#bytes = 0;
    this.#behind = this.#paused;
    if (!this.#paused) return;
    this.#paused = false;
    this.#socket.resume();
  };
}
