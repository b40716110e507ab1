import { CELEBRATION_KINDS, importance, type CelebrationKind } from './celebrations';
import type { Told } from './celebration-bundles';
import { DIGEST_BEST, type StagedCelebration } from './staged-celebration';

/** What happened while the wall could not know of it: counts, and the best of it by name. Immutable. */
export interface DigestSoFar {
  readonly counts: ReadonlyMap<CelebrationKind, number>;
  /** The most important first, then the latest; a person once. */
  readonly best: readonly Told[];
  readonly sourceIds: ReadonlySet<string>;
}

export const EMPTY_DIGEST: DigestSoFar = { counts: new Map(), best: [], sourceIds: new Set() };

export function addToDigest({ counts, best, sourceIds }: DigestSoFar, told: Told): DigestSoFar {
  const { kind } = told.celebration;
  const ranked = [told, ...best].sort((a, b) => importance(b.celebration) - importance(a.celebration));
  const people = new Map<string, Told>();
  for (const one of ranked) {
    const key = JSON.stringify([one.sourceId, one.celebration.entryId ?? one.celebration.name]);
    if (!people.has(key)) people.set(key, one);
  }
  return {
    counts: new Map([...counts, [kind, (counts.get(kind) ?? 0) + 1]]),
    best: [...people.values()].slice(0, DIGEST_BEST),
    sourceIds: new Set([...sourceIds, told.sourceId]),
  };
}

/** The digest with those alone whom `keep` keeps; one without anybody to name is none. */
export function keptDigest(digest: DigestSoFar, keep: (told: Told) => boolean): DigestSoFar {
  const best = digest.best.filter(keep);
  return best.length === 0 ? EMPTY_DIGEST : { ...digest, best };
}

export function digestCount({ counts }: DigestSoFar): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** As a wall is to show it: silent, as its moments are over. */
export function stagedDigest(digest: DigestSoFar, id: string, nowMs: number): StagedCelebration {
  const best = digest.best.map(({ celebration: { entryId, name, title } }) => ({ entryId, name, title }));
  return {
    id,
    kind: 'digest',
    rarity: 'rare',
    entryId: null,
    name: '',
    title: '',
    detail: null,
    icon: null,
    atMs: nowMs,
    others: [],
    othersCount: 0,
    lines: [],
    moreLines: 0,
    digest: {
      counts: CELEBRATION_KINDS.flatMap((kind) => {
        const count = digest.counts.get(kind);
        return count === undefined ? [] : [{ kind, count }];
      }),
      best,
    },
    rehearsal: false,
    sound: null,
  };
}
