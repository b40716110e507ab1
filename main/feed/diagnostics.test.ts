import { expect, it } from 'vitest';
import { Diagnostics } from './diagnostics';

const NOW_MS = 1_000_000;
const message = (event = 'x') => ({ event, args: [{}] });

it('counts add up', () => {
  const diagnostics = new Diagnostics();
  diagnostics.applied(message(), NOW_MS);
  diagnostics.unknown(message(), NOW_MS);
  diagnostics.rejected(message(), ['a', 'b'], NOW_MS);
  diagnostics.duplicate(message(), NOW_MS);
  expect(diagnostics.counts).toEqual({ received: 5, applied: 1, rejected: 2, unknown: 1, duplicates: 1 });
  expect(diagnostics.eventsLastMinute(NOW_MS)).toBe(5);
});

it('keeps the latest rejections only, the newest first, with a short name', () => {
  const diagnostics = new Diagnostics();
  for (let n = 0; n < 100; n++) diagnostics.rejected(message(`event-${n}${'x'.repeat(500)}`), ['why'], NOW_MS + n);
  diagnostics.rejected(message('many'), new Array<string>(10_000).fill('why'), NOW_MS + 100);
  expect(diagnostics.rejections).toHaveLength(20);
  expect(diagnostics.rejections[0]).toEqual({ atMs: NOW_MS + 100, event: 'many', reason: 'why' });
  expect(Math.max(...diagnostics.rejections.map(({ event }) => event.length))).toBeLessThanOrEqual(60);
  expect(diagnostics.counts.rejected).toBe(10_100);
});

it('keeps a few refused rooms, each once', () => {
  const diagnostics = new Diagnostics(String);
  let news = 0;
  for (let n = 0; n < 50; n++) if (diagnostics.roomRefused(`room ${n % 25}`) !== null) news++;
  expect(news).toBe(10);
  expect(diagnostics.refusedRooms).toHaveLength(10);
  diagnostics.forgetRefusedRooms();
  expect(diagnostics.refusedRooms).toEqual([]);
  expect([diagnostics.roomRefused('room'), diagnostics.roomRefused('room')]).toEqual(['room', null]);
});

it('tells in a few words why a room was refused, without secrets, and nothing where nobody takes them out', () => {
  const secrets = ['letmein-letmein'];
  const clean = (text: string) => secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '[hidden]'), text);
  const diagnostics = new Diagnostics(clean);
  const long = `Room 5 is not for letmein-letmein, ${'as was said before, '.repeat(5)}letmein-letmein ${'x'.repeat(200)}`;
  expect(diagnostics.roomRefused(long)).toMatch(/^Room 5 is not for \[hidden\], as was/);
  const [told = ''] = diagnostics.refusedRooms;
  expect(told.length).toBeLessThanOrEqual(120);
  expect(told).not.toContain('letm');
  secrets.push('Room 5');
  expect(diagnostics.refusedRooms).not.toContain('Room 5');
  const careless = new Diagnostics();
  expect([careless.roomRefused(long), careless.refusedRooms]).toEqual(['no reason given', ['no reason given']]);
});

it('the rate is of the last minute', () => {
  const diagnostics = new Diagnostics();
  for (let second = 0; second < 120; second++) diagnostics.rejected(message(), ['a', 'b'], NOW_MS + second * 1_000);
  expect(diagnostics.eventsLastMinute(NOW_MS + 119_000)).toBe(120);
  expect(diagnostics.eventsLastMinute(NOW_MS + 179_500)).toBe(0);
});

it('a wall clock that is set back does not stop the rate', () => {
  const diagnostics = new Diagnostics();
  diagnostics.applied(message(), NOW_MS);
  const backMs = NOW_MS - 3_600_000;
  for (let second = 0; second < 10; second++) diagnostics.applied(message(), backMs + second * 1_000);
  expect(diagnostics.eventsLastMinute(backMs + 10_000)).toBe(10);
});
