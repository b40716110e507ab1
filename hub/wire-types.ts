/** What the hub sends, in the words of the leaderboard backends. Timestamps are ISO texts, values whole euros. */

export const NAMESPACES = ['/leaderboard', '/training', '/field', '/'] as const;
export type NamespaceName = (typeof NAMESPACES)[number];

/** A message on its way out. No rooms: everybody in the namespace. */
export interface Emission {
  readonly namespace: NamespaceName;
  readonly rooms: readonly string[];
  readonly event: string;
  readonly payload: object;
}

export interface RankingUpdate {
  readonly userId: number;
  readonly userName: string;
  readonly teamName: string;
  readonly previousRank: number;
  readonly newRank: number;
  readonly metric: string;
  readonly value: number;
  readonly timestamp: string;
}

interface RankingRow {
  readonly userId: number;
  readonly userName: string;
  readonly teamName: string;
  readonly avatarUrl: string | null;
  readonly rank: number;
  readonly value: number;
  readonly target: number;
}

/** The body of `leaderboard:refresh`, and of the snapshot address. */
export interface LeaderboardSnapshot {
  readonly metric: string;
  readonly title: string;
  readonly currency: string;
  readonly asOf: string;
  readonly rankings: readonly RankingRow[];
}

export function toAll(namespace: NamespaceName, event: string, payload: object): Emission {
  return { namespace, rooms: [], event, payload };
}

/** A socket that is in several of the rooms gets the message once. */
export function toRooms(namespace: NamespaceName, rooms: readonly string[], event: string, payload: object): Emission {
  return { namespace, rooms, event, payload };
}
