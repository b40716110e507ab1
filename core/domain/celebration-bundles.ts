import { importance, timeToLiveMs, type Celebration } from './celebrations';
import { LINES_SHOWN, OTHERS_NAMED, type StagedCelebration } from './staged-celebration';

/**
 * Celebrations that wait. A burst becomes one: many people with the same kind of moment ("Amara, Yuki and 3 others"), or
 * several moments of one person (one name, several lines). Immutable.
 */

/** A celebration and the source that told it. */
export interface Told {
  readonly sourceId: string;
  readonly celebration: Celebration;
}

/** One turn on the screen: the first of `told` leads. */
export interface Bundle {
  readonly lead: Told;
  /** All of them, in the order in which they came; of very many the first `TOLD_KEPT`. */
  readonly told: readonly Told[];
  /** Until when it is worth showing, ms since the epoch: as long as the latest of it is. */
  readonly expiresMs: number;
  /** Whether it holds people with one kind of moment, or moments of one person; one alone may become either. */
  readonly form: 'one' | 'people' | 'moments';
}

/** More than this waits for no one: the least important one is dropped. */
export const WAITING_LIMIT = 12;
const TOLD_KEPT = 200;

export interface Added {
  readonly waiting: readonly Bundle[];
  /** It became part of another one. */
  readonly merged: boolean;
  /** What had to go, for the count. */
  readonly dropped: Bundle | null;
}

/** Adds one in order of importance, then age, or to a waiting one that it goes with. */
export function addTold(waiting: readonly Bundle[], told: Told): Added {
  const at = waiting.findIndex((bundle) => formWith(bundle, told) !== null);
  const partner = waiting[at];
  if (partner !== undefined) {
    const rest = waiting.filter((_, index) => index !== at);
    return { waiting: placed(rest, joined(partner, told)), merged: true, dropped: null };
  }
  const next = placed(waiting, { lead: told, told: [told], form: 'one', expiresMs: expiresMs(told) });
  const dropped = next.length > WAITING_LIMIT ? (next.at(-1) ?? null) : null;
  return { waiting: next.slice(0, WAITING_LIMIT), merged: false, dropped };
}

/** The bundle with those alone whom `keep` keeps; null where nobody is left. */
export function keptOf(bundle: Bundle, keep: (told: Told) => boolean): Bundle | null {
  const told = bundle.told.filter(keep);
  if (told.length === bundle.told.length) return bundle;
  const [greatest] = told.toSorted((a, b) => importance(b.celebration) - importance(a.celebration));
  if (greatest === undefined) return null;
  const lead = told.includes(bundle.lead) ? bundle.lead : greatest;
  return {
    lead,
    told,
    form: told.length === 1 ? 'one' : bundle.form,
    expiresMs: Math.max(...told.map(expiresMs)),
  };
}

/** As a wall is to show it. Without a sound. */
export function stagedBundle({ lead, told, form }: Bundle, nowMs: number): StagedCelebration {
  const { happenedAtMs: _happenedAtMs, ...celebration } = lead.celebration;
  const rest = told.filter((one) => one !== lead).map((one) => one.celebration);
  const people = form === 'people' ? distinct(rest, lead) : [];
  const lines =
    form === 'moments' ? [...new Set(rest.map(({ title }) => title))].filter(differs(celebration.title)) : [];
  const sameTitle = form !== 'people' || rest.every(({ title }) => title === celebration.title);
  return {
    ...celebration,
    // Of several people, only what is true of all of them.
    title: sameTitle ? celebration.title : '',
    detail: form === 'people' ? null : celebration.detail,
    atMs: nowMs,
    others: people.slice(0, OTHERS_NAMED).map(({ entryId, name }) => ({ entryId, name })),
    othersCount: people.length,
    lines: lines.slice(0, LINES_SHOWN),
    moreLines: Math.max(0, lines.length - LINES_SHOWN),
    digest: null,
    rehearsal: false,
    sound: null,
  };
}

const differs =
  (from: string) =>
  (text: string): boolean =>
    text !== from;

/** Each person once, without the one who leads. */
function distinct(celebrations: readonly Celebration[], lead: Told): Celebration[] {
  const byPerson = new Map(celebrations.map((one) => [one.entryId ?? one.name, one]));
  byPerson.delete(lead.celebration.entryId ?? lead.celebration.name);
  return [...byPerson.values()];
}

function joined(bundle: Bundle, told: Told): Bundle {
  const greater = importance(told.celebration) > importance(bundle.lead.celebration);
  return {
    lead: greater ? told : bundle.lead,
    told: bundle.told.length < TOLD_KEPT || greater ? [...bundle.told, told] : bundle.told,
    form: formWith(bundle, told) ?? bundle.form,
    expiresMs: Math.max(bundle.expiresMs, expiresMs(told)),
  };
}

function expiresMs({ celebration }: Told): number {
  return celebration.atMs + timeToLiveMs(celebration);
}

/** What the bundle is with this one in it; null when they do not go together. */
function formWith({ lead, form }: Bundle, told: Told): 'people' | 'moments' | null {
  const samePerson = personOf(lead) === personOf(told);
  if (form !== 'people' && samePerson) return 'moments';
  if (form === 'moments') return null;
  const { kind, rarity } = lead.celebration;
  const alike = kind === told.celebration.kind && isSmall(rarity) && isSmall(told.celebration.rarity);
  return alike ? 'people' : null;
}

/** Epic and legendary moments are one's own. */
function isSmall(rarity: Celebration['rarity']): boolean {
  return rarity === 'common' || rarity === 'rare';
}

function personOf({ sourceId, celebration: { entryId, name } }: Told): string {
  return JSON.stringify([sourceId, entryId ?? null, entryId === null ? name : '']);
}

function placed(waiting: readonly Bundle[], bundle: Bundle): Bundle[] {
  const weight = importance(bundle.lead.celebration);
  const at = waiting.findIndex(({ lead }) => importance(lead.celebration) < weight);
  return at === -1 ? [...waiting, bundle] : [...waiting.slice(0, at), bundle, ...waiting.slice(at)];
}
