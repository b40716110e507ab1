import { writeSync } from 'node:fs';
import { systemClock } from '#hub/system-clock';
import { NodeFiles } from '#main/adapters/node-files';
import { silentLogger } from '#main/ports/logger';
import { lastBoardFile } from '../last-board';
import { boardOf } from './samples';

/** For a process that is killed: saves a board with a value that grows, and says each value once it is saved. */
export function saveForever(folder: string): void {
  const clock = systemClock();
  let value = 0;
  const file = lastBoardFile({
    files: new NodeFiles(folder, clock),
    clock,
    log: silentLogger,
    current: () => ({
      boards: [boardOf(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, value])))],
      main: { mainIds: [], unnamedIds: [] },
      confirmed: {},
    }),
  });
  value = file.load()?.boards[0]?.entries[0]?.value ?? 0;
  for (;;) {
    value++;
    file.saveNow();
    writeSync(1, `${value}\n`);
  }
}
