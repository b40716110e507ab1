import { beforeEach, describe, expect, it } from 'vitest';
import { configSchema } from '#core/config/schema';
import { DISCONNECTED_AGEING_MS } from '#core/domain/freshness';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { BoardService } from '#main/board/board-service';
import { learningCoachDialect } from '#main/feed/dialects/learning-coach';
import { configOf } from '#main/feed/dialects/dialect-suite';
import type { FeedService } from '#main/feed/feed-service';
import { Source } from '#main/feed/source';
import { fakeTransports, type FakeTransport } from '#main/feed/transports/fake-transport';
import { passingHistory } from '#main/history/testing/history';
import { silentLogger } from '#main/ports/logger';
import { WallStage } from './wall-stage';

const XP = 'coach:xp';
const STREAK = 'coach:streak';

let clock: FakeClock;
let source: Source;
let stage: WallStage;
let progress: FakeTransport;
let leaderboard: FakeTransport;

beforeEach(() => {
  clock = new FakeClock();
  const transports = fakeTransports();
  const ignore = () => undefined;
  const listener = { boardChanged: ignore, celebration: ignore, notice: ignore, stageChanged: ignore };
  const boards = new BoardService({ clock, log: silentLogger, listener });
  source = new Source(configOf('learning-coach', { id: 'coach' }), {
    clock,
    random: seededRandom(1),
    fetch: () => Promise.reject(new Error('nothing is read here')),
    log: silentLogger,
    dialect: learningCoachDialect,
    transport: transports.factory,
    token: () => null,
    sink: { apply: (...told) => boards.apply(...told), changed: ignore },
  });
  stage = new WallStage({
    clock,
    config: () =>
      configSchema.parse({ version: 1, sources: [{ id: 'coach', dialect: 'learning-coach', url: 'ws://a' }] }),
    feed: { source: () => source, sources: [source] } as unknown as FeedService,
    boards,
    pins: { of: () => null },
    celebrating: () => false,
    history: passingHistory(clock),
  });
  source.start();
  const [first, second] = transports.made;
  if (first === undefined || second === undefined) throw new Error('there are not two connections');
  [progress, leaderboard] = [first, second];
  for (const transport of [progress, leaderboard]) transport.connect();
});

const say = (transport: FakeTransport, type: string, data: object): void => {
  const channel = transport === progress ? 'progress' : 'leaderboard';
  transport.listener.message(channel, type, [{ type, data }]);
};
const tellBoard = (transport: FakeTransport): void => {
  say(transport, 'leaderboard_update', { metric: 'xp', entries: [{ userId: 1, rank: 1, xp: 5 }] });
};
const tellStreak = (): void => {
  say(progress, 'streak_milestone', { userId: 1, streak: { current_streak: 7 } });
};
const fresh = () => [XP, STREAK].map((board) => stage.freshnessOf('coach', board));
/** The progress goes on, every second. */
function pass(seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    clock.advance(1_000);
    tellStreak();
  }
}

describe('a board whose own connection is dead', () => {
  it('is not live because another connection of the source lives', () => {
    tellBoard(leaderboard);
    tellStreak();
    expect(fresh()).toEqual(['live', 'live']);
    leaderboard.drop();
    pass(DISCONNECTED_AGEING_MS / 1_000);
    expect(fresh()).toEqual(['ageing', 'live']);
    expect(stage.freshnessOf('coach')).toBe('live');
    pass(120);
    expect(fresh()).toEqual(['stale', 'live']);
    leaderboard.connect();
    tellBoard(leaderboard);
    expect(fresh()).toEqual(['live', 'live']);
  });

  it('is what a wall says that shows it, with the time of its own last confirmation', () => {
    tellBoard(leaderboard);
    const toldAtMs = clock.now();
    leaderboard.drop();
    pass(60);
    const { showing } = stage.displays.staging(null).current;
    expect(showing.boardId).toBe(XP);
    expect(stage.view().status).toMatchObject({ freshness: 'ageing', confirmedAtMs: toldAtMs });
  });

  it('ages by itself in front of a socket that is silent', () => {
    tellBoard(leaderboard);
    pass(31);
    expect(fresh()).toEqual(['ageing', 'live']);
  });

  it('is taken over by a connection that tells it whole, and not by one that tells a value of it', () => {
    tellBoard(leaderboard);
    leaderboard.drop();
    pass(10);
    say(progress, 'xp_awarded', { userId: 1, xp_amount: 5, total_xp: 10 });
    expect(fresh()).toEqual(['ageing', 'live']);
    tellBoard(progress);
    expect(fresh()).toEqual(['live', 'live']);
  });

  it('while the connection is there and silent, lives by the values that another tells', () => {
    tellBoard(leaderboard);
    for (let second = 0; second < 150; second++) {
      clock.advance(1_000);
      say(progress, 'xp_awarded', { userId: 1, xp_amount: 5, total_xp: 10 + 5 * second });
    }
    expect(fresh()[0]).toBe('live');
  });

  it('and never was ranked is of the connection that tells its values', () => {
    tellStreak();
    leaderboard.drop();
    pass(10);
    expect(stage.freshnessOf('coach', STREAK)).toBe('live');
    progress.drop();
    clock.advance(DISCONNECTED_AGEING_MS);
    expect(stage.freshnessOf('coach', STREAK)).toBe('ageing');
  });
});
