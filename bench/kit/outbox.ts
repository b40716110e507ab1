import { randomUUID } from 'node:crypto';
import type { Clock } from '#core/kernel/clock';
import { NodeFiles } from '#main/adapters/node-files';
import { Outbox } from '#main/outbox/outbox';
import { DEFAULT_LIMITS, type Limits } from '#main/outbox/policy';
import { OutboxSender } from '#main/outbox/sender';
import { silentLogger } from '#main/ports/logger';
import type { Ours } from './subjects';

/** One kind that makes room for others and one that must not be lost. */
const KINDS = { report: 'drop-oldest', order: 'refuse' } as const;
export const SOURCE_ID = 'bench';

export type BenchOutbox = Outbox<keyof typeof KINDS>;

export function outboxIn(folder: string, clock: Clock, limits: Partial<Limits> = {}): Promise<BenchOutbox> {
  return Outbox.open({
    files: new NodeFiles(folder, clock),
    clock,
    log: silentLogger,
    newId: randomUUID,
    clean: (text) => text,
    kinds: KINDS,
    limits: { ...DEFAULT_LIMITS, ...limits },
  });
}

/** Sends what waits over the product's own feed, while that may send. */
export function sendOver(subject: Ours, outbox: BenchOutbox, clock: Clock): OutboxSender {
  const { source } = subject;
  const sender = new OutboxSender({
    clock,
    outbox,
    sourceId: SOURCE_ID,
    send: (message, onAck) => source.connections[0]?.report(message, onAck) ?? false,
  });
  subject.onChanged((connected) => {
    if (connected) sender.resume();
    else sender.pause();
  });
  return sender;
}

export function reportBody(number: number): object {
  return { celebrationId: `sales:${number}`, wall: 'Sales floor', shownAt: '2026-11-20T09:00:00.000Z' };
}
