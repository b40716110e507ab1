import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { integerBetween, seededRandom } from '#core/kernel/random';
import { NodeFiles } from '#main/adapters/node-files';
import { killable, type Killable } from '#main/adapters/testing/killable';
import { previousOf } from '#main/ports/files';
import { silentLogger, type Logger } from '#main/ports/logger';
import { LAST_BOARD_FILE, lastBoardFile } from './last-board';
import type { saveForever } from './testing/save-child';

const KILLS = 15;
const LOAD_LIMIT_MS = 100;
/** All that may be amiss after a kill: it came between the two renames of a save. */
const MISSING = `${LAST_BOARD_FILE} is missing; ${previousOf(LAST_BOARD_FILE)} is used`;
const CALL: (typeof saveForever)['name'] = 'saveForever';

let scratch: string;
let child: Killable;

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'scorewall-kill-'));
  const entry = path.join(import.meta.dirname, 'testing', 'save-child.ts');
  child = await killable(entry, CALL, path.join(scratch, 'bundle'));
}, 60_000);

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** Kills the child a moment after it said its first value; resolves to the last value that it called saved. */
async function runAndKill(folder: string, afterMs: number): Promise<number> {
  let running = false;
  const said = await child.run(folder, (_said, kill) => {
    if (!running) setTimeout(kill, afterMs);
    running = true;
  });
  return Number(said.split('\n').at(-2));
}

it(`a process killed ${KILLS} times while it saves leaves what it called saved, and the save before`, async () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const folder = path.join(scratch, 'data');
  const warn = vi.fn<Logger['warn']>();
  const load = (): number => {
    const files = new NodeFiles(folder, new FakeClock());
    const log = { ...silentLogger, warn };
    const file = lastBoardFile({ files, clock: new FakeClock(), log, current: () => never() });
    return file.load()?.boards[0]?.entries[0]?.value ?? -1;
  };

  for (let kill = 1; kill <= KILLS; kill++) {
    const saved = await runAndKill(folder, integerBetween(random, 0, 40));
    const startedMs = performance.now();
    const found = load();
    const tookMs = performance.now() - startedMs;
    const place = `seed ${seed}, kill ${kill}`;
    // The kill may have come between a save and the word of it.
    expect([saved, saved + 1], place).toContain(found);
    for (const [, facts] of warn.mock.calls) expect(facts, place).toEqual({ problems: MISSING });
    expect(readdirSync(folder).join(' '), place).not.toContain('.unreadable-');
    expect(tookMs, place).toBeLessThan(LOAD_LIMIT_MS);
  }

  const found = load();
  warn.mockClear();
  writeFileSync(path.join(folder, LAST_BOARD_FILE), '{"sha256":"');
  expect([found - 1, found], `seed ${seed}`).toContain(load());
  expect(warn).toHaveBeenCalledOnce();
}, 600_000);

function never(): never {
  throw new Error('Only loaded here.');
}
