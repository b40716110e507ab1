import { expect, it } from 'vitest';
import { settingsPlace } from './settings-place';

it.each(['http://127.0.0.1:4600/', 'http://[::1]:4600/'])('names the address and the file of the PIN at %s', (url) => {
  expect(settingsPlace(url, '/d/admin-pin', null)).toBe(`${url}settings  (admin PIN in /d/admin-pin)`);
  expect(settingsPlace(url, '/d/admin-pin', '123456')).toBe(`${url}settings  (admin PIN 123456 in /d/admin-pin)`);
});

it.each(['http://192.0.2.2:4600/', 'http://[2001:db8::1]:4600/'])(
  'names no address that would be refused, at %s',
  (url) => {
    const place = settingsPlace(url, '/d/admin-pin', '123456');
    expect(place).not.toMatch(/http|123456/);
    expect(place).toContain('0.0.0.0');
  },
);
