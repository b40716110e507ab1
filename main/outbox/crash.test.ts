import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '#hub/system-clock';
import { integerBetween, seededRandom } from '#core/kernel/random';
import { NodeFiles } from '#main/adapters/node-files';
import { killable, type Killable } from '#main/adapters/testing/killable';
import { DEFAULT_LIMITS } from './policy';
import type { acceptAndAcknowledge } from './testing/crash-child';
import { idsOf, openOutbox } from './testing/outboxes';

const KILLS = 20;
const CALL: (typeof acceptAndAcknowledge)['name'] = 'acceptAndAcknowledge';

let scratch: string;
let child: Killable;

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'scorewall-crash-'));
  const entry = path.join(import.meta.dirname, 'testing', 'crash-child.ts');
  child = await killable(entry, CALL, path.join(scratch, 'bundle'));
}, 60_000);

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** Runs the child until it has said so many lines, kills it at once, and returns all that it said. */
async function runAndKill(folder: string, afterLines: number): Promise<string[]> {
  const said = await child.run(folder, (soFar, kill) => {
    if (soFar.split('\n').length > afterLines) kill();
  });
  // The last line may be cut off.
  return said.split('\n').slice(0, -1);
}

const idsAfter = (word: string, lines: readonly string[]): string[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

it(`a process killed ${KILLS} times keeps every message that it called durable, in order, with its id`, async () => {
  const seed = Date.now();
  const random = seededRandom(seed);
  const folder = path.join(scratch, 'data');
  const clock = systemClock();
  const limits = { ...DEFAULT_LIMITS, maxCount: 1_000, maxBytes: 4_000_000 };
  let carriedOver: string[] = [];
  let promisedInAll = 0;
  let newestSegment = '';

  for (let kill = 1; kill <= KILLS; kill++) {
    const lines = await runAndKill(folder, integerBetween(random, 10, 3_000));
    const order = [...carriedOver, ...idsAfter('accepted', lines)];
    const acked = new Set(idsAfter('acked', lines));
    const durable = new Set([...carriedOver, ...idsAfter('durable', lines)]);
    const promised = order.filter((id) => durable.has(id) && !acked.has(id));

    const outbox = await openOutbox({ files: new NodeFiles(folder, clock), clock, limits });
    const found = idsOf(outbox, 'sales');
    const { accepted, acked: ackedCount, queued, dropped, expired } = outbox.ledger('sales');
    await outbox.close();

    const place = `seed ${seed}, kill ${kill}`;
    const foundSet = new Set(found);
    expect(
      promised.filter((id) => !foundSet.has(id)),
      place,
    ).toEqual([]);
    // Of the last lines the pipe may have swallowed one: then it is the newest.
    const known = found.filter((id) => order.includes(id));
    expect(known, place).toEqual(order.filter((id) => foundSet.has(id)));
    expect(found.slice(0, known.length), place).toEqual(known);
    expect([accepted, dropped, expired], place).toEqual([ackedCount + queued, 0, 0]);
    carriedOver = found;
    promisedInAll += promised.length;
    newestSegment =
      readdirSync(folder)
        .filter((name) => name.startsWith('outbox-'))
        .sort()
        .at(-1) ?? '';
  }
  // Otherwise nothing was at stake.
  expect(promisedInAll, `seed ${seed}`).toBeGreaterThan(KILLS);
  expect(Number(newestSegment.slice(7, 15)), `seed ${seed}`).toBeGreaterThan(2);
}, 120_000);
