import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configSchema, firstRunConfig } from '#core/config/schema';
import { InvalidStoredConfig } from '#main/config/invalid-stored-config';
import { metricsText } from '#main/telemetry/metrics';
import type { Application } from './application';
import { appIn, FakeWindow, textsIn } from './testing/running-app';

let folder: string;
const apps: Application[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-app-'));
});

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
  rmSync(folder, { recursive: true });
});

const create = (...args: Parameters<typeof appIn> extends [string, ...infer Rest] ? Rest : never): Application => {
  const app = appIn(folder, ...args);
  apps.push(app);
  return app;
};
const held = (kind: string): number => process.getActiveResourcesInfo().filter((name) => name === kind).length;
const resources = () => ['TCPServerWrap', 'TCPSocketWrap', 'Timeout', 'PipeWrap'].map(held);

describe('the first start', () => {
  it('shows the demo, from a real server that goes with it', async () => {
    const app = create();
    const servers = held('TCPServerWrap');
    await app.start();
    expect(held('TCPServerWrap')).toBe(servers + 1);
    const wall = new FakeWindow(app, 'wall-1');
    await wall.until(() => wall.frame.board && wall.shown.length > 0);
    expect(wall.frame.status.sources).toMatchObject([{ id: 'demo', demo: true }]);
    const settings = new FakeWindow(app, 'settings-1', 'settings');
    await settings.save({ wall: {}, sources: [] });
    await settings.until(() => held('TCPServerWrap') === servers);
    await wall.until(() => wall.frame.board === null);
    expect(app.health()).toMatchObject({ sources: [], boards: [] });
    await settings.save({ wall: {}, sources: [{ ...firstRunConfig().sources[0] }] });
    await wall.until(() => wall.frame.board && wall.shown.length > 0);
  });

  it('keeps nothing of the demo', async () => {
    const app = create();
    await app.start();
    const wall = new FakeWindow(app, 'wall-1');
    await wall.until(() => wall.shown.length > 0);
    await app.stop();
    const [log, ...boards] = readdirSync(folder).sort().reverse();
    expect(log).toBe('scorewall.log');
    expect(boards).toContain('last-board.json');
    for (const name of boards) {
      expect(name).toMatch(/^(last-board|history)\.(previous\.)?json$/);
      expect(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))).toMatchObject({ boards: [] });
    }
  });
});

describe('stopping', () => {
  it('releases everything, also while the demo is only starting, and may be asked twice', async () => {
    const before = resources();
    for (let turn = 0; turn < 3; turn++) {
      const app = create();
      const started = app.start();
      if (turn > 0) await started;
      const wall = new FakeWindow(app, 'wall-1');
      if (turn > 1) await wall.until(() => wall.shown.length > 0);
      await Promise.all([app.stop(), app.stop(), started]);
    }
    // A closed socket leaves the loop a few turns later. Should something stay, this test never ends.
    while (resources().some((count, index) => count > (before[index] ?? 0))) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(held('TCPServerWrap')).toBe(0);
  });
});

describe('the health page and the metrics', () => {
  it('have what was promised, and nothing else', async () => {
    const source = { id: 'sales', dialect: 'leaderboard', url: 'http://127.0.0.1:9', token: 'hush-hush-token' };
    const config = configSchema.parse({ version: 1, sources: [source, { ...source, id: 'off', enabled: false }] });
    const app = create({ config, file: '/etc/wall.json' });
    await app.start();
    const health = app.health();
    expect(health).toEqual({
      app: { version: '0.1.0', host: 'web', uptimeSeconds: 0 },
      sources: [
        {
          id: 'sales',
          dialect: 'leaderboard',
          state: expect.any(String) as string,
          status: expect.any(String) as string,
          since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
          latencyMs: null,
          lastEventAt: null,
          freshness: 'offline',
          received: 0,
          applied: 0,
          rejected: 0,
          unknown: 0,
          duplicates: 0,
          gaps: 0,
          healed: 0,
          reconnects: 0,
          reason: expect.any(String) as string,
          connections: [
            { name: '/leaderboard', state: expect.any(String) as string, reason: expect.any(String) as string },
          ],
          boards: [],
        },
      ],
      outbox: { accepted: 0, queued: 0, acked: 0, dropped: 0, expired: 0 },
      boards: [],
      displays: [{ name: null, scene: 'leaderboard', board: null, walls: 0 }],
      celebrations: {
        ...{ accepted: 0, waiting: 0, shown: 0, merged: 0, repeated: 0, off: 0 },
        ...{ quiet: 0, capped: 0, digest: 0, expired: 0, dropped: 0 },
      },
    });
    const metrics = metricsText(health);
    expect(
      [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => `${name ?? ''} ${type ?? ''}`),
    ).toEqual([
      'scorewall_uptime_seconds gauge',
      'scorewall_source_live gauge',
      'scorewall_source_received_total counter',
      'scorewall_source_applied_total counter',
      'scorewall_source_rejected_total counter',
      'scorewall_source_unknown_total counter',
      'scorewall_source_duplicates_total counter',
      'scorewall_source_gaps_total counter',
      'scorewall_source_gaps_healed_total counter',
      'scorewall_source_reconnects_total counter',
      'scorewall_source_stale gauge',
      'scorewall_outbox_messages gauge',
      'scorewall_celebrations gauge',
      'scorewall_board_entries gauge',
    ]);
    for (const line of metrics.trimEnd().split('\n'))
      expect(line).toMatch(/^(#.*|[a-z_]+(\{\w+="[^"\\]*"(,\w+="[^"\\]*")*\})? \d+)$/);
    expect(metrics).toContain('scorewall_source_live{source="sales"} 0\n');
    expect(JSON.stringify(health) + metrics + textsIn(folder)).not.toContain('hush-hush-token');
  });
});

describe('a stored configuration that is wrong', () => {
  it('stops the start and stays as it is', () => {
    const file = path.join(folder, 'config.json');
    writeFileSync(file, '{"version":1,"wal":{}}');
    expect(() => appIn(folder)).toThrow(InvalidStoredConfig);
    expect(readFileSync(file, 'utf8')).toBe('{"version":1,"wal":{}}');
  });
});
