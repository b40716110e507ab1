import { err, ok } from '#core/kernel/result';
import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fakeFrame, fakeHost, fakeOverview, fakeSource, fakeSourceOverview, fakeView } from './fake-data';
import { button, openSettings } from './fake-page';
import { LOST_AFTER_MS } from './store/live';

test('every listener and timer goes when the window goes, however often it is opened', async () => {
  const host = fakeHost();
  for (let round = 0; round < 20; round++) {
    const { unmount, clock } = await openSettings(host);
    expect(host.listenerCount).toBe(5);
    expect(clock.pendingTimers).toBe(1);
    unmount();
    expect(host.listenerCount).toBe(0);
    expect(clock.pendingTimers).toBe(0);
  }
});

test('frames make the miniature, and each is acknowledged after paint', async () => {
  const { host } = await openSettings();
  expect(host.signals).toEqual([{ channel: 'wall:want-full', payload: { reason: 'loaded' } }]);
  act(() => {
    host.push('wall:frame', fakeFrame());
  });
  const miniature = screen.getByRole('img', { name: 'Miniature of the wall: Revenue this month' });
  expect(miniature.textContent).toContain('Łukasz Kowalczyk');
  expect(miniature.textContent).toContain('€\u00a0158,700');
  expect(host.signals.at(-1)).toEqual({ channel: 'wall:painted', payload: { epoch: 'epoch-1', seq: 0 } });
});

test('a missing frame is not shown and not acknowledged; a full one is asked for', async () => {
  const { host } = await openSettings();
  act(() => {
    host.push('wall:frame', fakeFrame());
    host.push('wall:frame', fakeFrame({ seq: 2, full: false, rows: [], order: ['person-2'] }));
  });
  expect(host.signals.at(-1)?.channel).toBe('wall:want-full');
  expect(host.signals.filter(({ channel }) => channel === 'wall:painted')).toHaveLength(1);
  expect(screen.getByRole('img').textContent).toContain('Łukasz Kowalczyk');
});

test('a stale wall looks stale in small, too', async () => {
  const { host } = await openSettings();
  const { status } = fakeFrame();
  act(() => {
    host.push('wall:frame', fakeFrame({ status: { ...status, freshness: 'stale' } }));
  });
  expect(screen.getByRole('img').dataset['old']).toBe('true');
  expect(screen.getByRole('img').textContent).toContain('Not updated since');
});

test('the wall section saves numbers as numbers and keeps the sources', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Wall'));
  await user.clear(screen.getByLabelText('Name'));
  await user.type(screen.getByLabelText('Name'), 'Canteen');
  await user.clear(screen.getByLabelText('Longest list'));
  await user.type(screen.getByLabelText('Longest list'), '50{Enter}');
  const [saved] = host.asked('settings:save');
  expect(saved?.wall).toMatchObject({ name: 'Canteen', maxEntries: 50, theme: 'midnight', language: 'en' });
  expect(saved?.sources).toEqual(fakeView().config.sources);
  expect(screen.getByText('Saved. The wall uses it now.')).toBeTruthy();
  expect(screen.queryByText('Unsaved changes')).toBeNull();
});

test('a theme is chosen and saved', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Look'));
  await user.click(screen.getByRole('radio', { name: /Daylight/ }));
  await user.click(button('Save'));
  expect(host.asked('settings:save')[0]?.wall).toMatchObject({ theme: 'daylight' });
});

test('the wall’s language is chosen by its own name, and saved', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Wall'));
  await user.selectOptions(screen.getByLabelText('Language'), 'العربية');
  await user.click(button('Save'));
  expect(host.asked('settings:save')[0]?.wall).toMatchObject({ language: 'ar' });
});

test('a dirty form asks in place before it is left', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Edit Sales'));
  await user.type(screen.getByLabelText('Team'), '7');
  await user.click(button('Wall'));
  const question = screen.getByRole('alertdialog');
  expect(document.activeElement).toBe(within(question).getByRole('button', { name: 'Keep editing' }));
  await user.keyboard('{Escape}');
  expect(screen.getByLabelText('Team')).toHaveProperty('value', '7');

  await user.click(button('Edit Training'));
  await user.click(button('Save and go on'));
  expect(host.asked('settings:save')[0]?.sources[0]).toMatchObject({ join: { team: '7' } });
  expect(screen.getByRole('form', { name: 'Edit Training' })).toBeTruthy();

  await user.type(screen.getByLabelText('Team'), '8');
  await user.click(button('Diagnostics'));
  await user.click(button('Discard'));
  expect(screen.getByRole('heading', { level: 1, name: 'Diagnostics' })).toBeTruthy();
  expect(host.asked('settings:save')).toHaveLength(1);
});

test('a window that is closed asks in place for what is not saved, and only then', async () => {
  const closes = vi.spyOn(window, 'close').mockImplementation(() => undefined);
  /** Tells whether the page lets it. */
  const close = (): boolean => {
    const event = new Event('beforeunload', { cancelable: true });
    act(() => {
      window.dispatchEvent(event);
    });
    return !event.defaultPrevented;
  };
  const { host, user } = await openSettings();
  await user.click(button('Wall'));
  expect(close()).toBe(true);
  expect(screen.queryByRole('alertdialog')).toBeNull();

  await user.type(screen.getByLabelText('Name'), '!');
  expect(close()).toBe(false);
  await user.click(button('Keep editing'));
  expect(closes).not.toHaveBeenCalled();
  expect(close()).toBe(false);
  await user.click(button('Discard'));
  expect([closes.mock.calls.length, host.asked('settings:save').length]).toEqual([1, 0]);
  expect(close()).toBe(true);

  await user.type(screen.getByLabelText('Name'), '?');
  expect(close()).toBe(false);
  await user.click(button('Save and go on'));
  expect([closes.mock.calls.length, host.asked('settings:save').length]).toEqual([2, 1]);
  closes.mockRestore();
});

test('a form that cannot be saved is not left', async () => {
  const host = fakeHost();
  host.answer('settings:save', () => err([{ code: 'DISK-1', message: 'The disk is full.', remedy: 'Make room.' }]));
  const { user } = await openSettings(host);
  await user.click(button('Edit Sales'));
  await user.type(screen.getByLabelText('Team'), '7');
  await user.click(button('Wall'));
  await user.click(button('Save and go on'));
  expect(screen.getByLabelText('Team')).toHaveProperty('value', '7');
  expect(screen.getByText('The disk is full.')).toBeTruthy();
});

test('the main actions are reached and done with the keyboard alone', async () => {
  const { host, user } = await openSettings();
  const reached: string[] = [];
  for (let step = 0; step < 12; step++) {
    await user.tab();
    const { activeElement } = document;
    reached.push(activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '');
  }
  expect(reached).toEqual([
    'Sources',
    'Wall',
    'People',
    'Playlist',
    'Celebrations',
    'Look',
    'Diagnostics',
    'Sales switched on',
    'Edit Sales',
    'Training switched on',
    'Edit Training',
    'Try made-up data',
  ]);
  await user.tab({ shift: true });
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  await user.tab();
  await user.tab();
  await user.keyboard('https://learn.example.com{Enter}');
  expect(host.asked('settings:save')[0]?.sources[1]).toMatchObject({ url: 'https://learn.example.com' });
});

test('every field has a label, and the regions have their roles', async () => {
  const { user, container } = await openSettings();
  await user.click(button('Edit Sales'));
  for (const input of container.querySelectorAll<HTMLInputElement>('input, select')) {
    expect(input.labels?.length === 1 || input.ariaLabel !== null, input.outerHTML).toBe(true);
  }
  for (const role of ['navigation', 'main', 'complementary', 'status']) expect(screen.getByRole(role)).toBeTruthy();
});

test('a host that cannot load is said, and can be tried again', async () => {
  const host = fakeHost();
  host.answer('settings:load', () => err([{ code: 'IPC-2', message: 'No answer came.', remedy: 'Is it running?' }]));
  const { user } = await openSettings(host);
  expect(screen.getByRole('alert').textContent).toContain('No answer came. Is it running?');
  host.answer('settings:load', () => ok(fakeView()));
  await user.click(button('Try again'));
  expect(screen.getByRole('heading', { level: 1, name: 'Sources' })).toBeTruthy();
});

test('a silent host is noticed, what is typed stays, and its return loads everything again', async () => {
  const { host, clock, user } = await openSettings();
  await user.click(button('Edit Sales'));
  await user.type(screen.getByLabelText('Team'), '7');
  act(() => {
    clock.advance(LOST_AFTER_MS + 1_000);
  });
  expect(screen.getByRole('alert').textContent).toContain('Scorewall is not answering.');
  await act(async () => {
    host.push('settings:overview', fakeOverview([fakeSourceOverview('sales')]));
    await Promise.resolve();
  });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(host.asked('settings:load')).toHaveLength(2);
  expect(host.signals.at(-1)).toEqual({ channel: 'wall:want-full', payload: { reason: 'connected again' } });
  expect(screen.getByLabelText('Team')).toHaveProperty('value', '7');
});

test('what another window saves is shown here, and kept when this one saves', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Look'));
  await user.click(screen.getByRole('radio', { name: /Daylight/ }));
  const elsewhere = fakeView([fakeSource('sales'), fakeSource('added')], { revision: 'revision-2' });
  host.answer('settings:load', () => ok(elsewhere));
  await act(async () => {
    host.push('settings:overview', { ...fakeOverview([]), revision: 'revision-2' });
    await Promise.resolve();
  });
  await user.click(button('Save'));
  const saved = host.asked('settings:save')[0];
  expect(saved).toMatchObject({ revision: 'revision-2', wall: { theme: 'daylight' } });
  expect(saved?.sources.map(({ id }) => id)).toEqual(['sales', 'added']);
});

test('a configuration file in force is said on every section', async () => {
  const { user } = await openSettings(fakeHost(fakeView(undefined, { provisionedBy: '/etc/wall.json' })));
  for (const section of ['Wall', 'Look', 'Diagnostics', 'Sources']) {
    await user.click(button(section));
    expect(screen.getByRole('note').textContent).toContain('/etc/wall.json');
  }
});

test('diagnostics lists counts, refused rooms and the latest rejections', async () => {
  const { host, user } = await openSettings();
  const rejections = [{ atMs: 0, event: 'rankings:update', reason: 'newRank is missing.' }];
  act(() => {
    host.push(
      'settings:overview',
      fakeOverview([
        fakeSourceOverview('sales', {
          refusedRooms: ['team 5'],
          rejections,
          connections: [{ name: 'main', state: 'live', missing: ['/training', '/'] }],
        }),
      ]),
    );
  });
  await user.click(button('Diagnostics'));
  const report = screen.getByRole('region', { name: 'Sales' });
  expect(report.textContent).toContain('team 5');
  expect(report.textContent).toContain('/training, /');
  expect(within(report).getByRole('table').textContent).toContain('newRank is missing.');
  expect(within(report).getByText('1,204')).toBeTruthy();
  expect(report.textContent).toContain('None so far.');
});
