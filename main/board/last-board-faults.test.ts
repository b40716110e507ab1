import type * as Fs from 'node:fs';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { previousOf } from '#main/ports/files';
import { silentLogger } from '#main/ports/logger';
import { LAST_BOARD_FILE, lastBoardFile } from './last-board';
import { boardOf } from './testing/samples';

/** What the disk does with its steps: those until `at` work; -1 for all. */
const faults = vi.hoisted(() => ({ at: -1, kind: 'crash', steps: 0, down: false }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  const step =
    <A extends unknown[], R>(work: (...args: A) => R, half?: (...args: A) => void) =>
    (...args: A): R => {
      if (faults.down) throw new Error('crashed');
      if (faults.steps++ === faults.at) {
        half?.(...args);
        faults.down = faults.kind === 'crash';
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      }
      return work(...args);
    };
  return {
    ...fs,
    openSync: step(fs.openSync),
    fsyncSync: step(fs.fsyncSync),
    renameSync: step(fs.renameSync),
    rmSync: step(fs.rmSync),
    writeFileSync: step(fs.writeFileSync, (file, text) => {
      if (typeof text === 'string') fs.writeFileSync(file, text.slice(0, text.length / 2));
    }),
  };
});

let folder: string;
const at = (name: string): string => path.join(folder, name);

/** The file as a process finds it that starts now; shows `value`. */
const fileOf = (value: number): ReturnType<typeof lastBoardFile> =>
  lastBoardFile({
    files: new NodeFiles(folder, new FakeClock()),
    clock: new FakeClock(),
    log: silentLogger,
    current: () => ({
      boards: [boardOf({ zoë: value })],
      main: { mainIds: [], unnamedIds: [] },
      confirmed: {},
    }),
  });
const loaded = (): number | null | undefined => fileOf(0).load()?.boards[0]?.entries[0]?.value;
const save = (value: number): void => {
  const file = fileOf(value);
  file.load();
  file.saveNow();
};

function broken(step: number, kind: typeof faults.kind, work: () => void): boolean {
  Object.assign(faults, { at: step, kind, steps: 0, down: false });
  try {
    work();
  } finally {
    Object.assign(faults, { at: -1, down: false });
  }
  return faults.steps > step;
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scorewall-faults-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe.each(['crash', 'full'] as const)('a disk that fails (%s) at any step of a save', (kind) => {
  it.each([0, 1, 2, 3])('leaves the last save or this one, and the one before it, after %i saves', (earlier) => {
    for (let value = 1; value <= earlier; value++) save(value);
    let step = 0;
    let last = earlier;
    const file = fileOf(0);
    for (; step < 100; step++) {
      const next = last + 1;
      if (!broken(step, kind, () => save(next))) break;
      const found = loaded();
      expect([last === 0 ? undefined : last, next], `step ${step}`).toContain(found);
      if (kind === 'full') expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
      // With a second generation at hand, the loss of the newest is no loss of all.
      if (last > 1 && existsSync(at(LAST_BOARD_FILE))) {
        const newest = readFileSync(at(LAST_BOARD_FILE));
        writeFileSync(at(LAST_BOARD_FILE), newest.subarray(0, newest.length - 9));
        expect([last - 1, last], `step ${step}`).toContain(loaded());
        writeFileSync(at(LAST_BOARD_FILE), newest);
      }
      last = found ?? 0;
    }
    expect(step).toBeGreaterThan(4);
    expect(file.load()?.boards).toHaveLength(1);
  });
});

describe('bytes that changed on the disk', () => {
  it('are noticed wherever they are: the save before is used, and nothing is lost', () => {
    save(1);
    save(2);
    const [newest, before] = [readFileSync(at(LAST_BOARD_FILE)), readFileSync(at(previousOf(LAST_BOARD_FILE)))];
    const spoilt = fc.record({
      place: fc.nat(newest.length - 1),
      flip: fc.option(fc.integer({ min: 1, max: 255 }), { nil: null }),
    });
    fc.assert(
      fc.property(spoilt, ({ place, flip }) => {
        const bytes = flip === null ? newest.subarray(0, place) : Buffer.from(newest);
        if (flip !== null) bytes[place] = (bytes[place] ?? 0) ^ flip;
        writeFileSync(at(LAST_BOARD_FILE), bytes);
        writeFileSync(at(previousOf(LAST_BOARD_FILE)), before);
        expect(loaded()).toBe(1);
        const aside = readdirSync(folder).filter((name) => name.includes('.unreadable-'));
        expect(aside).toHaveLength(1);
        expect(readFileSync(at(aside[0] ?? '')).equals(bytes)).toBe(true);
        rmSync(at(aside[0] ?? ''));
      }),
      { numRuns: 500 },
    );
  });
});
