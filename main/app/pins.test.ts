import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { MemoryFiles } from '#main/hosts/electron/testing/memory-files';
import { silentLogger } from '#main/ports/logger';
import { Pins, PINS_FILE } from './pins';

let clock: FakeClock;
let files: MemoryFiles;
let pins: Pins;
const item = { scene: 'message', title: 'Closed today' } as const;
const started = (): Pins => {
  const started = new Pins({ files, clock, log: silentLogger });
  started.load();
  return started;
};

beforeEach(() => {
  clock = new FakeClock();
  files = new MemoryFiles();
  pins = started();
});

it('holds until it is taken back, over a restart as well', () => {
  pins.set({ display: 'Lobby', item, untilMs: null });
  expect(started().of('Lobby')?.item).toEqual(item);
  expect(pins.of('Lobby')).toBe(pins.of('Lobby'));
  expect(pins.of(null)).toBeNull();
  pins.takeBack('Lobby');
  expect([pins.of('Lobby'), started().of('Lobby')]).toEqual([null, null]);
});

it('holds for a time, also when the app was off meanwhile', () => {
  pins.set({ display: null, item, untilMs: clock.now() + 60_000 });
  clock.advance(59_999);
  expect(started().of(null)).not.toBeNull();
  clock.advance(1);
  expect([pins.of(null), started().of(null)]).toEqual([null, null]);
});

it('is one for each display: the later one', () => {
  for (const title of ['one', 'two']) pins.set({ display: null, item: { ...item, title }, untilMs: null });
  expect(started().of(null)?.item.title).toBe('two');
});

it('is nothing where the file makes no sense or cannot be read, and holds without a disk', () => {
  files.content.set(PINS_FILE, '{"version":1,"pins":[{}]}');
  expect(started().of(null)).toBeNull();
  files.read = () => {
    throw new Error('EIO');
  };
  files.writeAtomic = () => {
    throw new Error('ENOSPC');
  };
  const held = started();
  held.set({ display: null, item, untilMs: null });
  expect(held.of(null)?.item).toEqual(item);
});
