import { beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '#core/config/parse';
import type { Config } from '#core/config/schema';
import type { ConfigDeps, ConfigService } from './config-service';
import { InvalidStoredConfig } from './invalid-stored-config';
import { SettingsDisk, tokenOf } from './testing/settings-disk';

const TOKEN = 'secret-token-of-sales';
const SALES = { id: 'sales', dialect: 'leaderboard', url: 'https://scores.example.com' };
const SUPPORT = { id: 'support', dialect: 'leaderboard', url: 'https://support.example.com' };

let disk: SettingsDisk;
let changes: [now: Config, before: Config][];

beforeEach(() => {
  disk = new SettingsDisk();
  changes = [];
});

function open(provisioned: ConfigDeps['provisioned'] = null): ConfigService {
  const service = disk.open(provisioned);
  service.onChanged((now, before) => changes.push([now, before]));
  return service;
}

function store(config: unknown): void {
  disk.content.set('config.json', JSON.stringify(config));
}
const stored = (): unknown => JSON.parse(disk.content.get('config.json') ?? 'null');
const held = (id: string): string | null => disk.secrets().get(id);

function configOf(input: unknown): Config {
  const parsed = parseConfig(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const file = (...sources: object[]) => ({ version: 1, sources });
const everything = (service: ConfigService): string => JSON.stringify([service.config, stored()]);

describe('the first start', () => {
  it('shows the demo, and saves nothing', () => {
    expect(open().config.sources.map((source) => source.url)).toEqual(['demo:office']);
    expect(disk.content.size).toBe(0);
  });
});

describe('tokens', () => {
  it('move to the secret store when a configuration is saved', () => {
    const service = open();
    expect(service.save(file({ ...SALES, token: TOKEN }))).toMatchObject({ ok: true });
    expect(held('sales')).toBe(TOKEN);
    expect(service.token('sales')).toBe(TOKEN);
    expect(everything(service)).not.toContain(TOKEN);
    expect(JSON.stringify(changes)).not.toContain(TOKEN);
  });

  it('move out of a file that was written by hand', () => {
    store(file({ ...SALES, token: TOKEN }));
    const service = open();
    expect(held('sales')).toBe(TOKEN);
    expect(everything(service)).not.toContain(TOKEN);
    expect(stored()).toEqual(service.config);
  });

  it('of a provisioning file are never in the configuration, and the stored one stays', () => {
    store(file(SUPPORT));
    const service = open({ config: configOf(file({ ...SALES, token: TOKEN })), file: '/etc/wall.json' });
    expect(held('sales')).toBe(TOKEN);
    expect(everything(service)).not.toContain(TOKEN);
    expect(stored()).toEqual(file(SUPPORT));
    expect(service.provisionedBy).toBe('/etc/wall.json');
  });

  it('stay with a source that is saved without one, and go with null', () => {
    const service = open();
    service.save(file({ ...SALES, token: TOKEN }, { ...SUPPORT, token: 'other-token' }));
    service.save(file(SALES, SUPPORT));
    expect(held('sales')).toBe(TOKEN);
    changes.length = 0;
    service.save(file(SALES, SUPPORT), { forgotten: ['sales'] });
    expect([held('sales'), held('support')]).toEqual([null, 'other-token']);
    expect(changes).toHaveLength(1);
  });

  it('go with their source', () => {
    const service = open();
    service.save(file({ ...SALES, token: TOKEN }, SUPPORT));
    service.save(file(SUPPORT));
    expect(held('sales')).toBeNull();
    service.save(file(SALES, SUPPORT));
    expect(service.token('sales')).toBeNull();
  });
});

describe('saving', () => {
  it('is refused with every fault, and changes nothing', () => {
    store(file(SALES));
    const service = open();
    const { config } = service;
    const result = service.save({
      version: 1,
      wall: { nam: 'x' },
      sources: [{ ...SALES, url: 'nowhere', token: TOKEN }],
    });
    expect(result.ok ? [] : result.error.map((error) => error.path).sort()).toEqual(['sources[0].url', 'wall.nam']);
    expect(service.config).toBe(config);
    expect([stored(), held('sales'), changes.length]).toEqual([file(SALES), null, 0]);
  });

  it('tells the listeners of a change, and of nothing else', () => {
    store(file(SALES));
    const service = open();
    const before = service.config;
    service.save(file(SALES));
    expect(changes).toEqual([]);
    service.save(file({ ...SALES, enabled: false }));
    expect(changes).toEqual([[service.config, before]]);
    service.save(file({ ...SALES, enabled: false, token: TOKEN }));
    expect(changes).toHaveLength(2);
  });

  it('tells whose token was given, be it the one that there was', () => {
    store(file(SALES, SUPPORT));
    const service = open();
    const told: (readonly string[])[] = [];
    service.onChanged((_config, _before, tokensSaved) => told.push(tokensSaved));
    for (let turn = 0; turn < 2; turn++) service.save(file({ ...SALES, token: TOKEN }, SUPPORT));
    service.save(file(SALES, SUPPORT), { forgotten: ['sales'] });
    expect(told).toEqual([['sales'], ['sales'], []]);
  });

  it('tells nobody who has left', () => {
    const service = open();
    const heard: Config[] = [];
    service.onChanged((config) => heard.push(config)).dispose();
    service.save(file(SALES));
    expect(heard).toEqual([]);
    expect(changes).toHaveLength(1);
  });

  it('under a provisioning file lasts for this run', () => {
    store(file(SUPPORT));
    disk.secrets().set(tokenOf('sales', TOKEN));
    const service = open({ config: configOf(file(SALES)), file: '--demo' });
    expect(service.save(file()).ok).toBe(true);
    expect(service.config.sources).toEqual([]);
    expect(changes).toHaveLength(1);
    expect(stored()).toEqual(file(SUPPORT));
    expect(held('sales')).toBe(TOKEN);
  });
});

describe('a stored configuration that is wrong', () => {
  it('is not used, not overwritten, and every fault is named', () => {
    store({ version: 1, wall: { themes: 'midnight' }, sources: [{ ...SALES, token: TOKEN, url: 'nowhere' }] });
    const before = stored();
    let thrown: unknown;
    try {
      open();
    } catch (cause) {
      thrown = cause;
    }
    expect(thrown).toBeInstanceOf(InvalidStoredConfig);
    const { errors, message } = thrown as InvalidStoredConfig;
    expect(message).toContain('/data/config.json');
    expect(errors.map((error) => error.path).sort()).toEqual(['sources[0].url', 'wall.themes']);
    for (const error of errors) expect(error.message).toContain('/data/config.json');
    expect(JSON.stringify(errors)).not.toContain(TOKEN);
    expect(stored()).toEqual(before);
    expect([...disk.content.keys()]).toEqual(['config.json']);
  });
});
