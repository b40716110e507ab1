import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger, type Logger } from '#main/ports/logger';
import { SessionTokens } from './session-tokens';
import { jwt } from './testing';
import { RENEW_AGAIN_MS, TokenKeeper } from './token-keeper';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TOKEN_URL = 'https://scores.example.com/token';

let clock: FakeClock;
let stored: string | null;
let kept: Map<string, string>;
let hidden: string[];
let logged: string[];
/** Tokens that were presented, in order. */
let asked: (string | null)[];
/** What the token address says to it. */
let backend: (presented: string | null) => Response | Promise<Response>;

beforeEach(() => {
  clock = new FakeClock();
  stored = 'stored';
  kept = new Map();
  hidden = [];
  logged = [];
  asked = [];
  backend = (presented) => new Response(`after-${presented ?? 'nothing'}`);
});

function keeper(tokenUrl: string | null = TOKEN_URL): TokenKeeper {
  const note = (message: string, facts?: object): void => {
    logged.push(`${message} ${JSON.stringify(facts)}`);
  };
  const log: Logger = { ...silentLogger, info: note, warn: note, error: note };
  return new TokenKeeper({
    sourceId: 'sales',
    tokenUrl,
    stored: () => stored,
    sessions: new SessionTokens({
      get: (name) => kept.get(name) ?? null,
      set: (name, secret) => {
        if (secret === null) kept.delete(name);
        else kept.set(name, secret);
      },
    }),
    fetch: (_url, { headers }) => {
      const presented = new Headers(headers).get('Authorization')?.replace('Bearer ', '') ?? null;
      asked.push(presented);
      return Promise.resolve().then(() => backend(presented));
    },
    clock,
    log,
    hide: (secret) => hidden.push(secret),
  });
}

const refusing = () => new Response('', { status: 401 });

describe('without an address for tokens', () => {
  it('the stored token is read anew each time, and nothing is asked', async () => {
    const tokens = keeper(null);
    expect([tokens.current(), tokens.mayRenew('stored'), tokens.ended()]).toEqual(['stored', false, false]);
    expect(await tokens.renew('stored')).toMatchObject({ ok: false });
    stored = 'pasted';
    expect([tokens.current(), tokens.mayRenew('stored')]).toEqual(['pasted', true]);
    expect(await tokens.renew('stored')).toEqual({ ok: true, value: undefined });
    expect(asked).toEqual([]);
  });
});

describe('a renewal', () => {
  it('is one request, whoever asks', async () => {
    const tokens = keeper();
    const heard: string[] = [];
    tokens.onRenewed(() => heard.push(tokens.current() ?? ''));
    const all = await Promise.all([tokens.renew('stored'), tokens.renew('stored'), tokens.renew('stored')]);
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await tokens.renew('stored')).toMatchObject({ ok: true });
    expect([asked, tokens.current(), heard]).toEqual([['stored'], 'after-stored', ['after-stored']]);
  });

  it('presents the newest token first, and the stored one where that is refused', async () => {
    const tokens = keeper();
    await tokens.renew('stored');
    await tokens.renew('after-stored');
    backend = (presented) => (presented === 'stored' ? new Response('fresh') : refusing());
    await tokens.renew(tokens.current());
    expect(asked).toEqual(['stored', 'after-stored', 'after-after-stored', 'stored']);
    expect(tokens.current()).toBe('fresh');
  });

  it('tells nobody what the tokens are', async () => {
    const tokens = keeper();
    await tokens.renew('stored');
    backend = refusing;
    const none = await tokens.renew('after-stored');
    expect(hidden).toEqual(['after-stored']);
    expect(logged).toHaveLength(2);
    expect(JSON.stringify([logged, none])).not.toMatch(/after-|"stored|example\.com/);
  });

  it('that gives the same token again is none', async () => {
    backend = () => new Response('stored');
    const tokens = keeper();
    expect(await tokens.renew('stored')).toMatchObject({ error: { trouble: 'token-not-renewed' } });
    expect(tokens.current()).toBe('stored');
  });

  it('does not outlive the source', async () => {
    const tokens = keeper();
    const asking = tokens.renew('stored');
    tokens.dispose();
    expect(await asking).toMatchObject({ ok: false });
    expect([tokens.current(), kept.size, clock.pendingTimers]).toEqual(['stored', 0, 0]);
  });
});

describe('how often', () => {
  it('a refused token is renewed: once, until a connection has proved the new one or a minute has passed', async () => {
    const tokens = keeper();
    expect(tokens.mayRenew('stored')).toBe(true);
    await tokens.renew('stored');
    const fresh = tokens.current();
    // Who was refused with the old one goes on with the new one at once.
    expect([tokens.mayRenew('stored'), tokens.mayRenew(fresh)]).toEqual([true, false]);
    tokens.proved('stored');
    expect(tokens.mayRenew(fresh)).toBe(false);
    tokens.proved(fresh);
    expect(tokens.mayRenew(fresh)).toBe(true);
    await tokens.renew(fresh);
    expect(tokens.mayRenew(tokens.current())).toBe(false);
    clock.advance(RENEW_AGAIN_MS);
    expect(tokens.mayRenew(tokens.current())).toBe(true);
  });

  it('a token address that could not be asked is no reason to wait', async () => {
    backend = () => new Response('', { status: 503 });
    const tokens = keeper();
    await tokens.renew('stored');
    expect(tokens.mayRenew('stored')).toBe(true);
    backend = refusing;
    await tokens.renew('stored');
    expect(tokens.mayRenew('stored')).toBe(false);
  });
});

describe('when both were refused', () => {
  it('each is presented in its turn, and the newest is never forgotten', async () => {
    const tokens = keeper();
    await tokens.renew('stored');
    backend = refusing;
    const presented: (string | null)[] = [];
    for (let turn = 0; turn < 4; turn++) {
      const refused = tokens.current();
      tokens.mayRenew(refused);
      await tokens.renew(refused);
      presented.push(tokens.current());
      clock.advance(2 * MINUTE_MS);
    }
    expect(presented).toEqual(['stored', 'after-stored', 'stored', 'after-stored']);
    expect(asked.slice(1)).toEqual([
      'after-stored',
      'stored',
      'after-stored',
      'stored',
      'after-stored',
      'stored',
      'after-stored',
      'stored',
    ]);
    expect(keeper().current()).toBe('after-stored');
  });

  it('a refusal ahead of the end changes nothing for a token that the backend takes', async () => {
    const tokens = keeper();
    await tokens.renew('stored');
    backend = refusing;
    await tokens.renew('after-stored');
    expect(tokens.current()).toBe('after-stored');
  });
});

describe('after a restart', () => {
  it('the newest token is still there', async () => {
    await keeper().renew('stored');
    const tokens = keeper();
    expect([tokens.current(), hidden.at(-1)]).toEqual(['after-stored', 'after-stored']);
  });

  it('it is void with another stored token, another address, or none', async () => {
    await keeper().renew('stored');
    expect(keeper('https://scores.example.com/other').current()).toBe('stored');
    expect(keeper(null).current()).toBe('stored');
    stored = 'pasted';
    expect(keeper().current()).toBe('pasted');
  });

  it('a disk that refuses costs no more than that', async () => {
    kept.set = () => {
      throw new Error('full');
    };
    const tokens = keeper();
    expect(await tokens.renew('stored')).toMatchObject({ ok: true });
    expect(tokens.current()).toBe('after-stored');
  });

  it('a token that is pasted while it runs is presented at once', async () => {
    const tokens = keeper();
    await tokens.renew('stored');
    stored = 'pasted';
    expect(tokens.current()).toBe('pasted');
  });
});

describe('the end of a JWT', () => {
  let serial: number;
  let made: string[];
  /** A backend whose clock is ahead by so much, and whose tokens live so long. */
  const giving = (lifeMs: number, rest: { skewMs?: number; iat?: null } = {}): void => {
    backend = () => {
      const token = jwt(clock, lifeMs, ++serial, rest);
      made.push(token);
      return new Response(JSON.stringify({ token }));
    };
  };

  beforeEach(() => {
    serial = 0;
    made = [];
  });

  it('is met a minute ahead, while a connection stands on the token', async () => {
    giving(30 * MINUTE_MS);
    const tokens = keeper();
    await tokens.renew('stored');
    const held = tokens.hold();
    await clock.advanceAsync(29 * MINUTE_MS - 1_000, 10_000);
    expect(asked).toHaveLength(1);
    await clock.advanceAsync(2_000, 1_000);
    expect([asked.length, tokens.current()]).toEqual([2, made[1]]);
    await clock.advanceAsync(29 * MINUTE_MS + 1_000, 10_000);
    expect(asked).toHaveLength(3);
    held.dispose();
    expect(clock.pendingTimers).toBe(0);
    await clock.advanceAsync(HOUR_MS, MINUTE_MS);
    expect(asked).toHaveLength(3);
  });

  it('of a short life is met after four fifths of it', async () => {
    giving(20_000);
    const tokens = keeper();
    await tokens.renew('stored');
    tokens.hold();
    await clock.advanceAsync(15_900, 100);
    expect(asked).toHaveLength(1);
    await clock.advanceAsync(200, 100);
    expect(asked).toHaveLength(2);
  });

  it('is met once, however it went', async () => {
    giving(30 * MINUTE_MS);
    const tokens = keeper();
    await tokens.renew('stored');
    tokens.hold();
    tokens.hold();
    backend = () => new Response('', { status: 503 });
    await clock.advanceAsync(30 * MINUTE_MS + 1_000, 10_000);
    tokens.hold();
    await clock.advanceAsync(HOUR_MS, MINUTE_MS);
    expect(asked).toHaveLength(2);
    // Ended for sure: the next attempt asks first, for as long as nobody could be asked.
    expect(tokens.ended()).toBe(true);
  });

  it.each([2 * HOUR_MS, -2 * HOUR_MS, 29.9 * MINUTE_MS, -25 * HOUR_MS])(
    'means the same when the clocks differ by %i ms',
    async (skewMs) => {
      giving(30 * MINUTE_MS, { skewMs });
      stored = jwt(clock, 30 * MINUTE_MS, 99, { skewMs });
      const tokens = keeper();
      // One that the backend made for this wall in an earlier hour may look ended; it is asked for once.
      if (tokens.ended()) await tokens.renew(stored);
      else if (tokens.mayRenew(stored)) await tokens.renew(stored);
      tokens.hold();
      await clock.advanceAsync(10 * HOUR_MS, 5_000);
      expect(tokens.ended()).toBe(false);
      // One for each 29 minutes, and none more.
      expect(asked.length).toBeGreaterThanOrEqual(20);
      expect(asked.length).toBeLessThanOrEqual(22);
    },
  );

  it.each([2 * HOUR_MS, -2 * HOUR_MS, -29.9 * MINUTE_MS])(
    'without a beginning, and with clocks that differ by %i ms, makes no loop',
    async (skewMs) => {
      giving(30 * MINUTE_MS, { skewMs, iat: null });
      const tokens = keeper();
      await tokens.renew('stored');
      tokens.hold();
      expect(tokens.ended()).toBe(false);
      await clock.advanceAsync(HOUR_MS, 5_000);
      expect(asked.length).toBeLessThanOrEqual(3);
    },
  );

  it('that a wrong clock makes up is asked about once, and not again where the backend takes the token', () => {
    stored = jwt(clock, 30 * MINUTE_MS, 99, { skewMs: -2 * HOUR_MS });
    const tokens = keeper();
    expect(tokens.ended()).toBe(true);
    tokens.proved(stored);
    expect(tokens.ended()).toBe(false);
  });

  it('is no reason to ask again where no newer one was to be had', async () => {
    stored = jwt(clock, 30 * MINUTE_MS, 99, { skewMs: -2 * HOUR_MS });
    const tokens = keeper();
    backend = refusing;
    await tokens.renew(stored);
    expect(tokens.ended()).toBe(false);
    tokens.hold();
    await clock.advanceAsync(MINUTE_MS);
    expect(asked).toHaveLength(1);
  });

  it('a step of the clock by a day asks once', async () => {
    giving(30 * MINUTE_MS);
    const tokens = keeper();
    await tokens.renew('stored');
    tokens.hold();
    clock.stepWallClock(24 * HOUR_MS);
    expect(tokens.ended()).toBe(true);
    await tokens.renew(tokens.current());
    expect(tokens.ended()).toBe(false);
    await clock.advanceAsync(28 * MINUTE_MS, 10_000);
    expect(asked).toHaveLength(2);
  });

  it('is not read from what is no JWT', () => {
    for (const strange of [
      'a.b.c',
      'x',
      `${'y'.repeat(30_000)}.${'e30'.repeat(9_000)}.z`,
      'e30.bnVsbA.x',
      'e30.W10.x',
    ]) {
      stored = strange;
      expect(keeper().ended()).toBe(false);
    }
  });
});
