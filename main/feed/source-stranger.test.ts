import { beforeEach, expect, it } from 'vitest';
import { parseConfig, CONFIG_VERSION } from '#core/config/parse';
import { FakeClock } from '#core/kernel/fake-clock';
import { seededRandom } from '#core/kernel/random';
import { silentLogger } from '#main/ports/logger';
import { masterxDialect } from './dialects/masterx';
import { Source } from './source';
import { fakeTransports, type FakeTransport } from './transports/fake-transport';

let source: Source;
let transport: FakeTransport;

beforeEach(() => {
  const parsed = parseConfig({
    version: CONFIG_VERSION,
    sources: [{ id: 'learners', dialect: 'masterx', url: 'ws://scores.example/ws' }],
  });
  const config = parsed.ok ? parsed.value.sources[0] : undefined;
  if (!config) throw new Error('no such source');
  const transports = fakeTransports();
  source = new Source(config, {
    clock: new FakeClock(),
    random: seededRandom(1),
    fetch: () => Promise.reject(new Error('nothing is to be read')),
    log: silentLogger,
    dialect: masterxDialect,
    transport: transports.factory,
    token: () => null,
    sink: { apply: () => null, changed: () => undefined },
  });
  const [made] = transports.made;
  if (!made) throw new Error('no transport was asked for');
  transport = made;
  source.start();
  transport.connect();
});

function tell(type: string, data: object, times = 1): void {
  for (let turn = 0; turn < times; turn++) transport.listener.message('masterx', type, [{ type, data }]);
}

const NOTIFICATION = { title: 'Mock test', message: 'On Friday', type: 'info' };
const SESSION = { session_id: 's1', user_id: 'u1', topic: 'Recursion', status: 'started' };

it('a server that is connected and tells nothing of this family is another kind of backend', () => {
  tell('study_metrics_update', { userId: 'u1', studyHours: 5 }, 9);
  expect(source.problem).toBeNull();
  // Notifications are told by all of them.
  tell('notification', NOTIFICATION);
  tell('study_metrics_update', { userId: 'u1', studyHours: 6 });
  expect([source.state.name, source.problem?.trouble]).toEqual(['live', 'wrong-family']);
  tell('session_update', SESSION);
  expect(source.problem).toBeNull();
});

it('one of this family may tell as much besides as it likes', () => {
  tell('session_update', SESSION);
  tell('study_metrics_update', { userId: 'u1', studyHours: 5 }, 50);
  expect(source.problem).toBeNull();
});

it('one whose messages of this family cannot be read is no stranger', () => {
  tell('leaderboard_update', { entries: [{ rank: 'x' }] });
  tell('study_metrics_update', { userId: 'u1', studyHours: 5 }, 50);
  expect([source.diagnostics.counts.rejected, source.problem]).toEqual([1, null]);
});
