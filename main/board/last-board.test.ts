import { beforeEach, describe, expect, it } from 'vitest';
import type { Board } from '#core/domain/board';
import { FakeClock } from '#core/kernel/fake-clock';
import { previousOf, type Files } from '#main/ports/files';
import type { LogFacts, Logger } from '#main/ports/logger';
import { LAST_BOARD_FILE, lastBoardFile, SAVE_PAUSE_MS, type LastBoards } from './last-board';
import { boardOf } from './testing/samples';

/** A disk that may be full. */
class Disk implements Files {
  readonly content = new Map<string, string>();
  writes = 0;
  refuses = false;

  read(name: string): string | null {
    if (this.refuses) throw new Error('EIO');
    return this.content.get(name) ?? null;
  }

  writeAtomic(name: string, text: string): void {
    if (this.refuses) throw new Error('ENOSPC');
    this.writes++;
    this.content.set(name, text);
  }

  writeGeneration(name: string, text: string): void {
    const before = this.content.get(name);
    this.writeAtomic(name, text);
    if (before !== undefined) this.content.set(previousOf(name), before);
  }

  setAside(name: string): string {
    if (this.refuses) throw new Error('EROFS');
    this.content.set(`${name}.aside`, this.content.get(name) ?? '');
    this.content.delete(name);
    return `${name}.aside`;
  }
}

let clock: FakeClock;
let disk: Disk;
let warnings: [string, LogFacts | undefined][];
let current: LastBoards;
let file: ReturnType<typeof lastBoardFile>;

const log: Logger = {
  info: () => undefined,
  warn: (message, facts) => warnings.push([message, facts]),
  error: () => undefined,
  child: () => log,
};
const lastBoards = (board: Board): LastBoards => ({
  boards: [board],
  main: { mainIds: [board.id], unnamedIds: [] },
  confirmed: { sales: 1_700_000_000_000 },
});
const opened = () => lastBoardFile({ files: disk, clock, log, current: () => current });

beforeEach(() => {
  clock = new FakeClock();
  disk = new Disk();
  warnings = [];
  current = lastBoards(boardOf({ a: 3, b: 2 }));
  file = opened();
});

describe('what is kept', () => {
  it('comes back as it was, without the arrows', () => {
    const [board] = current.boards;
    const moved = board?.entries.map((entry) => ({ ...entry, trend: { fromRank: 9, atMs: 1 } })) ?? [];
    current = { ...current, boards: [{ ...(board as Board), entries: moved }] };
    file.saveNow();
    expect(opened().load()).toEqual(lastBoards(boardOf({ a: 3, b: 2 })));
    expect(disk.content.get(LAST_BOARD_FILE)).not.toContain('trend');
  });

  it('knows which main boards have no name yet', () => {
    current = { ...current, main: { mainIds: ['sales:revenue'], unnamedIds: ['sales:revenue'] } };
    file.saveNow();
    expect(opened().load()?.main.unnamedIds).toEqual(['sales:revenue']);
  });

  it('is nothing at the first start', () => {
    expect(file.load()).toBeNull();
    expect(warnings).toEqual([]);
  });
});

describe('a file of an earlier version', () => {
  it('has no checksum, and is read', () => {
    const [board] = current.boards;
    const entries = board?.entries.map(({ trend: _trend, ...entry }) => entry);
    const { main, confirmed } = current;
    const old = { version: 1, confirmed, ...main, boards: [{ ...board, entries }] };
    disk.content.set(LAST_BOARD_FILE, JSON.stringify(old));
    expect(file.load()).toEqual(current);
    expect(warnings).toEqual([]);
  });
});

describe('the save before', () => {
  const before = lastBoards(boardOf({ a: 1 }));
  beforeEach(() => {
    const newest = current;
    current = before;
    file.saveNow();
    current = newest;
    file.saveNow();
  });

  it.each(['', 'nonsense', null])('stands in for one that is %j, told of once', (spoilt) => {
    if (spoilt === null) disk.content.delete(LAST_BOARD_FILE);
    else disk.content.set(LAST_BOARD_FILE, spoilt);
    expect(opened().load()).toEqual(before);
    expect(warnings).toHaveLength(1);
    expect(disk.content.get(`${LAST_BOARD_FILE}.aside`)).toBe(spoilt ?? undefined);
  });

  it('is not lost to a bad one that cannot be set aside', () => {
    const kept = disk.content.get(previousOf(LAST_BOARD_FILE));
    disk.content.set(LAST_BOARD_FILE, 'nonsense');
    disk.setAside = () => {
      throw new Error('EROFS');
    };
    const later = opened();
    expect(later.load()).toEqual(before);
    later.saveNow();
    expect(disk.content.get(previousOf(LAST_BOARD_FILE))).toBe(kept);
    expect(opened().load()).toEqual(current);
  });

  it('is kept when it is bad as well', () => {
    disk.content.set(LAST_BOARD_FILE, 'one');
    disk.content.set(previousOf(LAST_BOARD_FILE), 'two');
    expect(opened().load()).toBeNull();
    expect(disk.content.get(`${LAST_BOARD_FILE}.aside`)).toBe('one');
    expect(disk.content.get(`${previousOf(LAST_BOARD_FILE)}.aside`)).toBe('two');
  });
});

describe('a file that makes no sense', () => {
  const good = (): string => {
    file.saveNow();
    return disk.content.get(LAST_BOARD_FILE) ?? '';
  };

  it.each([
    ['torn', (text: string) => text.slice(0, -20)],
    ['empty', () => ''],
    ['of zeros', (text: string) => '\0'.repeat(text.length)],
    ['of another kind', () => '[]'],
    ['of a later version', (text: string) => JSON.stringify({ ...(JSON.parse(text) as object), version: 3 })],
    ['without its checksum', (text: string) => text.replace(/"sha256":"\w+",/, '')],
    ['with a rank that is none', (text: string) => text.replace('"rank":1', '"rank":"first"')],
  ])('%s is set aside', (_what, spoil) => {
    const spoilt = spoil(good());
    disk.content.set(LAST_BOARD_FILE, spoilt);
    expect(file.load()).toBeNull();
    expect(disk.content.get(LAST_BOARD_FILE)).toBeUndefined();
    expect(disk.content.get(`${LAST_BOARD_FILE}.aside`)).toBe(spoilt);
    expect(warnings).toHaveLength(1);
  });

  it('does not stop the wall when it cannot be set aside', () => {
    disk.content.set(LAST_BOARD_FILE, 'nonsense');
    disk.setAside = () => {
      throw new Error('EROFS');
    };
    expect(file.load()).toBeNull();
    expect(warnings).toHaveLength(1);
  });

  it('does not stop the wall when it cannot be read', () => {
    disk.refuses = true;
    expect(file.load()).toBeNull();
    expect(warnings).toHaveLength(1);
  });
});

describe('a change', () => {
  it('is on disk at once, and the next one after a pause', () => {
    file.changed();
    clock.advance(0);
    expect(disk.writes).toBe(1);
    file.changed();
    file.changed();
    clock.advance(SAVE_PAUSE_MS - 1);
    expect(disk.writes).toBe(1);
    current = lastBoards(boardOf({ a: 3, b: 9 }));
    clock.advance(1);
    expect(disk.writes).toBe(2);
    expect(opened().load()?.boards[0]?.entries[0]?.id).toBe('b');
    clock.advance(10 * SAVE_PAUSE_MS);
    expect(disk.writes).toBe(2);
  });

  it('is not saved twice when the app stops', () => {
    file.changed();
    clock.advance(0);
    file.changed();
    file.saveNow();
    clock.advance(10 * SAVE_PAUSE_MS);
    expect(disk.writes).toBe(2);
    expect(clock.pendingTimers).toBe(0);
  });

  it('waits out a full disk, told of once', () => {
    disk.refuses = true;
    for (let turn = 0; turn < 5; turn++) {
      file.changed();
      clock.advance(SAVE_PAUSE_MS);
    }
    expect(warnings).toHaveLength(1);
    disk.refuses = false;
    file.changed();
    clock.advance(SAVE_PAUSE_MS);
    expect(opened().load()).not.toBeNull();
    disk.refuses = true;
    file.changed();
    clock.advance(SAVE_PAUSE_MS);
    expect(warnings).toHaveLength(2);
  });
});
