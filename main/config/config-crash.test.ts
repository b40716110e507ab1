import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { integerBetween, seededRandom } from '#core/kernel/random';
import { killable, type Killable } from '#main/adapters/testing/killable';
import { savedIn, settingsIn, type saveForever } from './testing/save-child';

const KILLS = 20;
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

/** Kills the child a moment after it said its first number; resolves to the last one that it called saved. */
async function runAndKill(folder: string, afterMs: number): Promise<number> {
  let running = false;
  const said = await child.run(folder, (_said, kill) => {
    if (!running) setTimeout(kill, afterMs);
    running = true;
  });
  return Number(said.split('\n').at(-2));
}

it(`a process killed ${KILLS} times while it saves leaves configuration and tokens of one and the same save`, async () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const folder = path.join(scratch, 'data');
  const found: number[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    const saved = await runAndKill(folder, integerBetween(random, 0, 60));
    const [config, token] = savedIn(settingsIn(folder));
    const place = `seed ${seed}, kill ${kill}`;
    expect(config, place).toBe(token);
    // The kill may have come between a save and the word of it.
    expect([saved, saved + 1], place).toContain(config);
    expect(readdirSync(folder).join(' '), place).not.toContain('.unreadable-');
    found.push(config);
  }
  // Otherwise nothing was at stake.
  expect(new Set(found).size, `seed ${seed}`).toBe(KILLS);
}, 120_000);
