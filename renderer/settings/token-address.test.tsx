import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeHost, fakeView } from './fake-data';
import { button, openSettings } from './fake-page';

async function withOtherAddress() {
  const page = await openSettings(fakeHost(fakeView(undefined, { tokensHeld: ['sales'] })));
  await page.user.click(button('Edit Sales'));
  await page.user.clear(screen.getByLabelText('Address'));
  await page.user.type(screen.getByLabelText('Address'), 'https://new.example');
  return page;
}

test('another address asks what becomes of the stored token, and nothing is saved or tested before', async () => {
  const { host, user } = await withOtherAddress();
  expect(screen.getByText(/It was given for https:\/\/sales\.example\.com\./)).toBeTruthy();
  await user.click(button('Save'));
  await user.click(button('Test connection'));
  expect([host.asked('settings:save'), host.asked('settings:test')]).toEqual([[], []]);
  const focused = document.activeElement;
  expect(focused).toBe(button('Token: Replace'));
  const error = document.getElementById(focused?.getAttribute('aria-describedby') ?? '');
  expect(error?.textContent).toContain('The stored token was given for the old address.');
});

test('the admin lets it go along: to this address, and to no other', async () => {
  const { host, user } = await withOtherAddress();
  await user.click(button('Send it to the new address'));
  expect(screen.getByText(/sent to https:\/\/new\.example from now on/)).toBeTruthy();
  await user.type(screen.getByLabelText('Address'), '.org');
  expect(screen.queryByText(/from now on/)).toBeNull();
  await user.click(button('Send it to the new address'));
  await user.click(button('Test connection'));
  expect(host.asked('settings:test')).toMatchObject([{ carriesToken: true }]);
  await user.click(button('Save'));
  const [saved] = host.asked('settings:save');
  expect(saved?.carriedTokens).toEqual(['sales']);
  expect(saved?.sources[0]).toMatchObject({ url: 'https://new.example.org' });
  expect(saved?.sources[0]).not.toHaveProperty('token');
});

test('or pastes another one, and nothing is asked', async () => {
  const { host, user } = await withOtherAddress();
  await user.click(button('Token: Replace'));
  await user.type(screen.getByLabelText('Token'), 'a-new-token');
  await user.click(button('Save'));
  const [saved] = host.asked('settings:save');
  expect(saved?.sources[0]).toMatchObject({ token: 'a-new-token' });
  expect(saved?.carriedTokens).toEqual([]);
});

test('a source gets another name and keeps its id', async () => {
  const { host, user } = await openSettings();
  await user.click(button('Edit Sales'));
  await user.clear(screen.getByLabelText('Name'));
  await user.type(screen.getByLabelText('Name'), 'Équipe Nord');
  await user.click(button('Save'));
  expect(host.asked('settings:save')[0]?.sources[0]).toMatchObject({ id: 'sales', name: 'Équipe Nord' });
  expect(screen.getByText('Équipe Nord saved. The wall uses it now.')).toBeTruthy();
  expect(document.activeElement).toBe(button('Edit Équipe Nord'));
});
