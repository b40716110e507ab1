import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { configSchema } from '#core/config/schema';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import type { Application } from './application';
import { appIn, FakeWindow, textsIn } from './testing/running-app';

const cleanUp: (() => Promise<void> | void)[] = [];
let folder: string;
let hub: Hub;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-tokens-'));
  cleanUp.push(() => {
    rmSync(folder, { recursive: true });
  });
  hub = await startHub({ clock: systemClock(), scenario: 'quiet', tokenRequired: true });
  cleanUp.push(() => hub.stop());
});

afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

async function runUntilLive(token: string): Promise<Application> {
  const source = { id: 'sales', dialect: 'leaderboard', ...hub.addresses.leaderboard, token };
  const app = appIn(folder, { config: configSchema.parse({ version: 1, sources: [source] }), file: '/etc/wall.json' });
  cleanUp.push(() => app.stop());
  await app.start();
  const wall = new FakeWindow(app, 'wall-1');
  await wall.until(() => app.health().sources[0]?.state === 'live');
  return app;
}

/** The token that the backend gave, as it is kept; null when none is. */
function kept(): string | null {
  const text = readFileSync(path.join(folder, 'secrets.json'), 'utf8');
  return /sales#session.*?[0-9a-f]{64} ([\w.-]+)/.exec(text)?.[1] ?? null;
}

it('a token that the backend gave is in no file but that of the secrets, and there at the next start', async () => {
  const expired = hub.issueToken({ ttlMs: -60_000 });
  const app = await runUntilLive(expired);
  const given = kept();
  expect(given).not.toBeNull();
  expect(hub.admission.admits(given).kind).toBe('admitted');
  await app.stop();
  const texts = textsIn(folder);
  expect(texts).toContain('A new token was got');
  for (const secret of [expired, given ?? '']) {
    expect(texts).not.toContain(secret);
    expect(texts).not.toContain(secret.split('.')[2]);
  }
  await runUntilLive(expired);
  expect(hub.admission.refreshes).toBe(1);
});

it('it is forgotten with its source, and void once another token is pasted', async () => {
  const app = await runUntilLive(hub.issueToken({ ttlMs: -60_000 }));
  await app.stop();
  const pasted = hub.issueToken();
  const again = await runUntilLive(pasted);
  expect(hub.admission.refreshes).toBe(1);
  expect(kept()).not.toBeNull();
  expect(again.config.save({ version: 1, sources: [] }).ok).toBe(true);
  expect(kept()).toBeNull();
});

it('one that was refused is tried at once when it is saved once more', async () => {
  const token = 'not-listed-yet';
  const source = { id: 'sales', dialect: 'leaderboard', url: hub.addresses.leaderboard.url };
  const app = appIn(folder, { config: configSchema.parse({ version: 1, sources: [{ ...source, token }] }), file: 'f' });
  cleanUp.push(() => app.stop());
  await app.start();
  const wall = new FakeWindow(app, 'wall-1');
  await wall.until(() => app.health().sources[0]?.state === 'rejected');
  hub.admission.accept([token]);
  expect(app.config.save({ version: 1, sources: [{ ...source, token }] }).ok).toBe(true);
  await wall.until(() => app.health().sources[0]?.state === 'live');
});
