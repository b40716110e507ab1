import { startHub, type HubOptions } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { play } from '../kit/role';
import { monotonicMs } from '../kit/time';

/** A hub in a process that can be killed. */
play(async (options: Omit<HubOptions, 'clock'>) => {
  const hub = await startHub({ clock: systemClock(), scenario: 'quiet', ...options });
  return { ready: { url: hub.url, snapshotUrl: hub.snapshotUrl, listeningMs: monotonicMs() }, commands: {} };
});
