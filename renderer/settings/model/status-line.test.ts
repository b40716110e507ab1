import { DEMO_URL } from '#core/config/choices';
import { sourceStateSchema, troubleSchema } from '#core/ipc/frame';
import { expect, test } from 'vitest';
import { fakeOverview, fakeRefusal, fakeSource, fakeSourceOverview, NOW_MS } from '../fake-data';
import { attentionCount, needsAttention, statusLine, statusText } from './status-line';

const sales = fakeSource('sales');

function line(...[overview, trouble = null]: [Parameters<typeof statusLine>[1], Parameters<typeof statusLine>[2]?]) {
  const { tone, ...rest } = statusLine(sales, overview, trouble, NOW_MS);
  return `${tone}: ${statusText({ tone, ...rest })}`.replaceAll('\u00a0', ' ');
}

test('a live source tells its delay and its count', () => {
  expect(line(fakeSourceOverview('sales'))).toBe('good: Leaderboard over Socket.IO · live, 4 ms · 1,204 events');
  expect(line(fakeSourceOverview('sales', { latencyMs: null, received: 1 }))).toBe(
    'good: Leaderboard over Socket.IO · live · 1 event',
  );
});

test('a refused source tells why and when it tries again', () => {
  expect(line(fakeRefusal('sales'), 'token-refused')).toBe(
    'bad: Leaderboard over Socket.IO · token refused, next try in 58 s',
  );
  expect(line(fakeRefusal('sales'))).toContain('refused by the server, next try in 58 s');
  expect(line({ ...fakeRefusal('sales'), nextAttemptAtMs: NOW_MS + 300 })).toContain(
    'refused by the server, trying again',
  );
});

test('a healthy connection without news is not called live', () => {
  const silent = fakeSourceOverview('sales', { freshness: 'stale', lastEventAtMs: NOW_MS - 180_000 });
  expect(line(silent)).toContain('warn: Leaderboard over Socket.IO · connected, no data for 3 min');
  expect(line({ ...silent, lastEventAtMs: null })).toContain('connected, no data yet');
});

test('a source that is off or has not reported says so', () => {
  expect(statusText(statusLine({ ...sales, enabled: false }, fakeSourceOverview('sales'), null, NOW_MS))).toBe(
    'Leaderboard over Socket.IO · switched off',
  );
  expect(line(undefined)).toBe('busy: Leaderboard over Socket.IO · starting…');
  expect(statusLine({ ...sales, url: DEMO_URL }, undefined, null, NOW_MS).kind).toBe('Built-in demo');
});

test('every state and every trouble has words, and only live claims to be live', () => {
  for (const state of sourceStateSchema.options) {
    for (const trouble of [null, ...troubleSchema.options]) {
      const shown = statusLine(sales, fakeSourceOverview('sales', { state }), trouble, NOW_MS);
      expect(shown.state, state).not.toBe('');
      expect(shown.tone === 'good', state).toBe(state === 'live');
    }
  }
});

test('problems, refusals and refused rooms need attention; waiting without a problem does not', () => {
  expect(needsAttention(fakeSourceOverview('sales'))).toBe(false);
  expect(needsAttention(fakeSourceOverview('sales', { state: 'waiting' }))).toBe(false);
  expect(needsAttention(fakeSourceOverview('sales', { refusedRooms: ['team 5'] }))).toBe(true);
  expect(needsAttention(fakeRefusal('sales'))).toBe(true);
});

test('a source that is switched off does not count', () => {
  const overview = fakeOverview([fakeRefusal('sales'), fakeRefusal('training')]);
  const training = fakeSource('training', { enabled: false });
  expect(attentionCount([sales, training], overview)).toBe(1);
  expect(attentionCount([sales], null)).toBe(0);
});
