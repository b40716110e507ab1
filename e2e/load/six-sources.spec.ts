import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { startHub, type Hub } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { traced } from '../trace';
import { frameCounts, presentedShare } from '../frames';
import { expect, test } from '../fixtures';
import { digestOf } from '../health';
import { startArcade } from './arcade';

const MINUTES = Number(process.env['LOAD_MINUTES'] ?? 10);
const MINUTE_MS = 60_000;
/** Of each of the six; 2,000 in all. */
const MESSAGES_PER_SECOND = 334;
const SCENARIOS = ['office', 'study-group', 'academy', 'quiz-room', 'masterx'] as const;
/** What the first minutes fill is filled by then: boards, histories, compiled code. */
const WARM_SHARE = 0.3;
const MEMORY_GROWTH_MB = 40;
/** Of the frames in which something is to move, at most so many are not on screen in time, with all of it. */
const LATE_SHARE = 0.05;
const LOOK_EVERY_MS = 5_000;
/** The browser's own notes of its frames are taken for so long, every so many looks. */
const FILMED = { forMs: 5_000, everyLooks: 6 } as const;

test('all five families and a mapped backend at once', async ({ launch, page, browser, complaints }) => {
  test.setTimeout(MINUTES * MINUTE_MS + 3 * MINUTE_MS);
  const clock = systemClock();
  const hubs: Hub[] = [];
  for (const [index, scenario] of SCENARIOS.entries()) {
    hubs.push(
      await startHub({ clock, scenario, seed: index + 1, eventsPerSecond: MESSAGES_PER_SECOND, recovery: false }),
    );
  }
  const arcade = await startArcade(MESSAGES_PER_SECOND);
  const app = await launch({
    config: {
      version: 1,
      wall: { name: 'Load' },
      sources: [
        ...hubs.map((hub) => {
          const { tokenUrl: _unused, ...addresses } = hub.addresses[hub.family];
          return { id: hub.family, dialect: hub.family, ...addresses };
        }),
        { id: 'arcade', dialect: 'custom', url: arcade.url, mapping: arcade.mapping },
      ],
    },
  });
  try {
    await page.goto(app.url);
    await page.locator('[data-board-id]').waitFor();
    // Backends have machines of their own: here they take what the wall and its browser leave.
    setPriority(constants.priority.PRIORITY_LOW);
    const memoryMb: number[] = [];
    const frames = { presented: 0, dropped: 0 };
    const startMs = clock.monotonic();
    let received = 0;
    while (clock.monotonic() - startMs < MINUTES * MINUTE_MS) {
      if (memoryMb.length % FILMED.everyLooks === 0) {
        const { presented, dropped } = frameCounts(await traced(browser, () => page.waitForTimeout(FILMED.forMs)));
        frames.presented += presented;
        frames.dropped += dropped;
      }
      await page.waitForTimeout(LOOK_EVERY_MS);
      memoryMb.push(residentMb(app.pid));
      const { sources } = await app.health();
      for (const source of sources)
        expect([source.id, source.state, source.freshness]).toEqual([source.id, 'live', 'live']);
      received = sources.reduce((sum, source) => sum + source.received, 0);
    }
    const perSecond = received / ((clock.monotonic() - startMs) / 1_000);
    const warm = memoryMb.slice(Math.floor(memoryMb.length * WARM_SHARE));
    const half = Math.floor(warm.length / 2);
    const [before, after] = [median(warm.slice(0, half)), median(warm.slice(half))];
    const late = 1 - presentedShare(frames);
    process.stdout.write(
      `${JSON.stringify({
        perSecond: Math.round(perSecond),
        residentMb: { before, after, most: Math.max(...memoryMb) },
        frames: { ...frames, late },
      })}\n`,
    );

    await test.step('at rest, every board is that of its backend', async () => {
      for (const hub of hubs) hub.rest();
      arcade.rest();
      const wanted = new Map<string, string>([['arcade:points', digestOf(arcade.truth())]]);
      for (const hub of hubs) {
        // Boards of contests and trainings are told as far as the display has heard of them.
        const boards = hub.family === 'leaderboard' ? hub.boards().slice(0, 1) : hub.boards();
        for (const { boardId, rows } of boards) wanted.set(`${hub.family}:${boardId}`, digestOf(rows));
      }
      await expect
        .poll(async () => {
          const held = new Map((await app.health()).boards.map(({ id, digest }) => [id, digest]));
          return [...wanted].filter(([id, digest]) => held.get(id) !== digest).map(([id]) => id);
        })
        .toEqual([]);
    });
    const { sources } = await app.health();
    for (const { id, received: all, applied, rejected, unknown, duplicates } of sources) {
      expect([id, rejected, unknown]).toEqual([id, 0, 0]);
      expect(all, id).toBe(applied + duplicates);
    }
    expect(complaints).toEqual([]);
    expect(perSecond, 'messages a second').toBeGreaterThan(2_000);
    expect(after - before, 'growth of memory, MB').toBeLessThan(MEMORY_GROWTH_MB);
    expect(late, 'late frames').toBeLessThan(LATE_SHARE);
  } finally {
    setPriority(constants.priority.PRIORITY_NORMAL);
    await arcade.stop();
    for (const hub of hubs) await hub.stop();
  }
});

/** Of a process, as Linux tells it. */
function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
