import type { OutboxLedger } from '#core/ipc/settings-view';
import { texts } from '../texts';
import { count } from './format';

/** "4 replaced by a newer one, 1 cleared by hand": most first; null when nothing was dropped. */
export function dropReasons({ droppedBy }: OutboxLedger): string | null {
  const reasons = Object.entries(droppedBy).filter(([, amount]) => amount > 0);
  if (reasons.length === 0) return null;
  return reasons
    .sort(([, one], [, other]) => other - one)
    .map(([reason, amount]) => {
      const words = Object.hasOwn(texts.outbox.reasons, reason) ? texts.outbox.reasons[reason] : undefined;
      return words?.(count(amount)) ?? texts.outbox.otherReason(count(amount), reason);
    })
    .join(', ');
}

/** What a message is about; one of a kind that this version does not know says its kind. */
export function kindWords(kind: string): string {
  return (Object.hasOwn(texts.outbox.kinds, kind) ? texts.outbox.kinds[kind] : undefined) ?? kind;
}
