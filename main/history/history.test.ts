import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { boardOf } from '../board/testing/samples';
import { silentLogger } from '#main/ports/logger';
import type { Files } from '#main/ports/files';
import { History } from './history';
import { HISTORY_FILE } from './history-file';

let disk: Map<string, string>;
let clock: FakeClock;

const opened = (isMadeUp = false): History => {
  const files: Files = {
    read: (name) => disk.get(name) ?? null,
    writeAtomic: (name, text) => void disk.set(name, text),
    writeGeneration: (name, text) => void disk.set(name, text),
    setAside: (name) => {
      disk.set(`${name}.aside`, disk.get(name) ?? '');
      disk.delete(name);
      return `${name}.aside`;
    },
  };
  const history = new History({ clock, files, log: silentLogger, isMadeUp: () => isMadeUp });
  history.load();
  return history;
};

beforeEach(() => {
  disk = new Map();
  clock = new FakeClock(new Date('2026-11-18T12:00').getTime());
});

it('comes back after a restart, champions and records included', () => {
  const history = opened();
  history.look([boardOf({ a: 10, b: 5 })]);
  history.look([boardOf({ a: 10, b: 25 })]);
  clock.advance(24 * 60 * 60_000);
  history.look([boardOf({ a: 11, b: 25 })]);
  history.saveNow();
  const again = opened();
  expect(again.of('sales:revenue')?.state()).toEqual(history.of('sales:revenue')?.state());
  expect(again.hall.championsOf('sales:revenue')).toMatchObject([{ who: { id: 'b' }, period: 'day', gained: 20 }]);
  expect(again.hall.recordsOf('sales:revenue')).toEqual(history.hall.recordsOf('sales:revenue'));
});

it('is on disk within a minute of a change, and no sooner than that after another', () => {
  const history = opened();
  history.look([boardOf({ a: 10 })]);
  clock.advance(0);
  const first = disk.get(HISTORY_FILE);
  expect(first).toContain('sales:revenue');
  history.look([boardOf({ a: 11 })]);
  clock.advance(59_000);
  expect(disk.get(HISTORY_FILE)).toBe(first);
  clock.advance(1_000);
  expect(disk.get(HISTORY_FILE)).not.toBe(first);
});

it('of made-up boards is not kept', () => {
  const history = opened(true);
  history.look([boardOf({ a: 10 })]);
  history.saveNow();
  expect(disk.get(HISTORY_FILE)).not.toContain('sales:revenue');
});

it('that makes no sense is set aside, not wiped', () => {
  disk.set(HISTORY_FILE, '{"version":1');
  expect(opened().of('sales:revenue')).toBeNull();
  expect(disk.get(`${HISTORY_FILE}.aside`)).toBe('{"version":1');
});

it('of a source that is gone is forgotten', () => {
  const history = opened();
  history.look([boardOf({ a: 10 })]);
  history.forgetSource('sales');
  expect(history.of('sales:revenue')).toBeNull();
  expect(history.hall.recordsOf('sales:revenue')).toEqual([]);
});

it('is of fifty boards at most, those that were seen last', () => {
  const history = opened();
  for (let index = 0; index < 60; index++) history.look([boardOf({ a: 10 }, `metric${index}`)]);
  expect(history.of('sales:metric9')).toBeNull();
  expect(history.of('sales:metric10')).not.toBeNull();
});
