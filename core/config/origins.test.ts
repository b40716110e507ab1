import { expect, it } from 'vitest';
import { newOrigins, originsOf } from './origins';

it.each([
  ['https://Scores.example.com/path?x=1', 'https://scores.example.com'],
  ['wss://scores.example.com:443/ws', 'https://scores.example.com'],
  ['ws://scores.example.com:80', 'http://scores.example.com'],
  ['http://scores.example.com:443', 'http://scores.example.com:443'],
  ['http://[::1]:4100/', 'http://[::1]:4100'],
  [' http://127.0.0.1:4100', 'http://127.0.0.1:4100'],
  ['https://scores.example.com\\.evil.example', 'https://scores.example.com'],
])('%s is at %s', (url, origin) => {
  expect(originsOf({ url })).toEqual([origin]);
});

it.each(['demo:office', '', 'scores.example.com', undefined, 5])('%j is no address of the web', (url) => {
  expect(originsOf({ url })).toEqual([]);
});

it('every address of a source counts, each origin once', () => {
  const source = { url: 'wss://a.example/ws', snapshotUrl: 'https://a.example/board', tokenUrl: 'https://b.example/t' };
  expect(originsOf(source)).toEqual(['https://a.example', 'https://b.example']);
  expect(newOrigins(source, ['https://a.example'])).toEqual(['https://b.example']);
  expect(newOrigins(source, ['https://b.example', 'https://a.example'])).toEqual([]);
});

it('another scheme or port is another place', () => {
  const known = originsOf({ url: 'https://a.example' });
  expect(newOrigins({ url: 'http://a.example' }, known)).toHaveLength(1);
  expect(newOrigins({ url: 'https://a.example:8443' }, known)).toHaveLength(1);
});
