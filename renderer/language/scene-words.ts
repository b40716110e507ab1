import type { PERIODS } from '#core/domain/periods';
import type { ExhibitOf } from '../wall/exhibit';

export type Period = (typeof PERIODS)[number];
export type RecordKind = ExhibitOf<'hall-of-fame'>['records'][number]['record'];
export type QuietScene = 'pair' | 'battle' | 'movers' | 'race' | 'winners' | 'hallOfFame' | 'activity' | 'message';
/** When something happened, as the activity scene groups it. */
export type AgeGroup = 'now' | 'hour' | 'today' | 'before';

/** What the scenes say besides names and numbers. Numbers and dates are already written out. */
export interface SceneWords {
  readonly titles: Readonly<Record<Exclude<QuietScene, 'winners' | 'message' | 'activity'>, string>>;
  /** Below the title of a scene that has nothing to show yet. */
  readonly quiet: Readonly<Record<QuietScene, { readonly title: string; readonly text: string }>>;
  readonly battle: {
    readonly members: (count: number, by: 'sum' | 'mean') => string;
    readonly ahead: (by: string) => string;
    readonly level: string;
    readonly more: (count: number) => string;
  };
  readonly movers: {
    readonly climbers: string;
    readonly gainers: string;
    readonly since: (time: string) => string;
    /** For those who do not see the arrow. */
    readonly climb: (from: number, to: number) => string;
    readonly now: (value: string) => string;
  };
  readonly race: { readonly now: string };
  readonly winners: { readonly result: string };
  readonly hallOfFame: {
    readonly records: string;
    /** @param when a date, of the first day of the period */
    readonly period: (period: Period, when: { day: string; month: string; quarter: number; year: string }) => string;
    readonly record: Readonly<Record<RecordKind, string>>;
    readonly places: (count: number) => string;
    readonly wins: (count: number) => string;
  };
  readonly ages: Readonly<Record<AgeGroup, string>>;
  readonly lastMinute: string;
}
