import { expect, it } from 'vitest';
import { isOwnNetwork } from './own-network';

it.each([
  'localhost',
  'scores',
  'scores.local',
  'hub.home.arpa',
  '127.0.0.1',
  '10.255.0.1',
  '172.16.0.1',
  '172.31.9.9',
  '192.168.1.20',
  '169.254.7.7',
  '[::1]',
  '[fd00::7]',
  'fe80::1',
  'febf::1',
])('%s is within', (host) => {
  expect(isOwnNetwork(host)).toBe(true);
});

it.each([
  'scores.example.com',
  'local.example',
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '192.169.0.1',
  '100.64.0.1',
  '[2001:db8::1]',
  '[::2]',
  'fec0::1',
  '[::ffff:8.8.8.8]',
  '127.0.0.1.example.com',
])('%s is outside', (host) => {
  expect(isOwnNetwork(host)).toBe(false);
});
