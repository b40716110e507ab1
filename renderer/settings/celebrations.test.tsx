import { celebrationsSchema } from '#core/config/celebrations';
import { appError } from '#core/kernel/app-error';
import { err } from '#core/kernel/result';
import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeHost, fakeView } from './fake-data';
import { button, openSettings } from './fake-page';

async function openCelebrations(celebrations: object = {}) {
  const view = fakeView();
  const config = { ...view.config, celebrations: celebrationsSchema.parse(celebrations) };
  const page = await openSettings(fakeHost({ ...view, config }));
  await page.user.click(button('Celebrations'));
  return page;
}

const saved = ({ host }: Awaited<ReturnType<typeof openCelebrations>>) =>
  host.asked('settings:save').at(-1)?.celebrations;
const group = (name: string) => within(screen.getByRole('group', { name }));

it('saves the cap and quiet hours, and leaves everything else as it is', async () => {
  const page = await openCelebrations({ volumePercent: 30 });
  await page.user.clear(screen.getByLabelText('At most'));
  await page.user.type(screen.getByLabelText('At most'), '12');
  await page.user.click(button('+ Add quiet hours'));
  await page.user.click(group('Quiet hours, 1').getByLabelText('Fri'));
  await page.user.click(button('Save'));
  expect(saved(page)).toEqual({
    ...celebrationsSchema.parse({ volumePercent: 30 }),
    hourlyCap: 12,
    quietHours: [{ from: '12:00', until: '13:00', weekdays: ['friday'] }],
  });
  expect(page.host.asked('settings:save').at(-1)?.wall).toEqual(fakeView().config.wall);
});

it('asks about sound only where there is sound', async () => {
  const page = await openCelebrations({ loudDisplay: 'Lobby' });
  expect(screen.queryByLabelText('Volume')).toBeNull();
  await page.user.click(screen.getByLabelText('With sound'));
  expect(screen.getByLabelText('Sounds on')).toHaveProperty('value', 'Lobby');
  await page.user.click(button('+ Add a tune'));
  const tune = group('Tunes of people and teams, 1');
  await page.user.selectOptions(tune.getByLabelText('Whose'), 'A team');
  await page.user.type(tune.getByLabelText('Name of the team'), 'North');
  await page.user.click(button('+ Add hours'));
  await page.user.click(button('Save'));
  expect(saved(page)).toMatchObject({
    sound: true,
    loudDisplay: 'Lobby',
    sounds: [{ team: 'North', motif: 'harp' }],
    volumeByHour: [{ from: '18:00', until: '08:00', percent: 30 }],
  });
});

it('removes what is in a list', async () => {
  const page = await openCelebrations({ sound: true, sounds: [{ entry: '17', motif: 'bell' }] });
  await page.user.click(button('Remove tunes of people and teams, 1'));
  await page.user.click(button('Save'));
  expect(saved(page)).toMatchObject({ sounds: [] });
});

it('puts an error at its field, in the words of the form', async () => {
  const page = await openCelebrations({ quietHours: [{ from: '12:00', until: '13:00' }] });
  page.host.answer('settings:save', () =>
    err([
      appError(
        'CONFIG-5',
        '"celebrations.quietHours[0].from" is "", but it must be a time of the day.',
        'Change the value.',
        'celebrations.quietHours[0].from',
      ),
    ]),
  );
  await page.user.click(screen.getByLabelText('Take the screen'));
  await page.user.click(button('Save'));
  const field = group('Quiet hours, 1').getByLabelText('From');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field);
  expect(screen.getByText(/From is "", but it must be a time of the day/)).toBeTruthy();
});

it('an error at a field that is not on show stands at the top', async () => {
  const page = await openCelebrations();
  page.host.answer('settings:save', () =>
    err([appError('CONFIG-5', '"celebrations.volumePercent" is 101.', 'Change it.', 'celebrations.volumePercent')]),
  );
  await page.user.click(screen.getByLabelText('Take the screen'));
  await page.user.click(button('Save'));
  expect(screen.getByRole('alert').textContent).toContain('Volume is 101.');
});

it('rehearses any moment at any rarity, and says when no wall is open', async () => {
  const page = await openCelebrations();
  await page.user.selectOptions(screen.getByLabelText('Moment'), 'Contest won');
  await page.user.click(button('Epic'));
  expect(page.host.asked('settings:rehearse')).toEqual([{ kind: 'contest', rarity: 'epic' }]);
  expect(page.settings.store.getState().said).toBe('It is on its way to the wall.');
  page.host.answer('settings:rehearse', () => err([appError('REHEARSE-1', 'No wall is open to show it.', 'Open it.')]));
  await page.user.click(button('Legendary'));
  await act(() => Promise.resolve());
  expect(screen.getByRole('alert').textContent).toContain('No wall is open');
  expect(page.host.asked('settings:save')).toEqual([]);
});
