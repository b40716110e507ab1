import type { Clock } from '#core/kernel/clock';
import type { LogFiles } from '#main/ports/files';
import { silentLogger } from '#main/ports/logger';
import { Outbox } from '../outbox';
import type { Kinds, Limits } from '../policy';

/** One kind for each policy. */
export const TEST_KINDS = {
  shown: 'drop-oldest',
  status: 'latest-wins',
  order: 'refuse',
} as const satisfies Kinds<string>;

export type TestKind = keyof typeof TEST_KINDS;

export type TestOutbox = Outbox<TestKind>;

/** An outbox whose ids are counted from `#0`, or as `newId` makes them. */
export function openOutbox(deps: {
  files: LogFiles;
  clock: Clock;
  limits?: Limits;
  newId?: () => string;
}): Promise<TestOutbox> {
  let made = 0;
  return Outbox.open({
    log: silentLogger,
    newId: () => `#${made++}`,
    clean: (text) => text,
    kinds: TEST_KINDS,
    ...deps,
  });
}

export function idsOf(outbox: TestOutbox, sourceId: string): string[] {
  return outbox.inspect(sourceId, Infinity).map((message) => message.messageId);
}
