import { describe, expect, it } from 'vitest';
import { Redactor, SECRETS_FOR_NOW } from './redaction';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

describe('what looks like a secret', () => {
  it.each([
    ['a JWT', `token was ${JWT} indeed`, [JWT, 'dozjgNry']],
    ['an unsigned JWT', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0. end', ['eyJhbGci']],
    ['a JWT after a hyphen', `session-${JWT} end`, [JWT, 'dozjgNry']],
    ['a bearer token', 'Authorization: Bearer abc.def-123', ['abc.def']],
    ['a bearer token in small letters', 'sent bearer abcdef123, then', ['abcdef123']],
    ['basic credentials', 'Basic dXNlcjpwYXNz', ['dXNlcjpwYXNz']],
    ['another kind of authorization', 'authorization: Token abcdef', ['abcdef']],
    ['a cookie', 'Cookie: session=abc; theme=dark', ['abc', 'dark']],
    ['a cookie that is set', 'Set-Cookie: connect.sid=s%3Aabc; Path=/', ['s%3Aabc']],
    ['a token in an address', 'GET https://a.example/ws?room=5&token=abc&x=1', ['abc']],
    ['an access token in an address', 'wss://a.example/?access_token=abc#top', ['abc']],
    ['a password in an address', 'https://tv:hunter2@a.example/', ['hunter2']],
    ['a user in an address', 'https://s3cr3t@a.example/', ['s3cr3t']],
    ['a token in JSON', '{"id":"sales","token":"abc","x":1}', ['abc']],
    ['a token with a quote in JSON', String.raw`{"token":"abc\"def\\","x":1}`, ['abc', 'def']],
    ['a token in JSON within JSON', JSON.stringify({ body: JSON.stringify({ token: 'abc', x: 1 }) }), ['abc']],
    ['other names in JSON', '{"accessToken":"abc","password" : "def","apiKey":"ghi"}', ['abc', 'def', 'ghi']],
    [
      'names that end like those',
      '{"authToken":"abc","jwt":"def","id_token":"ghi","sessionId":"jkl"}',
      ['abc', 'def', 'ghi', 'jkl'],
    ],
    [
      'the same in JSON within JSON',
      JSON.stringify({ body: '{"id_token":"abc","X-Session-Id":"def"}' }),
      ['abc', 'def'],
    ],
    [
      'the same in an address',
      'wss://a.example/ws?authToken=abc&connect.sid=def&session_id=ghi',
      ['abc', 'def', 'ghi'],
    ],
  ])('%s is hidden', (_what, text, secrets) => {
    const cleaned = new Redactor().clean(text);
    for (const secret of secrets) expect(cleaned).not.toContain(secret);
    expect(cleaned).toContain('[hidden]');
  });

  it('is looked for in little time, however often a text begins like it', () => {
    const text = '-eyJ'.repeat(100_000);
    const began = performance.now();
    expect(new Redactor().clean(`${text} ${text}. ${text}.a`)).toBe(`${text} ${text}. ${text}.a`);
    // Twenty thousand million steps take a minute; a million take none.
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('leaves the rest of the line', () => {
    const clean = (text: string) => new Redactor().clean(text);
    expect(clean('GET https://a.example/ws?room=5&token=abc&x=1 failed')).toBe(
      'GET https://a.example/ws?room=5&token=[hidden]&x=1 failed',
    );
    expect(clean('{"id":"sales","token":"abc","x":1}')).toBe('{"id":"sales","token":"[hidden]","x":1}');
  });

  it.each([
    'Source state source="sales" state="live"',
    'http://127.0.0.1:4600/ a@b.example',
    'tokens are hidden',
    '{"monkey":"a","tokenUrl":"b"}',
  ])('is not everything: %s', (text) => {
    expect(new Redactor().clean(text)).toBe(text);
  });
});

describe('a secret that was told of', () => {
  it('is hidden wherever it stands, however it is spelled', () => {
    const redactor = new Redactor();
    const secret = 'pa"ss w\\rd/ü';
    redactor.hide(secret);
    const texts = [secret, JSON.stringify({ any: secret }), `https://a.example/${encodeURIComponent(secret)}`];
    for (const text of [...texts, texts.join(' and ')]) {
      const cleaned = redactor.clean(text);
      expect(cleaned).toContain('[hidden]');
      for (const part of ['ss w', 'ss%20w', 'rd/']) expect(cleaned).not.toContain(part);
    }
  });

  it('is hidden without the spaces around it, which are not sent', () => {
    const redactor = new Redactor();
    redactor.hide('  hunter2-hunter2\n');
    redactor.hideForNow('\tanother-secret ');
    redactor.hide('  a ');
    expect(redactor.clean('no hunter2-hunter2, no another-secret, a')).toBe('no [hidden], no [hidden], a');
  });

  it('is hidden by its value alone where it is a session cookie', () => {
    const redactor = new Redactor();
    redactor.hide('connect.sid=s%3Acorrect-horse; theme=dark; id=7');
    redactor.hide('bm90LWEtY29va2ll==');
    expect(redactor.clean('s%3Acorrect-horse, dark, id 7 ==')).toBe('[hidden], dark, id 7 ==');
    expect(redactor.clean('bm90LWEtY29va2ll==')).toBe('[hidden]');
  });

  it('is hidden whole though another begins like it', () => {
    const redactor = new Redactor();
    redactor.hide('abcd');
    redactor.hide('abcdefgh');
    expect(redactor.clean('abcdefgh abcd')).toBe('[hidden] [hidden]');
  });

  it('is not hidden when it is too short to be one, and no text is too odd', () => {
    const redactor = new Redactor();
    for (const secret of ['', 'a', 'abc', '\uD800abcd']) redactor.hide(secret);
    expect(redactor.clean('abc a')).toBe('abc a');
    expect(redactor.clean('x \uD800abcd y')).toBe('x [hidden] y');
  });
});

describe('secrets that follow each other', () => {
  it('are hidden as long as they are in use or among the last', () => {
    const redactor = new Redactor();
    redactor.hide('the-pin');
    redactor.hideForNow('long-forgotten');
    redactor.hideForNow('always-in-use');
    for (let turn = 0; turn < 2 * SECRETS_FOR_NOW; turn++) {
      redactor.hideForNow(`session-${turn}!`);
      redactor.hideForNow('always-in-use');
    }
    const last = 2 * SECRETS_FOR_NOW - 1;
    const text = redactor.clean(`the-pin always-in-use session-${last}! session-${last - 200}! long-forgotten`);
    expect(text).toBe('[hidden] [hidden] [hidden] [hidden] long-forgotten');
  });
});
