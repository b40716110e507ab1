import { describe, expect, it } from 'vitest';
import type { AppError } from '../kernel/app-error';
import { parseConfig } from './parse';
import type { Config } from './schema';

const SECRET = 'hunter2-hunter2';
const goodSource = { id: 'sales', dialect: 'leaderboard', url: 'http://127.0.0.1:4100' };

function valueOf(input: unknown): Config {
  const parsed = parseConfig(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('what would only fail later', () => {
  const source = (rest: object): AppError => {
    const parsed = parseConfig({ version: 1, sources: [{ ...goodSource, ...rest }] });
    const errors = parsed.ok ? [] : parsed.error;
    expect(errors).toHaveLength(1);
    return errors[0]!;
  };

  it.each([
    'http://256.256.256.256',
    'http://1.2.3.4.5',
    'https://[::1::2]/',
    'https://a%zz.example',
    'https://xn--/',
    'wss://scores.example.com:99999',
  ])('an address that nobody can read is refused: %s', (url) => {
    expect(source({ url })).toMatchObject({
      path: 'sources[0].url',
      message: expect.stringContaining('must be an address') as string,
    });
  });

  it.each(['http://tokens.example.com/new', 'ws://8.8.8.8/token'])(
    'a token is not asked for outside of the own network without https: %s',
    (tokenUrl) => {
      const { path, message } = source({ tokenUrl });
      expect([path, message]).toEqual([
        'sources[0].tokenUrl',
        expect.stringContaining('must be an https address') as string,
      ]);
    },
  );

  it.each(['https://tokens.example.com/new', 'http://127.0.0.1:4/t', 'http://scores.local/t', 'http://[::1]/t'])(
    'but at %s it is',
    (tokenUrl) => {
      expect(valueOf({ version: 1, sources: [{ ...goodSource, tokenUrl }] }).sources[0]?.tokenUrl).toBe(tokenUrl);
    },
  );

  it.each(['one\ntwo', 'a\u0000b', 'a\tb', 'a\u2028b', '  \n '])(
    'a token with line ends or control characters is refused, and not repeated: %j',
    (token) => {
      const error = source({ token });
      expect(error).toMatchObject({
        path: 'sources[0].token',
        message: expect.stringContaining('not usable') as string,
      });
      expect(JSON.stringify(error)).not.toContain('two');
    },
  );

  it('spaces and line ends around a token are those of pasting it', () => {
    expect(valueOf({ version: 1, sources: [{ ...goodSource, token: ` ${SECRET}\n` }] }).sources).toHaveLength(1);
  });
});
