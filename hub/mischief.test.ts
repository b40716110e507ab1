import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { Mischief, type MischiefShares } from './mischief';
import { TestSite } from './testing/clients';

const site = new TestSite();
afterEach(() => site.stop());

function passed(shares: MischiefShares, count: number, seed = 1): { sent: number[]; mischief: Mischief } {
  const mischief = new Mischief(seededRandom(seed), shares);
  const sent: number[] = [];
  for (let index = 0; index < count; index++) mischief.pass('a', () => sent.push(index));
  return { sent, mischief };
}

test('without mischief everything is sent, once and in order', () => {
  const { sent, mischief } = passed({}, 5);
  expect(sent).toEqual([0, 1, 2, 3, 4]);
  expect(mischief.counts).toEqual({ skipped: 0, twice: 0, swapped: 0, muted: 0 });
});

test('the same seed does the same, another one does not', () => {
  const shares = { skip: 0.2, twice: 0.2, swap: 0.2 };
  expect(passed(shares, 100, 7).sent).toEqual(passed(shares, 100, 7).sent);
  expect(passed(shares, 100, 7).sent).not.toEqual(passed(shares, 100, 8).sent);
});

test('what is sent is what was passed, but for what is counted; a swapped message comes one place late', () => {
  const share = fc.double({ min: 0, max: 0.33, noNaN: true });
  fc.assert(
    fc.property(share, share, share, fc.nat(), (skip, twice, swap, seed) => {
      const { sent, mischief } = passed({ skip, twice, swap }, 200, seed);
      mischief.shares = {};
      const { skipped, twice: doubled } = mischief.counts;
      expect(new Set(sent).size).toBe(200 - skipped);
      expect(sent).toHaveLength(200 - skipped + doubled);
      for (const [place, index] of sent.entries()) {
        const before = Math.max(-1, ...sent.slice(0, place));
        // At most the one message behind which it waited, and those that never were sent, are in between.
        if (index < before) expect(sent.filter((other) => other > index && other < before)).toEqual([]);
      }
    }),
    { numRuns: 50 },
  );
});

test('each share is about as large as asked for', () => {
  const { counts } = passed({ skip: 0.1, twice: 0.2, swap: 0.3 }, 10_000).mischief;
  expect(counts.skipped / 10_000).toBeCloseTo(0.1, 1);
  expect(counts.twice / 10_000).toBeCloseTo(0.2, 1);
  expect(counts.swapped / 10_000).toBeGreaterThan(0.2);
});

test('streams are held back apart', () => {
  const mischief = new Mischief(seededRandom(1), { swap: 1 });
  const sent: string[] = [];
  mischief.pass('a', () => sent.push('a1'));
  mischief.pass('b', () => sent.push('b1'));
  mischief.pass('a', () => sent.push('a2'));
  expect(sent).toEqual(['a2', 'a1']);
  mischief.shares = {};
  expect(sent).toEqual(['a2', 'a1', 'b1']);
});

describe('through a hub', () => {
  test('a muted one answers and moves on in silence', async () => {
    const hub = await site.hub({ scenario: 'masterx', eventsPerSecond: 10 });
    const client = site.client(hub, '/api/ws');
    await client.isLive();
    const boards = () => client.heard.filter(({ type }) => type === 'leaderboard_update').length;
    hub.clock.advance(2_000);
    await client.isLive();
    const before = boards();
    expect(before).toBeGreaterThan(1);
    const truth = hub.boards();
    hub.mute();
    hub.clock.advance(2_000);
    expect(await client.isLive()).toBe(true);
    expect(boards()).toBe(before);
    expect(hub.boards()).not.toEqual(truth);
    expect(hub.mischiefCounts.muted).toBe(20);
    const head = client.heard.at(-1)?.data?.['heads'] as { seq: number }[];
    expect(head[0]!.seq).toBe(before - 1 + 20);
    hub.unmute();
    hub.clock.advance(1_000);
    await client.isLive();
    expect(client.heard.filter(({ seq }) => seq === head[0]!.seq + 1)).toHaveLength(1);
  });

  test('gaps, repeats and swaps are where the numbers say', async () => {
    const hub = await site.hub({
      scenario: 'academy',
      eventsPerSecond: 50,
      mischief: { skip: 0.05, twice: 0.05, swap: 0.05 },
    });
    const client = site.client(hub, '/ws');
    await client.isLive();
    hub.clock.advance(20_000);
    hub.misbehave({});
    await client.isLive();
    const seqs = client.heard.flatMap(({ seq }) => seq ?? []);
    const { skipped, twice, swapped } = hub.mischiefCounts;
    const ids = new Set(client.heard.filter(({ seq }) => seq !== undefined).map(({ messageId }) => messageId));
    const last = Math.max(...seqs);
    expect(Math.min(skipped, twice, swapped)).toBeGreaterThan(20);
    expect(ids.size).toBe(new Set(seqs).size);
    expect(seqs.length - ids.size).toBe(twice);
    // One that was still held back at the end came in order after all.
    const late = seqs.filter((seq, index) => seq < (seqs[index - 1] ?? 0));
    expect(swapped - late.length).toBeLessThanOrEqual(1);
    expect(late.length).toBeLessThanOrEqual(swapped);
    // What was skipped at the very end leaves no gap.
    expect(last - ids.size).toBeLessThanOrEqual(skipped);
    expect(last - ids.size).toBeGreaterThan(skipped - 5);
  });
});
