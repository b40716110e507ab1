import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { MemoryDisk } from '#main/outbox/testing/memory-disk';
import type { OutgoingMessage } from '#main/outbox/sender';
import { silentLogger } from '#main/ports/logger';
import { Reports } from './reports';

interface Connection {
  readonly name: string;
  wantsReports: boolean | null;
  state: { name: 'live' | 'waiting' };
  readonly sent: OutgoingMessage[];
  report: (message: OutgoingMessage, onAck: () => void) => boolean;
}

let clock: FakeClock;
let disk: MemoryDisk;
let progress: Connection;
let leaderboard: Connection;
let connections: Connection[];
let reports: Reports;
let ids = 0;

function connectionCalled(name: string): Connection {
  const sent: OutgoingMessage[] = [];
  return {
    name,
    wantsReports: true,
    state: { name: 'live' },
    sent,
    report: (message, onAck) => {
      sent.push(message);
      onAck();
      return true;
    },
  };
}

async function open(): Promise<void> {
  reports = new Reports({
    clock,
    files: disk,
    log: silentLogger,
    newId: () => `id-${ids++}`,
    clean: String,
    feed: { source: (id) => (id === 'coach' ? { connections } : null) },
    status: () => ({ wall: 'Hall', freshness: 'live', scene: 'leaderboard', walls: 1 }),
  });
  await reports.open();
}

beforeEach(async () => {
  clock = new FakeClock();
  disk = new MemoryDisk();
  progress = connectionCalled('progress');
  leaderboard = connectionCalled('leaderboard');
  connections = [progress, leaderboard];
  await open();
  reports.sourceChanged('coach');
});

const kindsOn = ({ sent }: Connection): readonly string[] => sent.map(({ kind }) => kind);

it('each connection that asks is told, and the same is called the same on all of them', () => {
  reports.celebrationShown('coach', 'c1');
  reports.tellStatus();
  expect(kindsOn(progress)).toEqual(['celebration-shown', 'display-status']);
  expect(leaderboard.sent).toEqual(progress.sent);
  expect(reports.ledgerOf('coach')).toMatchObject({ accepted: 4, acked: 4, queued: 0 });
});

it('one that is dead holds up no other, and has its own when it is back', () => {
  progress.state = { name: 'waiting' };
  progress.wantsReports = null;
  reports.sourceChanged('coach');
  for (const id of ['c1', 'c2', 'c3']) reports.celebrationShown('coach', id);
  expect([progress.sent.length, leaderboard.sent.length]).toEqual([0, 3]);
  expect(reports.waiting('coach', 10).map(({ kind }) => kind)).toEqual(Array(3).fill('celebration-shown'));
  progress.state = { name: 'live' };
  progress.wantsReports = true;
  reports.sourceChanged('coach');
  expect(progress.sent).toEqual(leaderboard.sent);
  expect(reports.ledgerOf('coach')).toMatchObject({ accepted: 6, acked: 6, queued: 0 });
});

it('one that does not ask is told nothing, though it is the main one', () => {
  progress.wantsReports = false;
  reports.sourceChanged('coach');
  reports.celebrationShown('coach', 'c1');
  expect([progress.sent.length, leaderboard.sent.length]).toEqual([0, 1]);
});

it('what waits for one is there after a restart, and goes with the connection', async () => {
  for (const connection of connections) {
    connection.state = { name: 'waiting' };
    connection.wantsReports = null;
  }
  reports.sourceChanged('coach');
  reports.celebrationShown('coach', 'c1');
  await reports.close();
  await open();
  expect(reports.ledgerOf('coach').queued).toBe(2);
  connections = [progress];
  reports.keepOnly(['coach']);
  expect(reports.ledgerOf('coach')).toMatchObject({ queued: 1, dropped: 1 });
  expect(reports.clear('coach')).toBe(1);
  reports.keepOnly([]);
  expect(reports.ledger).toMatchObject({ accepted: 2, queued: 0, dropped: 2 });
  await reports.close();
});
