import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { integerBetween, seededRandom, type Random } from '#core/kernel/random';
import { finding, type Finding } from '../kit/finding';
import type { Goal, Kit } from '../kit/kit';
import { SAVERS, type SaverName } from '../kit/saved-board';
import { largest, median, quantile, sum } from '../kit/stats';
import { monotonicMs, must, pause } from '../kit/time';

const GOAL = 'G11';
const BASELINE = 'writeFileSync';
const KILLS = 1_000;
const BASELINE_KILLS = 200;
const LANES = 2;
const KILLED_WITHIN_MS = 25;
const LOADED_WITHIN_MS = 100;
const DAMAGES = 500;
/** Half a disk: the small board fits, the large one does not. */
const FILE_LIMIT_BLOCKS = 64;
const SMALL = { value: 1, entries: 10 };
const LARGE = { value: 2, entries: 3_000 };
const FILE: Readonly<Record<SaverName, string>> = { ours: 'last-board.json', writeFileSync: 'board.json' };

interface Outcome {
  readonly tries: number;
  readonly right: number;
  readonly loadMs: readonly number[];
}

export const crashSafe: Goal = {
  id: GOAL,
  title: 'What is on disk survives',
  runs: 'alone',
  async measure(kit) {
    const mine = await withKills(kit, 'ours', KILLS);
    const theirs = await withKills(kit, BASELINE, BASELINE_KILLS);
    const ourDamage = damaged(kit, 'ours');
    const theirDamage = damaged(kit, BASELINE);
    const full = await onAFullDisk(kit);
    const slowest = largest([...mine.loadMs, ...ourDamage.loadMs]);
    return [
      outcome(`killed ${KILLS} times while it saves: a valid last board loaded`, mine, theirs, killsNote(theirs)),
      outcome(`${DAMAGES} truncated and bit-flipped files: a valid last board loaded`, ourDamage, theirDamage),
      full,
      finding({
        goal: GOAL,
        what: 'time to load it, longest',
        target: `≤ ${LOADED_WITHIN_MS} ms`,
        ours: slowest,
        baseline: largest([...theirs.loadMs, ...theirDamage.loadMs]),
        baselineName: BASELINE,
        unit: 'ms',
        reached: slowest <= LOADED_WITHIN_MS,
        note: `median ${median(mine.loadMs).toFixed(1)} ms, 99th of 100 ${quantile(mine.loadMs, 0.99).toFixed(1)} ms; it checks a checksum and every field`,
      }),
    ];
  },
};

const killsNote = ({ tries }: Outcome) => `the baseline was killed ${tries} times`;

function outcome(what: string, mine: Outcome, theirs: Outcome, note = ''): Finding {
  const percent = ({ right, tries }: Outcome) => (100 * right) / tries;
  return finding({
    goal: GOAL,
    what,
    target: '100 %',
    ours: percent(mine),
    baseline: percent(theirs),
    baselineName: BASELINE,
    unit: '%',
    reached: mine.right === mine.tries,
    note,
  });
}

async function withKills(kit: Kit, how: SaverName, kills: number): Promise<Outcome> {
  const lanes = Array.from({ length: LANES }, (_, lane) => killedInTurn(kit, how, kills / LANES, lane + 1));
  const outcomes = await Promise.all(lanes);
  return {
    tries: sum(outcomes.map(({ tries }) => tries)),
    right: sum(outcomes.map(({ right }) => right)),
    loadMs: outcomes.flatMap(({ loadMs }) => loadMs),
  };
}

async function killedInTurn(kit: Kit, how: SaverName, kills: number, seed: number): Promise<Outcome> {
  const random = seededRandom(seed);
  const folder = kit.scratch();
  const loadMs: number[] = [];
  let right = 0;
  for (let kill = 0; kill < kills; kill++) {
    let said = 0;
    const saver = await kit.child('board-saver', { how, folder }, { onTold: (value) => (said = Number(value)) });
    void saver.ask('saveForEver').catch(() => undefined);
    await must('it saves', () => said > 0);
    await pause(integerBetween(random, 0, KILLED_WITHIN_MS));
    await saver.kill();
    const startMs = monotonicMs();
    const found = SAVERS[how](folder, kit.clock).load();
    loadMs.push(monotonicMs() - startMs);
    // The kill may have come between a save and the word of it.
    if (found === said || found === said + 1) right++;
  }
  return { tries: kills, right, loadMs };
}

/** The file as a failing disk may leave it; the generation before is whole. */
function damaged(kit: Kit, how: SaverName): Outcome {
  const random = seededRandom(1);
  const loadMs: number[] = [];
  let right = 0;
  for (let nth = 0; nth < DAMAGES; nth++) {
    const folder = kit.scratch();
    const board = SAVERS[how](folder, kit.clock);
    for (const value of [1, 2, 3]) board.save(value);
    damage(path.join(folder, FILE[how]), random);
    const startMs = monotonicMs();
    const found = SAVERS[how](folder, kit.clock).load();
    loadMs.push(monotonicMs() - startMs);
    if (found === 2 || found === 3) right++;
    rmSync(folder, { recursive: true });
  }
  return { tries: DAMAGES, right, loadMs };
}

function damage(file: string, random: Random): void {
  const bytes = readFileSync(file);
  if (random.next() < 0.5) {
    truncateSync(file, integerBetween(random, 0, bytes.length - 1));
    return;
  }
  const place = integerBetween(random, 0, bytes.length - 1);
  bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << integerBetween(random, 0, 7)), place);
  writeFileSync(file, bytes);
}

/** The operating system refuses to write on in the midst of a file. */
async function onAFullDisk(kit: Kit): Promise<Finding> {
  const loaded = async (how: SaverName): Promise<number | null> => {
    const folder = kit.scratch();
    const saver = await kit.child('board-saver', { how, folder }, { fileLimitBlocks: FILE_LIMIT_BLOCKS });
    await saver.ask('save', SMALL);
    // What is refused is the product's to bear, and the baseline's to throw.
    await saver.ask('save', LARGE).catch(() => undefined);
    await saver.kill();
    return SAVERS[how](folder, kit.clock).load();
  };
  const [mine, theirs] = [await loaded('ours'), await loaded(BASELINE)];
  const right = (value: number | null) => (value === SMALL.value ? 100 : 0);
  return finding({
    goal: GOAL,
    what: 'the disk refuses in the midst of a save: the board before it loaded',
    target: '100 %',
    ours: right(mine),
    baseline: right(theirs),
    baselineName: BASELINE,
    unit: '%',
    reached: mine === SMALL.value,
    note: 'one run each; a limit on the size of files stands for the full disk',
  });
}
