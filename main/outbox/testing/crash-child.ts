import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { systemClock } from '#hub/system-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { DEFAULT_LIMITS } from '../policy';
import { openOutbox } from './outboxes';

/** Large enough that segments are rewritten often. */
const BODY = 'z'.repeat(2_000);
const QUEUED_AT_MOST = 200;

/**
 * For a process that is killed: accepts and acknowledges without end, and says of each message, in one line, when it is
 * `accepted`, when it is `durable`, and when it is about to be `acked`.
 */
export async function acceptAndAcknowledge(folder: string): Promise<void> {
  const clock = systemClock();
  const outbox = await openOutbox({
    files: new NodeFiles(folder, clock),
    clock,
    limits: { ...DEFAULT_LIMITS, maxCount: 1_000, maxBytes: 4_000_000 },
    newId: randomUUID,
  });
  const say = (line: string): void => void writeSync(1, `${line}\n`);
  const accept = (): void => {
    const result = outbox.enqueue('sales', { kind: 'order', body: BODY });
    if (!result.accepted) throw new Error(result.reason);
    say(`accepted ${result.messageId}`);
    void result.durable.then((safe) => {
      if (safe) say(`durable ${result.messageId}`);
    });
  };
  clock.every(1, () => {
    for (let times = 0; times < 5; times++) accept();
    while (outbox.ledger('sales').queued > QUEUED_AT_MOST * Math.random()) {
      const oldest = outbox.after('sales', -1);
      if (oldest === null) return;
      say(`acked ${oldest.id}`);
      outbox.acknowledge('sales', oldest.seq);
    }
  });
}
