import { FakeClock } from '#core/kernel/fake-clock';
import { disposable } from '#core/kernel/disposer';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from './app';
import type { FakeBridge } from './fake-bridge';
import { fakeHost, NOW_MS } from './fake-data';
import { Settings } from './store/settings';

/** The settings window on a host in memory, for tests. Painting takes no time. */
export async function openSettings(host: FakeBridge = fakeHost()) {
  const clock = new FakeClock(NOW_MS);
  const settings = new Settings(host, clock, (painted) => {
    painted();
    return disposable(() => undefined);
  });
  const user = userEvent.setup();
  const page = render(<App settings={settings} />);
  await act(() => Promise.resolve());
  return { host, clock, settings, user, ...page };
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name });
