import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '#core/kernel/clock';
import { NodeFiles } from '#main/adapters/node-files';
import { lastBoardFile, type LastBoards } from '#main/board/last-board';
import { boardOf } from '#main/board/testing/samples';
import { silentLogger } from '#main/ports/logger';

const ENTRIES = 300;

/** A board on disk, each of whose entries has the same value. */
export interface SavedBoard {
  /** null when nothing that makes sense is found. */
  load(): number | null;
  save(value: number, entries?: number): void;
}

export const SAVERS = { ours, writeFileSync: naive };
export type SaverName = keyof typeof SAVERS;

/** The product's file. */
function ours(folder: string, clock: Clock): SavedBoard {
  let current = boardsOf(0, ENTRIES);
  const file = lastBoardFile({
    files: new NodeFiles(folder, clock),
    clock,
    log: silentLogger,
    current: () => current,
  });
  return {
    load: () => valueIn(file.load()),
    save(value, entries = ENTRIES) {
      current = boardsOf(value, entries);
      file.saveNow();
    },
  };
}

/** What most apps do. */
function naive(folder: string): SavedBoard {
  const file = path.join(folder, 'board.json');
  return {
    load() {
      try {
        return valueIn(JSON.parse(readFileSync(file, 'utf8')) as LastBoards);
      } catch {
        return null;
      }
    },
    save(value, entries = ENTRIES) {
      writeFileSync(file, JSON.stringify(boardsOf(value, entries)));
    },
  };
}

function boardsOf(value: number, entries: number): LastBoards {
  const values = Object.fromEntries(Array.from({ length: entries }, (_, index) => [`p${index}`, value]));
  return { boards: [boardOf(values)], main: { mainIds: [], unnamedIds: [] }, confirmed: {} };
}

/** null also for a board whose entries differ: that was never saved. */
function valueIn(found: LastBoards | null): number | null {
  const [first, ...others] = new Set(found?.boards.flatMap(({ entries }) => entries.map(({ value }) => value)));
  return others.length > 0 ? null : (first ?? null);
}
