import { describe, expect, it, vi } from 'vitest';
import { silentLogger, type Logger } from '#main/ports/logger';
import { SettingsDisk, type Fault } from './testing/settings-disk';

const SALES = { id: 'sales', dialect: 'leaderboard', url: 'https://sales.example.com' };
const SUPPORT = { id: 'support', dialect: 'leaderboard', url: 'https://support.example.com' };
const FAULTS: readonly Fault[] = ['refuses-once', 'full', 'crash'];
/** More writes than any save has. */
const MOST_WRITES = 12;

const named = (name: string, ...sources: object[]) => ({ version: 1, wall: { name }, sources });

/** What is in force: the wall's name, and the token of each source. */
function inForce(disk: SettingsDisk): string {
  const service = disk.open();
  const tokens = service.config.sources.map(({ id }) => `${id}=${service.token(id) ?? '-'}`);
  return [service.config.wall.name, ...tokens].join(' ');
}

function before(): SettingsDisk {
  const disk = new SettingsDisk();
  expect(disk.open().save(named('Old', { ...SALES, token: 'old-token' }, { ...SUPPORT, token: 'other' })).ok).toBe(
    true,
  );
  return disk;
}

const SAVES: Readonly<Record<string, readonly [input: unknown, forgotten: readonly string[], after: string]>> = {
  'a new token and a new name': [
    named('New', { ...SALES, token: 'new-token' }, SUPPORT),
    [],
    'New sales=new-token support=other',
  ],
  'a new token alone': [
    named('Old', { ...SALES, token: 'new-token' }, SUPPORT),
    [],
    'Old sales=new-token support=other',
  ],
  'two new tokens': [named('Old', { ...SALES, token: 'a' }, { ...SUPPORT, token: 'b' }), [], 'Old sales=a support=b'],
  'a removal, and a token forgotten': [named('New', SALES), ['sales'], 'New sales=-'],
  'another address with its token': [
    named('Old', { ...SALES, url: 'https://new.example', token: 'new-token' }, SUPPORT),
    [],
    'Old sales=new-token support=other',
  ],
  'no token': [named('New', SALES, SUPPORT), [], 'New sales=old-token support=other'],
};
const OLD = 'Old sales=old-token support=other';

describe.each(Object.entries(SAVES))('a save of %s', (_what, [input, forgotten, after]) => {
  it.each(FAULTS)('is all or nothing wherever the disk fails (%s)', (kind) => {
    let failures = 0;
    for (let write = 0; write < MOST_WRITES; write++) {
      const disk = before();
      const service = disk.open();
      const heard = vi.fn();
      service.onChanged(heard);
      disk.breakAt(write, kind);
      const saved = service.save(input, { forgotten });
      if (disk.mend()) failures++;

      const found = inForce(disk);
      const place = `write ${write}`;
      if (kind === 'crash') {
        expect([OLD, after], place).toContain(found);
        if (saved.ok) expect(found, place).toBe(after);
        continue;
      }
      expect(found, place).toBe(saved.ok ? after : OLD);
      expect(service.config.wall.name, place).toBe(saved.ok ? after.split(' ')[0] : 'Old');
      expect(service.token('sales'), place).toBe(disk.open().token('sales'));
      expect(heard, place).toHaveBeenCalledTimes(saved.ok ? 1 : 0);
      if (!saved.ok) {
        expect(saved.error, place).toMatchObject([{ code: 'CONFIG-8' }]);
        expect(saved.error[0]?.message).toContain('/data/config.json (ENOSPC)');
        expect(saved.error[0]?.remedy).toContain('Nothing was changed');
      }
      expect(service.save(input, { forgotten }).ok, place).toBe(true);
      expect(inForce(disk), place).toBe(after);
    }
    // Otherwise nothing was at stake.
    expect(failures).toBeGreaterThan(0);
  });
});

describe('a start on a disk that takes nothing', () => {
  const SECRET = 'provisioned-token';

  it('has the tokens of its file for this run, and tells the log', () => {
    const disk = new SettingsDisk();
    disk.breakAt(0, 'full');
    const error = vi.fn<Logger['error']>();
    const config = disk.open().config;
    const provisioned = { config: { ...config, sources: [{ ...config.sources[0]!, token: SECRET }] }, file: '/f.json' };
    const service = disk.open(provisioned, { ...silentLogger, error });
    expect(service.token('demo')).toBe(SECRET);
    expect(error).toHaveBeenCalledOnce();
    expect(JSON.stringify(error.mock.calls)).not.toContain(SECRET);
    disk.mend();
    disk.open(provisioned);
    expect(disk.secrets().get('demo')).toBe(SECRET);
  });

  it('has a token that was written into the configuration by hand, and takes it out the next time', () => {
    const disk = new SettingsDisk();
    disk.content.set('config.json', JSON.stringify(named('Wall', { ...SALES, token: SECRET })));
    disk.breakAt(0, 'full');
    expect(disk.open().token('sales')).toBe(SECRET);
    disk.mend();
    expect(disk.open().token('sales')).toBe(SECRET);
    expect(disk.content.get('config.json')).not.toContain(SECRET);
  });
});
