import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parseConfig } from '#core/config/parse';
import type { Config } from '#core/config/schema';
import { silentLogger, type Logger } from '#main/ports/logger';
import type { ConfigService } from './config-service';
import { SettingsDisk } from './testing/settings-disk';

const TOKEN = 'token-for-the-old-server';
const OLD = { id: 'sales', dialect: 'leaderboard', url: 'https://old.example/board' };
const NEW = { ...OLD, url: 'https://new.example/board' };

const file = (...sources: object[]) => ({ version: 1, sources });
function configOf(input: unknown): Config {
  const parsed = parseConfig(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

let disk: SettingsDisk;
let service: ConfigService;

beforeEach(() => {
  disk = new SettingsDisk();
  service = disk.open();
  service.save(file({ ...OLD, token: TOKEN }));
});

describe('a source that gets another address', () => {
  it.each([
    ['another server', NEW],
    ['another port', { ...OLD, url: 'https://old.example:8443' }],
    ['no encryption', { ...OLD, url: 'http://old.example' }],
    ['its snapshots from elsewhere', { ...OLD, snapshotUrl: 'https://new.example/snapshot' }],
    ['its tokens from elsewhere', { ...OLD, tokenUrl: 'https://new.example/token' }],
    ['its polling from elsewhere', { ...OLD, pollUrl: 'https://new.example/poll' }],
  ])('asks what becomes of its token: %s', (_what, changed) => {
    const { config } = service;
    const saved = service.save(file(changed));
    expect(saved).toMatchObject({ ok: false, error: [{ code: 'CONFIG-10', path: 'sources[0].token' }] });
    expect(JSON.stringify(saved)).not.toContain(TOKEN);
    expect(service.config).toBe(config);
    expect(service.token('sales')).toBe(TOKEN);
    expect(service.tokenFor(changed, false)).toMatchObject({ ok: false, error: { code: 'CONFIG-10' } });
    expect(service.tokenFor(changed, true)).toEqual({ ok: true, value: TOKEN });
  });

  it('at the same place asks nothing', () => {
    const socket = { ...OLD, url: 'wss://OLD.example/ws', snapshotUrl: 'https://old.example/s' };
    expect(service.tokenFor(socket, false)).toEqual({ ok: true, value: TOKEN });
    expect(service.save(file(socket)).ok).toBe(true);
    expect(service.token('sales')).toBe(TOKEN);
  });

  it('takes its token along when that is wanted, or a new one, or none', () => {
    expect(service.save(file(NEW), { carried: ['sales'] }).ok).toBe(true);
    expect([service.token('sales'), disk.open().token('sales')]).toEqual([TOKEN, TOKEN]);
    expect(service.save(file({ ...OLD, token: 'token-2' })).ok).toBe(true);
    expect(disk.open().token('sales')).toBe('token-2');
    expect(service.save(file(NEW), { forgotten: ['sales'] }).ok).toBe(true);
    expect(disk.open().token('sales')).toBeNull();
  });
});

describe('a file that gives a source another address', () => {
  const warn = vi.fn<Logger['warn']>();
  const log = { ...silentLogger, warn };
  beforeEach(() => warn.mockClear());

  it.each([
    ['provisions', () => disk.open({ config: configOf(file(NEW)), file: '/f.json' }, log)],
    [
      'was edited by hand',
      () => {
        disk.content.set('config.json', JSON.stringify(file(NEW)));
        return disk.open(null, log);
      },
    ],
  ])('does not send the stored token there, and the log says so: it %s', (_how, start) => {
    const started = start();
    expect(started.token('sales')).toBeNull();
    expect(warn).toHaveBeenCalledOnce();
    expect(JSON.stringify(warn.mock.calls)).not.toContain(TOKEN);
    // What has nothing to do with it can be saved all the same, and changes nothing about it.
    expect(started.save({ ...file(NEW), wall: { name: 'Other' } }).ok).toBe(true);
    expect(started.token('sales')).toBeNull();
    expect(started.save(file({ ...NEW, token: 'token-2' })).ok).toBe(true);
    expect(started.token('sales')).toBe('token-2');
  });

  it('brings its own token, which stays for later files without one', () => {
    disk.open({ config: configOf(file({ ...NEW, token: 'token-2' })), file: '/f.json' });
    const later = disk.open({ config: configOf(file(NEW)), file: '/f.json' }, log);
    expect(later.token('sales')).toBe('token-2');
    expect(warn).not.toHaveBeenCalled();
  });

  it('with the address that the token was given for has it', () => {
    expect(disk.open({ config: configOf(file(OLD)), file: '/f.json' }, log).token('sales')).toBe(TOKEN);
    expect(warn).not.toHaveBeenCalled();
  });
});

it('a token from before its addresses were kept belongs to those that its source has at the next start', () => {
  const older = new SettingsDisk();
  older.content.set('config.json', JSON.stringify(file(OLD)));
  older.content.set('secrets.json', JSON.stringify({ sales: TOKEN }));
  expect(older.open().token('sales')).toBe(TOKEN);
  expect(older.open().save(file(NEW))).toMatchObject({ ok: false, error: [{ code: 'CONFIG-10' }] });
});

it('a start writes nothing when nothing is new', () => {
  const provisioned = { config: configOf(file({ ...OLD, token: TOKEN })), file: '/f.json' };
  disk.open(provisioned);
  disk.breakAt(0, 'full');
  disk.open(provisioned);
  disk.open();
  expect(disk.mend()).toBe(false);
});
