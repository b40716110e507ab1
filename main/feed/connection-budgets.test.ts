import { expect, it } from 'vitest';
import type { DomainEvent } from '#core/domain/events';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { silentLogger } from '#main/ports/logger';
import { leaderboardDialect } from './dialects/leaderboard';
import { ACHIEVEMENT, sourceConfig } from './dialects/leaderboard-fixtures';
import { MOMENTS_PER_MINUTE } from './moment-limits';
import { Source } from './source';
import { fakeTransports } from './transports/fake-transport';

it('a connection that is flooded with moments leaves the budget of the others as it is', () => {
  const transports = fakeTransports();
  const noticed: string[] = [];
  const source = new Source(sourceConfig(), {
    clock: new FakeClock(),
    random: seededRandom(1),
    fetch: () => Promise.reject(new Error('nobody asks')),
    log: silentLogger,
    dialect: leaderboardDialect,
    transport: transports.factory,
    token: () => null,
    sink: {
      apply: (_id, events: readonly DomainEvent[]) => {
        for (const event of events) if (event.kind === 'notice') noticed.push(event.notice.id);
        return null;
      },
      changed: () => undefined,
    },
  });
  source.start();
  const [transport] = transports.made;
  transport?.connect();
  const tell = (channel: string, event: string, payload: unknown): void => {
    transport?.listener.message(channel, event, [payload]);
  };
  for (let count = 0; count < 500; count++) tell('/', 'notification', { id: `flood-${count}`, message: 'Hello' });
  expect(noticed).toHaveLength(MOMENTS_PER_MINUTE.notice);
  tell('/leaderboard', 'achievement:earned', { ...ACHIEVEMENT, messageId: 'quiet' });
  expect(noticed).toHaveLength(MOMENTS_PER_MINUTE.notice + 1);
  source.stop();
});
