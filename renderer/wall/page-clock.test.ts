import { describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { HostClock } from './page-clock';

describe('HostClock', () => {
  it('goes by the host when the page’s own clock is wrong', () => {
    const page = new FakeClock();
    const clock = new HostClock(page);
    const hostMs = page.now() + 3_600_000;
    clock.correct(hostMs);
    page.advance(2_000);
    expect(clock.now()).toBe(hostMs + 2_000);
  });

  it('does not follow the jitter of a frame’s journey', () => {
    const page = new FakeClock();
    const clock = new HostClock(page);
    clock.correct(page.now() - 40);
    expect(clock.now()).toBe(page.now());
  });
});
