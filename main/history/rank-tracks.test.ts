import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '#core/domain/board';
import { POINT_SPACING_MS, RankTracks } from './rank-tracks';

const entry = (id: string, rank: number) => ({ id, rank }) as Entry;

it('notes changes only, and the last of several in a short time', () => {
  const tracks = new RankTracks();
  tracks.look([entry('a', 1)], 0);
  tracks.look([entry('a', 1)], POINT_SPACING_MS);
  tracks.look([entry('a', 3)], 2 * POINT_SPACING_MS);
  tracks.look([entry('a', 2)], 2 * POINT_SPACING_MS + 1);
  expect(tracks.of('a')).toEqual([
    [0, 1],
    [2 * POINT_SPACING_MS + 1, 2],
  ]);
});

it('forgets who has gone, and who was never near the top', () => {
  const tracks = new RankTracks();
  tracks.look([entry('a', 1), entry('z', 31)], 0);
  expect([tracks.of('a').length, tracks.of('z').length]).toEqual([1, 0]);
  tracks.look([entry('z', 1)], 1);
  expect([tracks.of('a').length, tracks.of('z').length]).toEqual([0, 1]);
});

it('is bounded, in order of time, and ends at the rank of now, whatever happens', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 12 })), {
    minLength: 1,
    maxLength: 600,
  });
  fc.assert(
    fc.property(steps, (looks) => {
      const tracks = new RankTracks();
      let atMs = 0;
      for (const [afterMs, rank] of looks) tracks.look([entry('a', rank)], (atMs += afterMs));
      const points = tracks.of('a');
      expect(points.length).toBeLessThanOrEqual(160);
      expect(points.at(-1)?.[1]).toBe(looks.at(-1)?.[1]);
      for (const [index, [whenMs]] of points.entries()) {
        expect(whenMs).toBeGreaterThanOrEqual(points[index - 1]?.[0] ?? 0);
      }
    }),
  );
});
