import { expect, it, vi } from 'vitest';
import { silentLogger } from '#main/ports/logger';
import { Router } from '#main/hosts/router';
import { EXCERPT_LENGTH, serveOutbox, WAITING_SHOWN } from './outbox-handlers';

it('shows no more than a window can take: so many messages, and the beginning of each', async () => {
  const router = new Router(silentLogger);
  const message = { seq: 0, messageId: 'm', kind: 'k', atMs: 1, bytes: 500, tries: 2, body: 'x'.repeat(500) };
  const waiting = vi.fn(() => [message]);
  const ledger = { accepted: 300, queued: 300, acked: 0, dropped: 0, expired: 0, droppedBy: {} };
  serveOutbox(router, { waiting, ledgerOf: () => ledger, clear: () => 0 });
  const session = { id: 'settings-1', kind: 'settings', push: () => undefined } as const;
  router.opened(session);
  const answer = await router.request(session, 'settings:outbox', { sourceId: 'sales' });
  const excerpt = `${'x'.repeat(EXCERPT_LENGTH)}…`;
  expect(answer).toEqual({
    ok: true,
    value: { messages: [{ messageId: 'm', kind: 'k', atMs: 1, bytes: 500, tries: 2, excerpt }], queued: 300 },
  });
  expect(waiting).toHaveBeenCalledWith('sales', WAITING_SHOWN);
});
