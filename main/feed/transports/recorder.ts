import type { Reason } from '../connection/reasons';
import type { TransportListener } from './transport';

export type Recorded =
  | { readonly kind: 'opened' }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'message'; readonly channel: string; readonly event: string; readonly args: readonly unknown[] }
  | { readonly kind: 'lost' | 'refused'; readonly reason: Reason };

/** For tests with real sockets: keeps what a transport reports, and lets a test wait for it. */
export class Recorder implements TransportListener {
  readonly all: Recorded[] = [];
  /** How often anything came in. */
  signs = 0;
  #waiting: (() => void)[] = [];

  opened(): void {
    this.#add({ kind: 'opened' });
  }

  channelOpened(channel: string): void {
    this.#add({ kind: 'channel', channel });
  }

  message(channel: string, event: string, args: readonly unknown[]): void {
    this.#add({ kind: 'message', channel, event, args });
  }

  alive(): void {
    this.signs++;
    this.#wake();
  }

  lost(reason: Reason): void {
    this.#add({ kind: 'lost', reason });
  }

  refused(reason: Reason): void {
    this.#add({ kind: 'refused', reason });
  }

  get messages(): readonly (readonly [event: string, ...args: unknown[]])[] {
    return this.all.flatMap((one) => (one.kind === 'message' ? [[one.event, ...one.args] as const] : []));
  }

  get channels(): readonly string[] {
    return this.all.flatMap((one) => (one.kind === 'channel' ? [one.channel] : [])).sort();
  }

  /** How the attempt ended; undefined while it has not. */
  get end(): { readonly kind: 'lost' | 'refused'; readonly reason: Reason } | undefined {
    const ends = this.all.flatMap((one) => (one.kind === 'lost' || one.kind === 'refused' ? [one] : []));
    if (ends.length > 1) throw new Error(`an attempt ended ${ends.length} times`);
    return ends[0];
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  async untilOpened(): Promise<void> {
    await this.until(() => this.all.some(({ kind }) => kind === 'opened') || this.end !== undefined);
    if (this.end) throw new Error(`not opened: ${this.end.kind}, ${this.end.reason.detail}`);
  }

  async untilEnd(): Promise<{ readonly kind: 'lost' | 'refused'; readonly reason: Reason }> {
    await this.until(() => this.end !== undefined);
    return this.end as NonNullable<typeof this.end>;
  }

  async untilMessages(count: number): Promise<void> {
    await this.until(() => this.messages.length >= count);
  }

  #add(one: Recorded): void {
    this.all.push(one);
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
