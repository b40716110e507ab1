import { err } from '#core/kernel/result';
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeOverview, fakeSourceOverview } from './fake-data';
import { button, openSettings } from './fake-page';
import { LOST_AFTER_MS } from './store/live';

async function shutOut() {
  const page = await openSettings();
  const access = (signedIn: boolean): void => {
    act(() => {
      page.host.push('settings:access', { signedIn });
    });
  };
  return { ...page, access };
}

test('a session that is gone is asked for in place; what was typed stays, and is saved after it', async () => {
  const { host, user, clock, access } = await shutOut();
  await user.click(button('Edit Sales'));
  await user.type(screen.getByLabelText('Team'), '5');
  act(() => {
    clock.advance(LOST_AFTER_MS + 2_000);
  });
  expect(screen.getByText(/Scorewall is not answering/)).toBeTruthy();
  access(false);
  expect(screen.queryByText(/Scorewall is not answering/)).toBeNull();
  expect(screen.getByRole('dialog').textContent).toContain('What you have typed and not saved is still here.');
  expect(document.activeElement).toBe(screen.getByLabelText('Admin PIN'));
  expect(document.querySelector('.behind')?.hasAttribute('inert')).toBe(true);

  host.answer('settings:sign-in', () => err([{ code: 'WEB-6', message: 'This PIN is not right.', remedy: 'Look.' }]));
  await user.keyboard('000000{Enter}');
  const pin = screen.getByLabelText('Admin PIN');
  expect(pin.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(pin.getAttribute('aria-describedby') ?? '')?.textContent).toContain('not right');
  expect(host.asked('settings:sign-in')).toEqual([{ pin: '000000' }]);

  access(true);
  await act(() => Promise.resolve());
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByText(/Scorewall is not answering/)).toBeNull();
  expect(screen.getByLabelText('Team')).toHaveProperty('value', '5');
  expect(document.activeElement).toBe(screen.getByLabelText('Team'));
  const loads = host.asked('settings:load').length;
  act(() => {
    host.push('settings:overview', fakeOverview([fakeSourceOverview('sales')]));
  });
  expect(host.asked('settings:load')).toHaveLength(loads + 1);
  expect(screen.getByLabelText('Team')).toHaveProperty('value', '5');
  await user.click(button('Save'));
  expect(host.asked('settings:save')[0]?.sources[0]).toMatchObject({ join: { team: '5' } });
});

test('a page with nothing typed does not speak of it, and an empty PIN asks nothing', async () => {
  const { host, user, access } = await shutOut();
  access(false);
  expect(screen.getByRole('dialog').textContent).not.toContain('not saved');
  await user.keyboard('  {Enter}');
  expect(host.asked('settings:sign-in')).toEqual([]);
});
