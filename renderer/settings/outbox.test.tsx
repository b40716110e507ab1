import type { OutboxLedger, WaitingMessage } from '#core/ipc/settings-view';
import { err, ok } from '#core/kernel/result';
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeLedger, fakeOverview, fakeSourceOverview, NOW_MS } from './fake-data';
import { button, openSettings } from './fake-page';

const LEDGER = fakeLedger({
  accepted: 1_300,
  acked: 1_280,
  queued: 2,
  dropped: 15,
  expired: 3,
  droppedBy: { superseded: 12, 'queue-full': 2, solar: 1 },
});

function message(messageId: string, rest: Partial<WaitingMessage> = {}): WaitingMessage {
  const excerpt = '{"celebrationId":"c-1"}';
  return { messageId, kind: 'celebration-shown', atMs: NOW_MS - 120_000, bytes: 23, tries: 0, excerpt, ...rest };
}

async function openDiagnostics(ledger: OutboxLedger = LEDGER) {
  const page = await openSettings();
  const { host, user } = page;
  const tell = (now: OutboxLedger): Promise<void> =>
    act(async () => {
      const overview = fakeOverview([fakeSourceOverview('sales'), fakeSourceOverview('training')]);
      const sources = [{ id: 'sales', ledger: now }, ...overview.outbox.sources.slice(1)];
      host.push('settings:overview', { ...overview, outbox: { problem: null, total: now, sources } });
      await Promise.resolve();
    });
  await tell(ledger);
  await user.click(button('Diagnostics'));
  return { ...page, tell, report: screen.getByRole('region', { name: 'Sales' }) };
}

test('the account of each source adds up before the reader, with the reasons of the losses', async () => {
  const { report } = await openDiagnostics();
  const ledger = report.querySelector('.ledger');
  const terms = [...(ledger?.querySelectorAll('.fact') ?? [])].map((fact) => [
    fact.querySelector('dt')?.textContent,
    fact.querySelector('dd')?.textContent.trim(),
  ]);
  expect(terms).toEqual([
    ['Accepted', '1,300'],
    ['Delivered', '1,280'],
    ['Waiting', '2'],
    ['Dropped', '15'],
    ['Expired', '3'],
  ]);
  expect(report.textContent).toContain(
    'Dropped: 12 replaced by a newer one, 2 because the queue was full, 1 for “solar”.',
  );
  expect(within(screen.getByRole('region', { name: 'Training' })).queryByText('Show what is waiting')).toBeNull();
  expect(screen.getByRole('region', { name: 'Scorewall' }).textContent).toContain('Messages to all backends');
});

test('what waits is shown when it is asked for, and follows for as long as someone looks', async () => {
  const { host, user, tell, report } = await openDiagnostics();
  host.answer('settings:outbox', () =>
    ok({
      messages: [message('m-1', { tries: 3 }), message('m-2', { kind: 'solar-wind', bytes: 1_540, tries: 1 })],
      queued: 130,
    }),
  );
  expect(host.asked('settings:outbox')).toEqual([]);
  const toggle = within(report).getByRole('button', { name: 'Show what is waiting for Sales' });
  expect(toggle.getAttribute('aria-expanded')).toBe('false');
  await user.click(toggle);
  const list = within(report).getByRole('region', { name: 'Waiting for Sales' });
  expect(list.textContent).toContain('The oldest 2 of 130, the oldest first.');
  const cells = within(list)
    .getAllByRole('row')
    .map((row) =>
      within(row)
        .queryAllByRole('cell')
        .map((cell) => cell.textContent),
    );
  expect(cells.slice(1)).toEqual([
    ['2\u00a0min ago', 'A celebration was shown{"celebrationId":"c-1"}', '23\u00a0B', '3 times'],
    ['2\u00a0min ago', 'solar-wind{"celebrationId":"c-1"}', '1.5\u00a0kB', 'once'],
  ]);

  host.answer('settings:outbox', () => ok({ messages: [], queued: 0 }));
  await tell({ ...LEDGER, queued: 0, acked: 1_282 });
  expect(within(report).getByText('Nothing is waiting.')).toBeTruthy();
  const asked = host.asked('settings:outbox').length;
  await user.click(button('Sources'));
  await tell(LEDGER);
  expect(host.asked('settings:outbox')).toHaveLength(asked);
});

test('clearing asks first, and says how many messages went; keyboard and focus come along', async () => {
  const { host, user, report } = await openDiagnostics();
  host.answer('settings:outbox', () => ok({ messages: [message('m-1')], queued: 2 }));
  host.answer('settings:outbox-clear', () => ok({ cleared: 2 }));
  within(report).getByRole('button', { name: 'Show what is waiting for Sales' }).focus();
  await user.keyboard('{Enter}{Tab}{Enter}');
  const question = within(report).getByRole('alertdialog', { name: 'Clear the 2 waiting messages?' });
  expect(document.activeElement?.textContent).toBe('Do not clear');
  expect(host.asked('settings:outbox-clear')).toEqual([]);
  await user.keyboard('{Escape}');
  expect(question.isConnected).toBe(false);
  expect(document.activeElement?.textContent).toBe('Clear…');
  await user.keyboard('{Enter}{Tab}{Enter}');
  expect(host.asked('settings:outbox-clear')).toEqual([{ sourceId: 'sales' }]);
  expect(screen.getByRole('status').textContent).toBe('2 messages were cleared.');
});

test('what goes wrong is said where it happened', async () => {
  const { host, user, report } = await openDiagnostics();
  const gone = { code: 'IPC-2', message: 'Scorewall did not answer.', remedy: 'Wait.' };
  host.answer('settings:outbox', () => err([gone]));
  await user.click(within(report).getByRole('button', { name: 'Show what is waiting for Sales' }));
  expect(within(report).getByRole('alert').textContent).toContain('Scorewall did not answer.');
});
