import { afterEach, describe, expect, it } from 'vitest';
import { digestText } from '#core/domain/board';
import { seededRandom } from '#core/kernel/random';
import { startHub, type Hub, type HubOptions } from '#hub/server';
import { systemClock } from '#hub/system-clock';
import { BoardService } from '#main/board/board-service';
import { silentLogger } from '#main/ports/logger';
import { leaderboardDialect } from '../dialects/leaderboard';
import { sourceConfig } from '../dialects/leaderboard-fixtures';
import { Source } from '../source';
import { SocketIoTransport } from '../transports/socket-io';

/** Misdeeds of a backend's own, without the network's. */
const MISCHIEF = { skip: 0.1, twice: 0.1, swap: 0.1 };

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanUp.splice(0).reverse()) await end();
});

async function watch(options: Partial<HubOptions>, withAddress: boolean) {
  const clock = systemClock();
  const hub = await startHub({ clock, scenario: 'office', eventsPerSecond: 40, ...options });
  cleanUp.push(() => hub.stop());
  const ignore = () => undefined;
  const boards = new BoardService({
    clock,
    log: silentLogger,
    listener: { boardChanged: ignore, celebration: ignore, notice: ignore, stageChanged: ignore },
  });
  cleanUp.push(() => {
    boards.dispose();
  });
  let changed = ignore as () => void;
  const source = new Source(sourceConfig({ url: hub.url, ...(withAddress ? { snapshotUrl: hub.snapshotUrl } : {}) }), {
    clock,
    random: seededRandom(1),
    fetch: (url, init) => fetch(url, init),
    log: silentLogger,
    dialect: leaderboardDialect,
    transport: (plan) => new SocketIoTransport(plan),
    token: () => null,
    sink: {
      apply: (id, events) => boards.apply(id, events),
      changed: () => {
        changed();
      },
    },
  });
  cleanUp.push(() => {
    source.stop();
  });
  source.start();
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  };
  return { clock, hub, source, boards, until };
}

/** Are the first so many boards, the main one first, those of the hub? */
function equal(hub: Hub, boards: BoardService, count: number): boolean {
  return hub
    .boards()
    .slice(0, count)
    .every(({ boardId, rows }) => {
      const board = boards.store.boards.find(({ id }) => id === `sales:${boardId}`);
      const truth = rows.map(({ id, rank, value }) => `${rank}\t${id}\t${value}\n`).join('');
      return board !== undefined && digestText(board) === truth;
    });
}

describe.each([
  // The address has every board, the answer to a join the main one.
  ['with an address for the boards', true, Infinity],
  ['with a board told when joining', false, 1],
] as const)('%s', (_what, withAddress, boardCount) => {
  it('a backend that leaves out, repeats and swaps is followed to the truth', { timeout: 20_000 }, async () => {
    const { hub, source, boards, until } = await watch({ mischief: MISCHIEF }, withAddress);
    await until(
      () => hub.mischiefCounts.skipped >= 5 && hub.mischiefCounts.twice >= 5 && hub.mischiefCounts.swapped >= 5,
    );
    hub.misbehave({});
    await until(() => source.incompleteSince === null && equal(hub, boards, boardCount));
    const { received, applied, rejected, unknown, duplicates } = source.diagnostics.counts;
    expect(received).toBe(applied + rejected + unknown + duplicates);
    expect(duplicates).toBeGreaterThan(0);
    expect(source.gaps.found).toBeGreaterThan(0);
    if (withAddress) expect(source.gaps.healed).toBe(source.gaps.found);
    expect(source.reconnects).toBe(0);
  });

  it('a feed that falls silent in front of a live socket is found, and made up for', { timeout: 30_000 }, async () => {
    const { clock, hub, source, boards, until } = await watch({ eventsPerSecond: 2 }, withAddress);
    await until(() => source.diagnostics.counts.applied > 3);
    hub.mute();
    const startMs = clock.monotonic();
    await until(() => source.gaps.healed > 0 && equal(hub, boards, 1));
    expect(clock.monotonic() - startMs).toBeLessThan(20_000);
    expect(source.state.name).toBe('live');
  });
});
