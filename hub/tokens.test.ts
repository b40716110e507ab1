import { afterEach, describe, expect, test } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import type { Hub } from './server';
import { TestSite } from './testing/clients';
import { TokenOffice } from './tokens';

const site = new TestSite();
afterEach(() => site.stop());

describe('a token', () => {
  test('is a JSON Web Token that expires', () => {
    const clock = new FakeClock();
    const office = new TokenOffice(clock, 'secret');
    const token = office.issue(1_500, 'tv-lobby');
    const [header, claims] = token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(atob(part)) as object);
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(claims).toMatchObject({ sub: 'tv-lobby', iat: clock.now() / 1_000, exp: clock.now() / 1_000 + 1.5 });
    const expiresAtMs = clock.now() + 1_500;
    expect(office.read(token)).toEqual({ kind: 'valid', expiresAtMs });
    clock.advance(1_500);
    expect(office.read(token)).toEqual({ kind: 'expired', expiredAtMs: expiresAtMs });
  });

  test.each([
    ['of another office', new TokenOffice(new FakeClock(), 'other').issue(1_000, 'a')],
    ['that is none', 'tv-lobby'],
    ['without a signature', new TokenOffice(new FakeClock(), 'secret').issue(1_000, 'a').replace(/[^.]*$/, '')],
    ['that was changed', new TokenOffice(new FakeClock(), 'secret').issue(1_000, 'a').replace('.', '.A')],
    ['with more to it', `${new TokenOffice(new FakeClock(), 'secret').issue(1_000, 'a')}.x`],
  ])('%s is unknown', (_what, token) => {
    expect(new TokenOffice(new FakeClock(), 'secret').read(token)).toEqual({ kind: 'unknown' });
  });
});

describe('a new token', () => {
  async function refreshed(hub: Hub, token: string | null, method = 'POST'): Promise<number | string> {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(hub.addresses.masterx.tokenUrl, { method, headers });
    const body = (await response.json()) as { token?: string };
    return body.token ?? response.status;
  }

  test('is had for one that is accepted, or that expired of late', async () => {
    const hub = await site.hub({ tokens: ['right'], refreshGraceMs: 10_000 });
    const old = hub.issueToken({ ttlMs: 1_000 });
    hub.clock.advance(11_000);
    for (const known of ['right', hub.issueToken(), old]) {
      const fresh = await refreshed(hub, known);
      expect(await site.client(hub, `/api/ws?token=${fresh}`).isLive()).toBe(true);
    }
    hub.clock.advance(1);
    expect(await refreshed(hub, old)).toBe(401);
    expect(await refreshed(hub, 'wrong')).toBe(401);
    expect(await refreshed(hub, null)).toBe(401);
    expect(hub.admission.refreshes).toBe(6);
    expect(await refreshed(hub, 'right', 'GET')).toBe(405);
  });

  test('is refused while nobody gets any', async () => {
    const hub = await site.hub({ tokens: ['right'] });
    hub.admission.refusesRefresh = true;
    expect(await refreshed(hub, 'right')).toBe(401);
    hub.admission.refusesRefresh = false;
    expect(await refreshed(hub, 'right')).toMatch(/^ey/);
  });

  test('of one hub is known to another with the same secret', async () => {
    const [first, second] = [
      await site.hub({ jwtSecret: 's' }),
      await site.hub({ jwtSecret: 's', tokenRequired: true }),
    ];
    expect(await site.client(second, `/api/ws?token=${first.issueToken()}`).isLive()).toBe(true);
  });
});

describe('over HTTP', () => {
  const get = async (url: string, token?: string) => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  test('snapshots and jobs ask for the same tokens', async () => {
    const hub = await site.hub({ tokens: ['right'], scenario: 'quiz-room' });
    const { leaderboard, academy, masterx } = hub.addresses;
    const learning = hub.addresses['learning-coach'];
    const urls = [leaderboard, academy, masterx, learning].map(({ snapshotUrl }) => snapshotUrl);
    const fresh = hub.issueToken({ ttlMs: 1_000 });
    for (const url of [...urls, hub.addresses['educator-quiz'].pollUrl]) {
      expect((await get(url)).status).toBe(401);
      expect((await get(url, 'wrong')).status).toBe(401);
      expect((await get(url, 'right')).status).toBe(200);
      expect((await get(url, fresh)).status).toBe(200);
    }
    hub.clock.advance(1_000);
    expect((await get(leaderboard.snapshotUrl, fresh)).status).toBe(401);
  });

  test('a job is asked for by its id, or all of them', async () => {
    const hub = await site.hub({ scenario: 'quiz-room' });
    const { pollUrl } = hub.addresses['educator-quiz'];
    expect((await get(pollUrl)).body).toEqual({ jobs: [] });
    hub.clock.advance(30_000);
    const { jobs } = (await get(pollUrl)).body as { jobs: { jobId: string; progress: number }[] };
    expect(jobs.length).toBeGreaterThan(2);
    expect((await get(`${pollUrl}?jobId=${jobs[1]!.jobId}`)).body).toEqual(jobs[1]);
    expect(await get(`${pollUrl}?jobId=none`)).toEqual({ status: 404, body: { message: 'There is no such job' } });
  });
});
