import { beforeEach, expect, it } from 'vitest';
import { disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';
import { err, ok } from '#core/kernel/result';
import { trouble } from '../connection/reasons';
import { credentials } from '../credentials';
import { BELIEVED_FOR_MS, renewingFetch } from './renewing-fetch';
import type { Tokens } from './tokens';

let clock: FakeClock;
let token: string;
let good: Set<string>;
let renewals: number;
let next: string | null;
let mayRenew: boolean;
/** How each request presented itself. */
let requests: string[];

beforeEach(() => {
  clock = new FakeClock();
  token = 'old';
  good = new Set(['new']);
  renewals = 0;
  next = 'new';
  mayRenew = true;
  requests = [];
});

const tokens: Tokens = {
  renewable: true,
  current: () => token,
  ended: () => false,
  mayRenew: () => mayRenew,
  renew: () => {
    renewals++;
    if (next === null) return Promise.resolve(err(trouble('token-not-renewed', 'no')));
    token = next;
    return Promise.resolve(ok(undefined));
  },
  proved: () => undefined,
  hold: () => disposable(() => undefined),
  onRenewed: () => disposable(() => undefined),
};

const read = async (fetch: ReturnType<typeof renewing>) => {
  const response = await fetch('http://a/', { headers: { Accept: 'x/y', ...credentials(token).headers } });
  return response.status;
};

const renewing = () =>
  renewingFetch(
    (_url, { headers }) => {
      const sent = new Headers(headers);
      const shown = sent.get('authorization')?.replace('Bearer ', '') ?? sent.get('cookie') ?? 'nothing';
      requests.push(`${shown} ${sent.get('accept') ?? ''}`);
      return Promise.resolve(new Response('', { status: good.has(shown) ? 200 : 403 }));
    },
    tokens,
    clock,
  );

it('reads again with the new token, and no trace of the old one', async () => {
  token = 'session=old';
  expect(await read(renewing())).toBe(200);
  expect([requests, renewals]).toEqual([['session=old x/y', 'new x/y'], 1]);
});

it('leaves alone what was not refused', async () => {
  token = 'new';
  expect(await read(renewing())).toBe(200);
  expect(renewals).toBe(0);
});

it.each([
  ['no new one is to be had', () => (next = null), 1],
  ['none may be asked for yet', () => (mayRenew = false), 0],
])('hands on the refusal where %s', async (_what, arrange, asked) => {
  arrange();
  expect(await read(renewing())).toBe(403);
  expect([requests.length, renewals]).toEqual([1, asked]);
});

it('believes an address that refuses the new token too, for a while', async () => {
  good.clear();
  const fetch = renewing();
  expect(await read(fetch)).toBe(403);
  for (let turn = 0; turn < 10; turn++) await read(fetch);
  expect([requests.length, renewals]).toEqual([12, 1]);
  clock.advance(BELIEVED_FOR_MS);
  await read(fetch);
  expect(renewals).toBe(2);
});
