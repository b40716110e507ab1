import { expect, it } from 'vitest';
import { configSchema } from '#core/config/schema';
import { DISCONNECTED_AGEING_MS } from '#core/domain/freshness';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { BoardService } from '#main/board/board-service';
import { leaderboardDialect } from '#main/feed/dialects/leaderboard';
import { sourceConfig } from '#main/feed/dialects/leaderboard-fixtures';
import type { FeedService } from '#main/feed/feed-service';
import { Source } from '#main/feed/source';
import { fakeTransports } from '#main/feed/transports/fake-transport';
import { passingHistory } from '#main/history/testing/history';
import { silentLogger } from '#main/ports/logger';
import { WallStage } from './wall-stage';

it('a board with a known gap is not live for longer than one without a connection, whatever else is heard', () => {
  const clock = new FakeClock();
  const transports = fakeTransports();
  const ignore = () => undefined;
  const listener = { boardChanged: ignore, celebration: ignore, notice: ignore, stageChanged: ignore };
  const boards = new BoardService({ clock, log: silentLogger, listener });
  const source = new Source(sourceConfig(), {
    clock,
    random: seededRandom(1),
    fetch: () => Promise.reject(new Error('nothing is read here')),
    log: silentLogger,
    dialect: leaderboardDialect,
    transport: transports.factory,
    token: () => null,
    sink: { apply: (id, events) => boards.apply(id, events), changed: ignore },
  });
  const stage = new WallStage({
    clock,
    config: () => configSchema.parse({ version: 1 }),
    feed: { source: () => source, sources: [source] } as unknown as FeedService,
    boards,
    pins: { of: () => null },
    celebrating: () => false,
    history: passingHistory(clock),
  });
  const [transport] = transports.made;
  const say = (event: string, payload: object) => {
    transport?.listener.message('/leaderboard', event, [payload]);
  };
  source.start();
  transport?.connect();
  const at = (seq: number) => ({ stream: 'board', epoch: 'e1', seq });
  const board = { rankings: [{ userId: 1, userName: 'Ada', rank: 1, value: 5 }] };
  say('leaderboard:refresh', { ...at(1), ...board });
  expect(stage.freshnessOf('sales')).toBe('live');
  say('rankings:update', { ...at(3), userId: 1, newRank: 1 });
  clock.advance(DISCONNECTED_AGEING_MS - 1);
  say('achievement:earned', { userId: 1, title: 'Best' });
  expect([source.state.name, stage.freshnessOf('sales')]).toEqual(['connecting', 'live']);
  transport?.connect();
  clock.advance(1);
  expect([source.state.name, stage.freshnessOf('sales')]).toEqual(['live', 'ageing']);
  say('leaderboard:refresh', { ...at(3), ...board });
  expect(stage.freshnessOf('sales')).toBe('live');
});
