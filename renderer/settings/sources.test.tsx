import { parseConfig } from '#core/config/parse';
import { wallFields } from '#core/config/schema';
import { err } from '#core/kernel/result';
import { act, cleanup, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeHost, fakeOverview, fakeRefusal, fakeSource, fakeSourceOverview, fakeView } from './fake-data';
import { button, openSettings } from './fake-page';

const TOKEN = 'secret-token-of-this-test';

test('a source is loaded, edited and saved; the rest of the configuration stays', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Edit Training'));
  const address = screen.getByLabelText('Address');
  expect(address).toHaveProperty('value', 'https://training.example.com');
  expect(screen.queryByText('Unsaved changes')).toBeNull();
  await user.clear(address);
  await user.type(address, 'https://learn.example.com');
  await user.type(screen.getByLabelText('Team'), '5');
  expect(screen.getByText('Unsaved changes')).toBeTruthy();
  await user.click(button('Save'));

  const [saved] = host.asked('settings:save');
  expect(saved?.wall).toEqual(fakeView().config.wall);
  expect(saved?.sources).toEqual([
    fakeSource('sales'),
    fakeSource('training', { url: 'https://learn.example.com', join: { tvDisplay: true, team: '5' } }),
  ]);
  expect(screen.getByText('Training saved. The wall uses it now.')).toBeTruthy();
  expect(screen.queryByLabelText('Address')).toBeNull();
  expect(document.activeElement).toBe(button('Edit Training'));
});

test("main's error stands at its field, is tied to it and gets the focus", async () => {
  const host = fakeHost();
  host.answer('settings:save', (draft) => {
    const { wall, sources } = draft;
    const checked = parseConfig({ version: 1, wall, sources });
    return err(checked.ok ? [] : checked.error);
  });
  const { user } = await openSettings(host);
  await user.click(button('Edit Training'));
  await user.clear(screen.getByLabelText('Address'));
  await user.type(screen.getByLabelText('Address'), 'learn');
  await user.click(button('Save'));

  const address = screen.getByLabelText('Address');
  expect(address.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(address);
  const error = document.getElementById(address.getAttribute('aria-describedby') ?? '');
  expect(error?.querySelector('strong')?.textContent).toContain('Address is "learn"');
  expect(error?.textContent).toContain('Copy the whole address');
  expect(address).toHaveProperty('value', 'learn');
});

test('an error without a field stands on top of the form', async () => {
  const host = fakeHost();
  host.answer('settings:save', () => err([{ code: 'DISK-1', message: 'The disk is full.', remedy: 'Make room.' }]));
  const { user } = await openSettings(host);
  await user.click(button('Edit Sales'));
  await user.type(screen.getByLabelText('User'), '7');
  await user.click(button('Save'));
  expect(screen.getByRole('alert').textContent).toContain('The disk is full. Make room.');
  expect(document.activeElement).toBe(screen.getByRole('alert'));
});

test('an error under "More" opens it', async () => {
  const host = fakeHost();
  const wrong = { code: 'C', message: 'Wrong.', remedy: 'Mend it.', path: 'sources[0].tokenUrl' };
  host.answer('settings:save', () => err([wrong]));
  const { user } = await openSettings(host);
  await user.click(button('Edit Sales'));
  await user.type(screen.getByLabelText('Team'), '7');
  expect(document.querySelector('details')?.open).toBe(false);
  await user.click(button('Save'));
  expect(document.querySelector('details')?.open).toBe(true);
  expect(screen.getByLabelText('Token address').getAttribute('aria-invalid')).toBe('true');
});

test('a new source gets an id from its name, and a missing address is said before main is asked', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Add a source'));
  expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  await user.type(screen.getByLabelText('Name'), 'Sales');
  await user.click(button('Save'));
  expect(host.asked('settings:save')).toEqual([]);
  expect(document.activeElement).toBe(screen.getByLabelText('Address'));
  await user.type(screen.getByLabelText('Address'), 'https://new.example.com');
  await user.type(screen.getByLabelText('Token'), TOKEN);
  await user.click(button('Save'));
  expect(host.asked('settings:save')[0]?.sources[2]).toMatchObject({ id: 'sales-2', token: TOKEN });
  expect(screen.getByRole('heading', { name: 'Sales 2' })).toBeTruthy();
});

test('a token goes in and is never rendered, and a stored one can be replaced or removed', async () => {
  const { host, user, container } = await openSettings(fakeHost(fakeView(undefined, { tokensHeld: ['sales'] })));
  await user.click(button('Edit Sales'));
  expect(screen.getByText('Stored')).toBeTruthy();
  await user.click(button('Token: Replace'));
  const input = screen.getByLabelText('Token');
  expect(input.getAttribute('type')).toBe('password');
  await user.type(input, TOKEN);
  await user.click(button('Save'));
  expect(host.asked('settings:save')[0]?.sources[0]).toMatchObject({ token: TOKEN });
  await user.click(button('Edit Sales'));
  expect(container.innerHTML).not.toContain(TOKEN);
  expect(container.querySelector('input[type=password]')).toBeNull();

  await user.click(button('Remove token'));
  await user.click(button('Save'));
  expect(host.asked('settings:save')[1]?.sources[0]).toMatchObject({ token: null });
});

test('a connection test shows its steps as they happen, and only those of the latest test', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Edit Training'));
  await user.click(button('Test connection'));
  const [asked] = host.asked('settings:test');
  expect(asked?.source).toEqual(fakeSource('training'));
  const testId = asked?.testId ?? '';
  const push = (
    step: 'reach' | 'sign-in' | 'done',
    outcome: 'running' | 'passed' | 'failed',
    detail = '',
    id = testId,
  ) => {
    act(() => {
      host.push('settings:test-step', {
        testId: id,
        step,
        outcome,
        detail,
        remedy: outcome === 'failed' ? 'Mend it.' : null,
      });
    });
  };
  const steps = () => within(screen.getByRole('log')).getAllByRole('listitem');
  push('reach', 'running');
  expect(steps().map((step) => step.textContent)).toEqual(['Running: Reaching the server']);
  push('reach', 'passed', 'Server reached (38 ms)');
  push('sign-in', 'passed', 'of an older test', 'other');
  push('sign-in', 'failed', 'Refused');
  expect(steps().map((step) => step.textContent)).toEqual([
    'Passed: Server reached (38 ms)',
    'Failed: RefusedMend it.',
  ]);
  expect(button('Testing…').getAttribute('aria-disabled')).toBe('true');
  push('done', 'failed');
  await user.click(button('Test again'));
  expect(host.asked('settings:test')).toHaveLength(2);
  expect(host.asked('settings:test')[1]?.testId).not.toBe(testId);
});

test('a source is removed after a question in place, and undo puts it back where it was', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Edit Sales'));
  await user.click(button('Remove Sales'));
  expect(document.activeElement).toBe(button('Keep it'));
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(host.asked('settings:save')).toEqual([]);

  await user.click(button('Remove Sales'));
  await user.click(button('Remove now'));
  expect(host.asked('settings:save')[0]?.sources).toEqual([fakeSource('training')]);
  expect(screen.queryByRole('heading', { name: 'Sales' })).toBeNull();
  expect(document.activeElement).toBe(button('Undo the removal of Sales'));
  await user.keyboard('{Enter}');
  expect(host.asked('settings:save')[1]?.sources).toEqual([fakeSource('sales'), fakeSource('training')]);
  expect(screen.getByRole('heading', { name: 'Sales' })).toBeTruthy();
});

test('a source that playlists name goes with their entries, and undo brings both back', async () => {
  const playlist = [{ scene: 'leaderboard', source: 'sales', title: 'Best' }, { scene: 'live' }] as const;
  const displays = [{ name: 'Lobby', playlist: [{ scene: 'race', board: 'sales:revenue' }] }];
  const view = fakeView();
  const wall = {
    ...view.config.wall,
    ...wallFields.pick({ playlist: true, displays: true }).parse({ playlist, displays }),
  };
  const { host, user } = await openSettings(fakeHost({ ...view, config: { ...view.config, wall } }));
  await user.click(button('Edit Sales'));
  await user.click(button('Remove Sales'));
  const asked = screen.getByRole('alertdialog').textContent;
  expect(asked).toContain('2 playlist entries name it and go with it');
  expect(asked).toMatch(/Best \(This wall\), .+ \(Lobby\)/);
  await user.click(button('Remove it and the 2 entries'));
  const [saved] = host.asked('settings:save');
  expect(saved?.sources).toEqual([fakeSource('training')]);
  expect(saved?.wall).toMatchObject({ playlist: [{ scene: 'live' }] });
  expect(saved?.wall).toHaveProperty('displays', [{ name: 'Lobby' }]);
  await user.click(button('Undo the removal of Sales'));
  const [, undone] = host.asked('settings:save');
  expect(undone?.sources).toEqual([fakeSource('sales'), fakeSource('training')]);
  expect(undone?.wall).toEqual(wall);
});

test('after undoing the removal of a source with a token, the form asks for the token again', async () => {
  const { user } = await openSettings(fakeHost(fakeView(undefined, { tokensHeld: ['sales'] })));
  await user.click(button('Edit Sales'));
  await user.click(button('Remove Sales'));
  expect(screen.getByRole('alertdialog').textContent).toContain('the token has to be entered again');
  await user.click(button('Remove now'));
  await user.click(button('Undo the removal of Sales'));
  expect(screen.getByLabelText('Token').getAttribute('type')).toBe('password');
  expect(screen.getByText('Sales is back. Enter its token again.')).toBeTruthy();
});

test('the switch saves at once and leaves what is being typed alone', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Edit Sales'));
  await user.type(screen.getByLabelText('Team'), '7');
  await user.click(screen.getByRole('switch', { name: 'Sales switched on' }));
  expect(host.asked('settings:save')[0]?.sources[0]).toEqual(fakeSource('sales', { enabled: false }));
  expect(screen.getByLabelText('Team')).toHaveProperty('value', '7');
  await user.click(button('Save'));
  expect(host.asked('settings:save')[1]?.sources[0]).toMatchObject({ enabled: false, join: { team: '7' } });
});

test('a refused source says why and what to do, counts at the section, and can be reconnected', async () => {
  const { host, user } = await openSettings();
  act(() => {
    host.push('settings:overview', fakeOverview([fakeSourceOverview('sales'), fakeRefusal('training')]));
  });
  expect(button(/1 source needs attention/)).toBeTruthy();
  expect(screen.getByText('The server refused this token.')).toBeTruthy();
  await user.click(button('Reconnect Training now'));
  expect(host.asked('settings:reconnect')).toEqual([{ sourceId: 'training' }]);
});

test('first run: the demo is named as such; without any source the demo can be added', async () => {
  const demo = fakeSource('demo', { url: 'demo:office' });
  await openSettings(fakeHost(fakeView([demo])));
  expect(screen.getByText('You are seeing demo data')).toBeTruthy();
  cleanup();

  const { host, user } = await openSettings(fakeHost(fakeView([])));
  expect(screen.getByText('No sources yet')).toBeTruthy();
  await user.click(button('Try made-up data'));
  await user.click(screen.getByRole('radio', { name: /^An academy/ }));
  expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Academy');
  await user.click(button('Save'));
  expect(host.asked('settings:save')[0]?.sources).toMatchObject([
    { id: 'academy', dialect: 'academy', url: 'demo:academy' },
  ]);
});

test('the form asks for what means something to the kind of backend', async () => {
  const { user } = await openSettings();
  await user.click(button('Add a source'));
  const has = (label: string) => screen.queryByLabelText(label) !== null;
  const kind = screen.getByLabelText('Backend');
  expect([has('Team'), has('TV display'), has('Polling address'), has('Mood of all')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  await user.selectOptions(kind, 'learning-coach');
  expect([has('Learner'), has('Board'), has('Study room'), has('TV display')]).toEqual([true, true, true, false]);
  await user.selectOptions(kind, 'educator-quiz');
  expect([has('Educator'), has('Polling address'), has('Team'), has('Snapshot address')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  await user.selectOptions(kind, 'masterx');
  expect([has('Session'), has('Mood of all'), has('Token address')]).toEqual([true, true, true]);
  expect(screen.getByLabelText('Address')).toHaveProperty('placeholder', 'wss://masterx.example.com');
  await user.click(button('Try it with made-up data'));
  expect(screen.getByRole('radio', { name: /^A tutoring platform/ })).toHaveProperty('checked', true);
  expect(has('Address')).toBe(false);
  await user.click(button('Connect a backend of your own instead'));
  expect(screen.getByLabelText('Backend')).toHaveProperty('value', 'masterx');
});
