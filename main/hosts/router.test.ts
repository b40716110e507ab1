import { beforeEach, describe, expect, it } from 'vitest';
import type { WindowKind } from '#core/ipc/contract';
import { ok } from '#core/kernel/result';
import type { Logger } from '#main/ports/logger';
import { Router, type WindowSession } from './router';

let router: Router;
let logged: string[];

const log: Logger = {
  info: () => undefined,
  warn: (message, facts) => logged.push(`warn ${message} ${JSON.stringify(facts)}`),
  error: (message, facts) => logged.push(`error ${message} ${JSON.stringify(facts)}`),
  child: () => log,
};
const session = (kind: WindowKind, id = `${kind}-1`): WindowSession => ({ id, kind, push: () => undefined });
const wall = session('wall');
const settings = session('settings');
const PAINTED = { epoch: 'run/wall-1', seq: 3 };

beforeEach(() => {
  logged = [];
  router = new Router(log);
});

describe('signals', () => {
  it('reach their handler with what was said, and who said it', () => {
    const heard: unknown[] = [];
    router.onSignal('wall:painted', (payload, from) => heard.push([payload, from.id]));
    router.signal(wall, 'wall:painted', { ...PAINTED, more: 'ignored' });
    router.signal(settings, 'wall:painted', PAINTED);
    expect(heard).toEqual([
      [PAINTED, 'wall-1'],
      [PAINTED, 'settings-1'],
    ]);
    expect(router.refused).toBe(0);
  });

  it.each<[string, WindowSession, string, unknown]>([
    ['with a payload of another shape', wall, 'wall:painted', { epoch: 'x' }],
    ['with a number that is none', wall, 'wall:painted', { epoch: 'x', seq: Number.NaN }],
    ['with a text beyond all bounds', wall, 'wall:painted', { epoch: 'x'.repeat(101), seq: 1 }],
    ['without a payload', wall, 'wall:painted', undefined],
    ['with a payload where none belongs', wall, 'wall:open-settings', { now: true }],
    ['of a window that may not', settings, 'wall:open-settings', undefined],
    ['on a channel of pushes', wall, 'wall:frame', {}],
    ['on a channel of requests', settings, 'settings:load', undefined],
    ['on a channel that nobody knows', wall, 'wall:explode', undefined],
    ['on __proto__', wall, '__proto__', undefined],
    ['on constructor', wall, 'constructor', undefined],
  ])('%s are refused', (_what, from, channel, payload) => {
    const heard: unknown[] = [];
    router.onSignal('wall:painted', (said) => heard.push(said));
    router.onSignal('wall:open-settings', () => heard.push('open'));
    router.signal(from, channel, payload);
    expect(heard).toEqual([]);
    expect(router.refused).toBe(1);
    expect(logged).toHaveLength(1);
  });

  it('whose handler fails do not take the application down', () => {
    router.onSignal('wall:painted', () => {
      throw new Error('a fault of ours');
    });
    expect(() => {
      router.signal(wall, 'wall:painted', PAINTED);
    }).not.toThrow();
    expect(logged[0]).toMatch(/^error A signal could not be handled .*wall:painted/);
  });

  it('that nobody handles are no fault', () => {
    router.signal(wall, 'wall:painted', PAINTED);
    expect([router.refused, logged]).toEqual([0, []]);
  });

  it('that are refused over and over fill no log', () => {
    for (let turn = 0; turn < 1_000; turn++) {
      router.signal(wall, 'wall:explode', turn);
      router.signal(wall, `made-up-${turn}-${'x'.repeat(500)}`, turn);
    }
    expect(router.refused).toBe(2_000);
    expect(logged).toHaveLength(100);
    expect(Math.max(...logged.map((line) => line.length))).toBeLessThan(300);
  });
});

describe('requests', () => {
  const load = (from = settings, channel = 'settings:reconnect', payload: unknown = { sourceId: 'sales' }) =>
    router.request(from, channel, payload);

  it('are answered, now or later', async () => {
    router.onRequest('settings:reconnect', ({ sourceId }) =>
      Promise.resolve(sourceId === 'sales' ? ok(undefined) : ok(undefined)),
    );
    expect(await load()).toEqual({ ok: true, value: undefined });
  });

  it.each<[string, WindowSession, string, unknown]>([
    ['with a payload of another shape', settings, 'settings:reconnect', { sourceId: 5 }],
    ['of a wall', wall, 'settings:reconnect', { sourceId: 'sales' }],
    ['on a channel of signals', settings, 'wall:painted', PAINTED],
    ['that nobody answers', settings, 'settings:load', undefined],
    ['on __proto__', settings, '__proto__', undefined],
  ])('%s are refused with an error', async (_what, from, channel, payload) => {
    let called = false;
    router.onRequest('settings:reconnect', () => {
      called = true;
      return ok(undefined);
    });
    const answer = await load(from, channel, payload);
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'IPC-1', remedy: 'Reload the window.' }] });
    expect([called, router.refused]).toEqual([false, 1]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('token abc');
      },
    ],
    ['rejects', () => Promise.reject(new Error('token abc'))],
  ])('whose handler %s are answered with an error that tells no inside', async (_what, fail) => {
    router.onRequest('settings:reconnect', fail);
    const answer = await load();
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'APP-1' }] });
    expect(JSON.stringify(answer)).not.toContain('abc');
    expect(logged).toHaveLength(1);
  });
});

describe('windows', () => {
  it('are known from opened to closed, and told of once', () => {
    const told: string[] = [];
    const listening = router.onOpened(({ id }) => told.push(`+${id}`));
    router.onClosed(({ id }) => told.push(`-${id}`));
    router.opened(wall);
    router.opened(settings);
    expect(router.sessions.map(({ id }) => id)).toEqual(['wall-1', 'settings-1']);
    router.closed(wall);
    router.closed(wall);
    listening.dispose();
    router.opened(session('wall', 'wall-2'));
    expect(told).toEqual(['+wall-1', '+settings-1', '-wall-1']);
    expect(router.sessions.map(({ id }) => id)).toEqual(['settings-1', 'wall-2']);
  });
});
