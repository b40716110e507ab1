import { afterEach, describe, expect, it } from 'vitest';
import { DEMOS, type DemoUrl } from '#core/config/choices';
import { FakeClock } from '#core/kernel/fake-clock';
import { demoServer } from './demo-server';

let demos = demoServer(new FakeClock(), () => 1);
afterEach(() => demos.stop());

describe('the built-in demos', () => {
  it.each(Object.keys(DEMOS) as DemoUrl[])('%s is a server of its own, started once', async (demo) => {
    demos = demoServer(new FakeClock(), () => 1);
    const [first, again] = await Promise.all([demos.start(demo), demos.start(demo)]);
    expect(again).toEqual(first);
    const address = first.snapshotUrl ?? first.pollUrl;
    expect((await fetch(address ?? '')).status).toBe(200);
  });

  it('are apart: one stops, and the other goes on', async () => {
    const clock = new FakeClock();
    demos = demoServer(clock, () => 1);
    const [office, academy] = await Promise.all([demos.start(), demos.start('demo:academy')]);
    expect(office.url).not.toBe(academy.url);
    await demos.stop('demo:academy');
    await expect(fetch(academy.snapshotUrl ?? '')).rejects.toThrow();
    expect((await fetch(office.snapshotUrl ?? '')).status).toBe(200);
    await demos.stop();
    expect(clock.pendingTimers).toBe(0);
  });
});
