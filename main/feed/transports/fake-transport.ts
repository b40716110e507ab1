import type { Reason } from '../connection/reasons';
import { trouble } from '../connection/reasons';
import type { Answered, Transport, TransportFactory, TransportListener, TransportPlan } from './transport';

export interface Sent {
  readonly channel: string;
  readonly event: string;
  readonly args: readonly unknown[];
  /** Set where an answer is wanted. */
  readonly onAnswer?: Answered;
}

/** A transport for tests: it does what it is told, and remembers what was asked of it. */
export class FakeTransport implements Transport {
  readonly plan: TransportPlan;
  /** One for each attempt; a callback of an old one is a late callback. */
  readonly listeners: TransportListener[] = [];
  readonly sent: Sent[] = [];
  readonly connected = new Set<string>();
  pingIntervalMs: number | null = null;
  openMissingCalls = 0;
  cuts = 0;
  closes = 0;
  isOpen = false;
  /** Runs at the end of `open`, as for a transport that fails on the spot. */
  onOpen: ((listener: TransportListener) => void) | null = null;

  constructor(plan: TransportPlan) {
    this.plan = plan;
  }

  get opens(): number {
    return this.listeners.length;
  }

  get missing(): readonly string[] {
    return this.plan.channels.flatMap(({ name, required }) => (required || this.connected.has(name) ? [] : [name]));
  }

  get listener(): TransportListener {
    const last = this.listeners.at(-1);
    if (!last) throw new Error('nobody has opened this transport');
    return last;
  }

  open(listener: TransportListener): void {
    if (this.isOpen) throw new Error('opened twice without closing');
    this.isOpen = true;
    this.listeners.push(listener);
    this.onOpen?.(listener);
  }

  openMissing(): void {
    this.openMissingCalls++;
  }

  cut(): void {
    this.cuts++;
  }

  close(): void {
    this.isOpen = false;
    this.closes++;
    this.connected.clear();
  }

  send(channel: string, event: string, args: readonly unknown[], onAnswer?: Answered): boolean {
    if (!this.connected.has(channel)) return false;
    this.sent.push({ channel, event, args, ...(onAnswer ? { onAnswer } : {}) });
    return true;
  }

  /** Connects these channels, or all of the plan. */
  connect(...names: string[]): void {
    const channels = this.plan.channels.filter(({ name }) => names.length === 0 || names.includes(name));
    for (const { name } of channels) {
      this.connected.add(name);
      this.listener.channelOpened(name);
    }
    this.listener.opened();
  }

  drop(reason: Reason = trouble('connection-lost', 'cut')): void {
    this.connected.clear();
    this.listener.lost(reason);
  }
}

/** Makes fakes and keeps them, in the order in which they were asked for. */
export function fakeTransports(): { readonly factory: TransportFactory; readonly made: FakeTransport[] } {
  const made: FakeTransport[] = [];
  return {
    made,
    factory: (plan) => {
      const transport = new FakeTransport(plan);
      made.push(transport);
      return transport;
    },
  };
}
