import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { err, ok } from '#core/kernel/result';
import { fakeHost, fakeView } from './fake-data';
import { button, openSettings } from './fake-page';

const AMARA = { id: 'amara', name: 'Amara', privacy: 'open' as const, is: [{ source: 'sales', entry: '17' }] };
const SEEN = [
  { source: 'sales', entry: '17', name: 'A. Okafor' },
  { source: 'training', entry: 'a.okafor', name: 'Amara O.' },
  { source: 'training', entry: 'yuki', name: 'Yuki Tanaka' },
];

async function openPeople() {
  const view = fakeView();
  const host = fakeHost({ ...view, config: { ...view.config, people: [AMARA] } });
  host.answer('settings:people', () => ok({ entries: SEEN, more: 0 }));
  const page = await openSettings(host);
  await page.user.click(button('People'));
  await act(() => Promise.resolve());
  return page;
}

const saved = ({ host }: Awaited<ReturnType<typeof openPeople>>) => host.asked('settings:save').at(-1)?.people;

it('joins an entry that was seen on a board of another source', async () => {
  const page = await openPeople();
  await page.user.click(button('Edit Amara'));
  const choice = screen.getByLabelText('Seen on the boards');
  expect(within(choice).queryByText('A. Okafor')).toBeNull();
  await page.user.selectOptions(choice, 'Amara O.');
  await page.user.click(button('Join'));
  await page.user.selectOptions(screen.getByLabelText('On the wall'), 'Without a name');
  await page.user.click(button('Save'));
  const is = [...AMARA.is, { source: 'training', entry: 'a.okafor' }];
  expect(saved(page)).toEqual([{ ...AMARA, privacy: 'anonymous', is }]);
});

it('takes an entry away, removes somebody and adds somebody, who is called as on the board', async () => {
  const page = await openPeople();
  await page.user.click(button('Edit Amara'));
  await page.user.click(button('Take A. Okafor of Sales away'));
  expect(within(screen.getByLabelText('Seen on the boards')).queryByText('A. Okafor')).not.toBeNull();
  await page.user.click(button('Remove this person'));
  await page.user.click(button('+ Add a person'));
  await page.user.selectOptions(screen.getByLabelText('Seen on the boards'), 'Yuki Tanaka');
  await page.user.click(button('Join'));
  await page.user.click(button('Save'));
  expect(saved(page)).toEqual([{ id: 'yuki-tanaka', privacy: 'open', is: [{ source: 'training', entry: 'yuki' }] }]);
});

it('shows an error at its field, in the words of the window', async () => {
  const page = await openPeople();
  page.host.answer('settings:save', () =>
    err([
      { code: 'CONFIG-3', message: '"people[0].is" must have one entry.', remedy: 'Add one.', path: 'people[0].is' },
    ]),
  );
  await page.user.click(button('Edit Amara'));
  await page.user.type(screen.getByLabelText('Name'), ' O');
  await page.user.click(button('Save'));
  const field = screen.getByLabelText('Seen on the boards');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'Entries must have',
  );
  expect(document.activeElement).toBe(field);
});
