import { ok } from '#core/kernel/result';
import type { Router } from '#main/hosts/router';
import type { Reports } from './reports';

/** Messages that a window is shown at once. */
export const WAITING_SHOWN = 100;
/** Characters of a message that a window is shown. */
export const EXCERPT_LENGTH = 200;

/** Lets the settings window look into what waits to be sent, and clear it. */
export function serveOutbox(router: Router, reports: Pick<Reports, 'waiting' | 'ledgerOf' | 'clear'>): void {
  router.onRequest('settings:outbox', ({ sourceId }) =>
    ok({
      messages: reports.waiting(sourceId, WAITING_SHOWN).map(({ messageId, kind, atMs, bytes, tries, body }) => ({
        messageId,
        kind,
        atMs,
        bytes,
        tries,
        excerpt: body.length > EXCERPT_LENGTH ? `${body.slice(0, EXCERPT_LENGTH)}…` : body,
      })),
      queued: reports.ledgerOf(sourceId).queued,
    }),
  );

  router.onRequest('settings:outbox-clear', ({ sourceId }) => ok({ cleared: reports.clear(sourceId) }));
}
