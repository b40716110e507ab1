import type { Socket } from 'node:net';
import type { Disposable } from '#core/kernel/disposer';
import { shuffled } from '../scenario/random-choice';
import type { CutKind, Fault } from './fault';
import { Link, type Address, type LinkContext } from './link';

interface TrafficContext extends LinkContext {
  /** Asked anew for every connection if it is a function. */
  readonly target: Address | (() => Address);
}

/** All connections, under one fault. */
export class Traffic implements Disposable {
  readonly #context: TrafficContext;
  readonly #links = new Set<Link>();
  /** Those of links that are over, too, until they have closed. */
  readonly #sockets = new Set<Socket>();
  readonly #dropTimers = new Set<Disposable>();
  #waiting: Link[] = [];
  #holdTimer: Disposable | null = null;
  #fault: Fault | null = null;
  #accepted = 0;
  #disposed = false;

  constructor(context: TrafficContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#links.size;
  }

  accept(client: Socket): void {
    if (this.#disposed) {
      client.destroy();
      return;
    }
    this.#accepted++;
    const link = new Link(this.#accepted, client, this.#context, () => this.#links.delete(link));
    this.#links.add(link);
    link.change(this.#fault);
    for (const socket of link.sockets) {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    }
    this.#admit(link);
  }

  change(fault: Fault | null): void {
    const before = this.#fault;
    if (before !== null) this.#context.log.add(0, `${before.kind}-off`);
    if (fault !== null) this.#context.log.add(0, `${fault.kind}-on`, parametersOf(fault));
    this.#fault = fault;
    for (const timer of this.#dropTimers) timer.dispose();
    this.#dropTimers.clear();
    for (const link of this.#links) link.change(fault);
    if (!keepsAllWaiting(fault)) this.#letThrough(before?.kind === 'reorder-connections');
  }

  cut(how: CutKind): void {
    for (const link of this.#links) link.cut(how);
  }

  dispose(): void {
    this.#disposed = true;
    this.#holdTimer?.dispose();
    for (const timer of this.#dropTimers) timer.dispose();
    for (const link of this.#links) link.dispose();
    for (const socket of this.#sockets) socket.destroy();
  }

  #admit(link: Link): void {
    const fault = this.#fault;
    if (keepsAllWaiting(fault) || fault?.kind === 'reorder-connections') {
      link.hold();
      this.#waiting.push(link);
      if (fault?.kind !== 'reorder-connections') return;
      this.#holdTimer ??= this.#context.clock.after(fault.holdMs, () => {
        this.#letThrough(true);
      });
      return;
    }
    link.letThrough(this.#target());
    if (fault?.kind !== 'accept-then-drop') return;
    const timer = this.#context.clock.after(fault.afterMs, () => {
      this.#dropTimers.delete(timer);
      link.cut(fault.how);
    });
    this.#dropTimers.add(timer);
  }

  #letThrough(inAnyOrder: boolean): void {
    this.#holdTimer?.dispose();
    this.#holdTimer = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const link of inAnyOrder ? shuffled(this.#context.random, waiting) : waiting) link.letThrough(this.#target());
  }

  #target(): Address {
    const { target } = this.#context;
    return typeof target === 'function' ? target() : target;
  }
}

/** Whether no new connection reaches the server before the fault ends. */
function keepsAllWaiting(fault: Fault | null): boolean {
  return fault?.kind === 'freeze' || (fault?.kind === 'blackhole' && fault.direction === 'both');
}

function parametersOf(fault: Fault): string {
  return Object.entries(fault)
    .filter(([name]) => name !== 'kind')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
