import type { DryRun, TriedMessage } from '#core/ipc/messages-view';
import { parseConfig } from '#core/config/parse';
import { err } from '#core/kernel/result';
import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeHost, fakeOverview, fakeSource, fakeSourceOverview, fakeView, NOW_MS } from './fake-data';
import { button, openSettings } from './fake-page';
import { MAPPING_EXAMPLE } from './model/mapping-example';

type Tried = Partial<TriedMessage> & Pick<TriedMessage, 'id'>;

const tried = (rest: Tried): TriedMessage => ({
  atMs: NOW_MS,
  event: 'scored',
  size: 20,
  excerpt: '{"type":"scored"}',
  isPrivate: false,
  outcomes: [],
  ...rest,
});

async function mapped() {
  const opened = await openSettings();
  const { user } = opened;
  await user.click(button('Add a source'));
  await user.type(screen.getByLabelText('Name'), 'Arcade');
  await user.selectOptions(screen.getByLabelText('Backend'), 'custom');
  await user.type(screen.getByLabelText('Address'), 'wss://arcade.example.com');
  await user.click(button('Start from an example'));
  return opened;
}

async function trying() {
  const opened = await mapped();
  await opened.user.click(button('Try it on live messages'));
  const runId = opened.host.asked('settings:dry-run')[0]?.runId ?? '';
  const push = (step: Partial<DryRun>): void => {
    act(() => {
      opened.host.push('settings:dry-run-step', {
        runId,
        state: 'connected',
        problem: null,
        received: 1,
        messages: [],
        ...step,
      });
    });
  };
  return { ...opened, runId, push };
}

const list = () => screen.getByRole('list', { name: 'Messages of the dry run' });

test('the example is a mapping that can be saved', async () => {
  const { host, user } = await mapped();
  await user.click(button('Save'));
  const source = host.asked('settings:save')[0]?.sources[2];
  expect(source).toMatchObject({ dialect: 'custom', mapping: JSON.parse(MAPPING_EXAMPLE) as object });
  expect(parseConfig({ version: 1, sources: [source] }).ok).toBe(true);
});

test('errors stand at their lines, in words, and lead there', async () => {
  const { host, user } = await mapped();
  const editor = screen.getByLabelText<HTMLTextAreaElement>('Mapping');
  host.answer('settings:save', (draft) => {
    const mapping = { rules: [{ as: 'moves', set: { id: 'data..id' } }] };
    const sources = [...draft.sources.slice(0, 2), { ...draft.sources[2], mapping }];
    const parsed = parseConfig({ version: 1, wall: draft.wall, sources });
    return err(parsed.ok ? [] : parsed.error);
  });
  await user.clear(editor);
  await user.click(editor);
  await user.paste('{\n  "rules": [\n    { "as": "moves", "set": {\n      "id": "data..id" } } ] }');
  await user.click(button('Save'));
  const [first, second] = within(screen.getByRole('form')).getAllByRole('listitem');
  expect(first?.textContent).toMatch(/^Line 3 Rule 1, rank is missing\./);
  expect(second?.textContent).toMatch(/^Line 4 Rule 1, id is "data\.\.id", but it must be an expression/);
  expect(document.activeElement).toBe(editor);
  await user.click(button('Go to line 4'));
  expect(editor.value.slice(editor.selectionStart, editor.selectionEnd)).toBe('      "id": "data..id" } } ] }');
});

test('a text that is no JSON is said before main is asked, until it is mended', async () => {
  const { host, user } = await mapped();
  const editor = screen.getByLabelText('Mapping');
  await user.clear(editor);
  await user.click(editor);
  await user.paste('{ "rules": [ }');
  await user.click(button('Save'));
  expect(host.asked('settings:save')).toEqual([]);
  expect(screen.getByText('A value is missing, or is no JSON.')).toBeTruthy();
  await user.clear(editor);
  await user.paste(MAPPING_EXAMPLE);
  expect(screen.queryByText('A value is missing, or is no JSON.')).toBeNull();
});

test('a dry run tells what the rules made of each message, newest first', async () => {
  const { push } = await trying();
  expect(screen.getByText('Connecting…')).toBeTruthy();
  push({ received: 0 });
  expect(screen.getByText('Connected. Nothing has come yet.')).toBeTruthy();
  const made = [{ kind: 'values' as const, metric: 'points', count: 5, items: ['Ann (3)', 'Bo (2)', 'Cy (1)'] }];
  push({
    received: 3,
    messages: [
      tried({ id: 1, outcomes: [{ rule: 1, made, problems: [] }] }),
      tried({ id: 2, outcomes: [{ rule: 1, made: [], problems: ['"value" is missing (data.points)'] }] }),
      tried({ id: 3, event: 'chat', excerpt: null, isPrivate: true }),
    ],
  });
  const shown = within(list()).getAllByRole('listitem');
  expect(shown.map(({ dataset }) => dataset['verdict'])).toEqual(['none', 'bad', 'good']);
  expect(shown[0]?.textContent).toContain('Private: not shown.');
  expect(shown[1]?.textContent).toContain('Rule 2: "value" is missing (data.points)');
  expect(shown[2]?.textContent).toContain('Rule 2: 5 values on “points”: Ann (3), Bo (2), Cy (1) …');
});

test('what is held stands still, what is late is dropped, and what comes is bounded', async () => {
  const { push, user, host, runId } = await trying();
  push({ received: 100, messages: Array.from({ length: 100 }, (_, id) => tried({ id })) });
  expect(within(list()).getAllByRole('listitem')).toHaveLength(40);
  await user.click(button('Hold'));
  push({ received: 101, messages: [tried({ id: 101, event: 'later' })] });
  expect(list().textContent).not.toContain('later');
  expect(screen.getByText(/^101 messages so far/)).toBeTruthy();
  await user.click(button('Go on'));
  push({ received: 102, messages: [tried({ id: 102, event: 'later' })] });
  expect(list().textContent).toContain('later');
  await user.click(button('Stop'));
  expect(host.asked('settings:dry-run-stop')).toEqual([{ runId }]);
  push({ received: 500 });
  expect(screen.getByText('Ended after 102 messages')).toBeTruthy();
});

test('it ends with its form, and by itself with the reason', async () => {
  const { push, user, host, runId } = await trying();
  push({
    state: 'ended',
    problem: { code: 'AUTH-1', message: 'The server refused this token.', remedy: 'Paste one.' },
  });
  expect(screen.getByText('The server refused this token.')).toBeTruthy();
  await user.click(button('Start again'));
  await user.click(button('Discard changes'));
  const ids = host.asked('settings:dry-run').map((asked) => asked.runId);
  expect(ids).toHaveLength(2);
  expect(host.asked('settings:dry-run-stop')).toEqual([{ runId: ids[1] }]);
  expect(ids[1]).not.toBe(runId);
});

test('the last messages of a source are shown by their kind, and asked for anew with each overview', async () => {
  const host = fakeHost(fakeView([fakeSource('sales')]));
  const { user } = await openSettings(host);
  const kind = {
    event: 'rankings:update',
    counts: { applied: 1_000, rejected: 2, unknown: 0, duplicate: 0, limited: 0 },
    lastMinute: 90,
    isPrivate: false,
    messages: [
      { atMs: NOW_MS, verdict: 'rejected' as const, reason: '"newRank" is missing', size: 12, excerpt: '{"userId":7}' },
    ],
  };
  host.answer('settings:messages', () => ({ ok: true, value: { kinds: [kind] } }));
  act(() => {
    host.push('settings:overview', fakeOverview([fakeSourceOverview('sales')]));
  });
  await user.click(button('Diagnostics'));
  await user.click(button('Show the last messages of Sales'));
  const kinds = screen.getByRole('list', { name: 'Last messages of Sales' });
  expect(kinds.textContent).toContain('2 rejected');
  expect(kinds.textContent).toContain('1,002 · 90 in the last minute');
  expect(kinds.textContent).toContain('"newRank" is missing');
  const asked = host.asked('settings:messages').length;
  await act(async () => {
    host.push('settings:overview', fakeOverview([fakeSourceOverview('sales')]));
    await Promise.resolve();
  });
  expect(host.asked('settings:messages').length).toBeGreaterThan(asked);
});

test('several connections of a source are told apart, and what was held back is explained', async () => {
  const host = fakeHost(fakeView([fakeSource('sales')]));
  const { user } = await openSettings(host);
  const connections = [
    { name: 'progress', state: 'live' as const, missing: [] },
    { name: 'leaderboard', state: 'waiting' as const, missing: [] },
  ];
  const gaps = { found: 3, healed: 2 };
  act(() => {
    host.push('settings:overview', fakeOverview([fakeSourceOverview('sales', { connections, limited: 7, gaps })]));
  });
  await user.click(button('Diagnostics'));
  const report = screen.getByRole('region', { name: 'Sales' });
  expect(report.textContent).toContain('leaderboard Waiting for the next try');
  expect(report.textContent).toContain('2 made up for');
  expect(report.textContent).toContain('Held back: celebrations');
});
