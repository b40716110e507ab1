import { describe, expect, it } from 'vitest';
import { failureReason } from './failure-reasons';
import { absentIn, disconnectReason, refusalReason } from './socket-io-reasons';

const withCode = (code: string): Error => Object.assign(new Error('secret-address'), { code });

/** As the client wraps what a long poll failed of. */
const ofPoll = (below: unknown, status = -1): Error =>
  Object.assign(new Error('xhr poll error'), { description: status, context: { statusText: below } });

describe('a failed attempt', () => {
  it.each([
    [ofPoll(withCode('DEPTH_ZERO_SELF_SIGNED_CERT')), 'certificate'],
    [ofPoll(withCode('CERT_HAS_EXPIRED')), 'certificate-expired'],
    [ofPoll(withCode('CERT_NOT_YET_VALID')), 'certificate-expired'],
    [ofPoll(withCode('ERR_TLS_CERT_ALTNAME_INVALID')), 'certificate-name'],
    [ofPoll(withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE')), 'certificate'],
    [ofPoll(withCode('ENOTFOUND'), -3008), 'name-unknown'],
    [ofPoll(withCode('EAI_AGAIN'), -3001), 'server-unreachable'],
    [ofPoll(withCode('ETIMEDOUT')), 'server-not-answering'],
    [ofPoll(null, 504), 'server-not-answering'],
    [ofPoll(null, 429), 'server-not-answering'],
    [ofPoll(null, 404), 'not-found'],
    [ofPoll(null, 418), 'not-a-scoreboard'],
    [ofPoll(null, 403), 'token-refused'],
    [
      Object.assign(new Error('websocket error'), { description: { error: withCode('ECONNREFUSED') } }),
      'server-unreachable',
    ],
    [Object.assign(new Error('x'), { cause: { errors: [withCode('EHOSTUNREACH')] } }), 'server-unreachable'],
    [withCode('parser error'), 'not-a-scoreboard'],
    [new Error('anything'), 'server-unreachable'],
    ['a text', 'server-unreachable'],
    [undefined, 'server-unreachable'],
  ])('%# is told by its cause', (error, kind) => {
    const reason = failureReason(error, 'Socket.IO');
    expect(reason.trouble).toBe(kind);
    expect(reason.detail).not.toContain('secret');
  });

  it('whose error holds itself is told all the same', () => {
    const error = new Error('x');
    error.cause = error;
    expect(failureReason(error, 'Socket.IO').trouble).toBe('server-unreachable');
  });
});

it('every word of the client for a lost connection has a reason, and an unknown one too', () => {
  for (const why of [
    'io server disconnect',
    'ping timeout',
    'transport close',
    'transport error',
    'parse error',
    'new',
  ]) {
    expect(disconnectReason(why).trouble).not.toBeNull();
    expect(disconnectReason(why).dismissed).toBe(why === 'io server disconnect' ? true : undefined);
  }
});

it('a namespace that is not there is no refusal of a token', () => {
  const reason = (words: string, absent: readonly string[] = []) =>
    refusalReason(new Error(words), '/leaderboard', new Set(absent)).trouble;
  expect(reason('Invalid namespace')).toBe('not-a-scoreboard');
  expect(reason('', ['/leaderboard'])).toBe('not-a-scoreboard');
  expect(reason('', ['/'])).toBe('token-refused');
  expect(reason('')).toBe('token-refused');
  expect(reason('anything else')).toBe('token-refused');
});

it.each([
  ['4/leaderboard,"Unable to connect"', '/leaderboard'],
  ['4"Invalid namespace"', '/'],
  ['4/leaderboard,{"message":""}', null],
  ['4{"message":"no"}', null],
  ['2/leaderboard,["a","b"]', null],
  [Buffer.from('4"no"'), null],
])('%s turns away, in a bare text, %s', (packet, namespace) => {
  expect(absentIn(packet)).toBe(namespace);
});
