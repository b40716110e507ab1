import type { Emission } from '../wire-types';

type Channel = Emission['channel'];

/** Where the story is written down until the server sends it. Every message gets the time of its writing. */
export class Journal {
  readonly #run: string;
  #nowMs: number;
  #ids = 0;
  #written: Emission[] = [];

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
    this.#run = nowMs.toString(36);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Sets the time of what is written next, in ms since the Unix epoch. */
  at(nowMs: number): void {
    this.#nowMs = nowMs;
  }

  /** An id that no other moment has, in this run or in another: walls remember what they have celebrated. */
  newId(): string {
    return `${this.#run}-${++this.#ids}`;
  }

  toAll(channel: Channel, event: string, payload: object): void {
    this.toRooms(channel, [], event, payload);
  }

  toRooms(channel: Channel, rooms: readonly string[], event: string, payload: object): void {
    this.write({ channel, rooms, event, payload: this.#stamped(payload) });
  }

  /** What changes a board: it is numbered in the stream. */
  numbered(channel: Channel, rooms: readonly string[], stream: string, event: string, payload: object): void {
    this.write({ channel, rooms, event, payload: this.#stamped(payload), stream });
  }

  /** For messages whose form leaves no room for a time of their own, such as a list. */
  write(emission: Emission): void {
    this.#written.push(emission);
  }

  take(): Emission[] {
    const written = this.#written;
    this.#written = [];
    return written;
  }

  #stamped(payload: object): object {
    return { ...payload, timestamp: new Date(this.#nowMs).toISOString() };
  }
}
