import type { FrameJob, FrameServices } from '#core/ipc/panels';
import type { CelebrationKind, Rarity } from '#core/domain/celebrations';
import type { PhraseId } from '#core/domain/notices';
import type { Period } from '#core/domain/periods';
import type { SourceStatus, Trouble } from '#core/ipc/frame';
import type { SceneWords } from './scene-words';

/** What a phrase is filled with; names are short where they cannot be mistaken, numbers are already written out. */
export interface PhraseParts {
  readonly name: string;
  readonly others: readonly string[];
  readonly amount: string | null;
  /** The number that `amount` is written from: plural forms go by it. */
  readonly count: number | null;
  readonly subject: string | null;
}

export interface Duration {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Where a line begins. The whole wall is a mirror image in a language that is written from the right. */
export type Direction = 'ltr' | 'rtl';

/** Everything the wall says, in one language. One file per language; see registry.ts. */
export interface Words {
  /** For Intl: how numbers, dates and lists are written. */
  readonly locale: string;
  readonly direction: Direction;
  readonly phrases: Readonly<Record<PhraseId, (parts: PhraseParts) => string>>;
  readonly celebrations: {
    readonly heading: (kind: CelebrationKind, rarity: Rarity) => string;
    readonly newNumberOne: string;
    /** "Amara, Yuki and 3 others". */
    readonly together: (names: readonly string[]) => string;
    /** What several people have reached, where it is not the same for all. */
    readonly alike: (kind: CelebrationKind, count: number) => string;
    readonly more: (count: number) => string;
    /** What happened during an outage. */
    readonly away: { readonly heading: string; readonly best: string };
    readonly rehearsal: string;
    /** What is celebrated in a rehearsal; those of rank, milestone, streak and level hold a number. */
    readonly samples: Readonly<Record<CelebrationKind, string>>;
  };
  readonly board: {
    readonly entries: (count: number) => string;
    readonly pageOf: (from: string, to: string, count: string) => string;
    readonly places: (count: number, up: boolean) => string;
    readonly sameRank: string;
    /** On a row, for a moment: the entry has just passed this one. */
    readonly passed: (name: string) => string;
    /** In place of the second line: how much is missing to the one ahead. */
    readonly chase: (gap: string, name: string) => string;
    readonly movedFrom: (from: string, to: string) => string;
    readonly percentOfTarget: (percent: number) => string;
    /** In place of the name of somebody who does not want it on the wall. */
    readonly anonymous: string;
    /** Titles of boards that are seen by what was won in a period… */
    readonly gained: Readonly<Record<Period, string>>;
    /** …by how much of the target is reached… */
    readonly shareOfTarget: string;
    /** …and by how much more there is than when the period began. */
    readonly improved: Readonly<Record<Period, string>>;
    readonly leaderboard: string;
    readonly demo: string;
  };
  readonly footer: {
    readonly ago: (age: Duration) => string;
    readonly updated: (ago: string) => string;
    readonly conversations: (count: number) => string;
    readonly reconnecting: (source: string) => string;
    readonly refused: (source: string) => string;
    readonly moments: string;
    readonly sources: string;
    readonly statuses: Readonly<Record<SourceStatus, string>>;
  };
  readonly contest: {
    readonly toGo: string;
    readonly titleEndsIn: (title: string) => string;
    readonly ended: (title: string) => string;
    readonly over: string;
    readonly left: (left: Duration) => string;
  };
  readonly freshness: {
    readonly notUpdatedSince: (time: string) => string;
    readonly notUpdated: string;
    readonly lastKnown: string;
    readonly why: Readonly<Record<Trouble | 'unknown', string>>;
  };
  /** What is going on besides the rankings. */
  readonly live: {
    readonly title: string;
    readonly presence: string;
    readonly people: (count: number) => string;
    readonly moreRooms: (count: number) => string;
    readonly jobs: string;
    readonly jobKinds: Readonly<Record<FrameJob['kind'], string>>;
    readonly jobStates: Readonly<Record<FrameJob['status'], string>>;
    readonly more: (count: number) => string;
    readonly percent: (percent: number) => string;
    readonly services: string;
    readonly serviceStates: Readonly<Record<FrameServices['overall'], string>>;
    readonly down: string;
    readonly uptime: (up: string) => string;
    readonly length: (length: Duration) => string;
    readonly checkedAt: (time: string) => string;
    readonly activity: string;
    readonly talk: string;
    readonly typing: (count: number) => string;
    readonly mood: string;
    /** From low to high. */
    readonly moods: readonly string[];
  };
  readonly screens: {
    readonly connecting: { readonly title: string; readonly text: string };
    readonly unconfigured: { readonly title: string; readonly text: string };
    readonly offline: { readonly title: string; readonly text: string };
    readonly empty: { readonly title: string; readonly text: string };
  };
  readonly scenes: SceneWords;
  readonly recovering: string;
}
