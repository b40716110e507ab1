import type { Position } from './streams';

/** What the hub sends, in the words of the backends. */

export const NAMESPACES = ['/leaderboard', '/training', '/field', '/'] as const;
export type NamespaceName = (typeof NAMESPACES)[number];

export const RAW_FAMILY_IDS = ['learning-coach', 'academy', 'educator-quiz', 'masterx'] as const;
/** The families that speak over a plain WebSocket. */
export type RawFamilyId = (typeof RAW_FAMILY_IDS)[number];

export const FAMILY_IDS = ['leaderboard', ...RAW_FAMILY_IDS] as const;
export type FamilyId = (typeof FAMILY_IDS)[number];

/** A message on its way out. No rooms: everybody in the channel. */
export interface Emission {
  /** A namespace of Socket.IO, or the family that is told. */
  readonly channel: NamespaceName | RawFamilyId;
  readonly rooms: readonly string[];
  readonly event: string;
  readonly payload: object;
  /** Present for what changes a board: the stream in which it is numbered. */
  readonly stream?: string;
}

/** The streams of the families that have boards. */
export const STREAMS = {
  /** All of `/leaderboard` that changes a board. */
  leaderboard: 'leaderboard',
  /** All of `/training` that changes a board. */
  training: 'training',
  learningCoach: 'learning-coach',
  academy: 'academy',
  masterx: 'masterx',
} as const;

/** Timestamps are ISO texts, values whole euros. */
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
  readonly target?: number;
}

/** One board of the leaderboard family, whole. */
export interface BoardSnapshot {
  readonly metric: string;
  readonly title: string;
  readonly currency?: string;
  /** A contest has a board of its own. */
  readonly contestId?: number;
  readonly asOf: string;
  readonly rankings: readonly RankingRow[];
}

/**
 * The body of `leaderboard:refresh`, and of the snapshot address: the main board with the position that it reflects.
 * The address also gives the others, each with its own.
 */
export interface LeaderboardSnapshot extends BoardSnapshot, Partial<Position> {
  readonly boards?: readonly (BoardSnapshot & Partial<Position>)[];
}

/** The truth of one board, in rank order. */
export interface BoardTruth {
  /** `METRIC`, or `METRIC:SCOPE`. */
  readonly boardId: string;
  readonly rows: readonly { readonly id: string; readonly value: number; readonly rank: number }[];
}
