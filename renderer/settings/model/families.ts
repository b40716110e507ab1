import type { DIALECT_IDS, DemoUrl } from '#core/config/choices';
import { DEMOS } from '#core/config/choices';
import { ROOMS, type Room, type SourceForm } from './source-form';

type DialectId = (typeof DIALECT_IDS)[number];

/** What a kind of backend makes use of. Everything else is kept, and not asked for. */
export interface FamilyFields {
  readonly tvDisplay: boolean;
  readonly rooms: readonly Room[];
  /** Folded away. */
  readonly moreRooms: readonly Room[];
  readonly snapshot: boolean;
  readonly poll: boolean;
  /** The address for new tokens is asked for at once: its tokens live short. */
  readonly tokensExpire: boolean;
  readonly conversations: boolean;
}

const PLAIN: FamilyFields = {
  tvDisplay: false,
  rooms: [],
  moreRooms: [],
  snapshot: true,
  poll: false,
  tokensExpire: false,
  conversations: false,
};

export const FAMILIES: Readonly<Record<DialectId, FamilyFields>> = {
  leaderboard: { ...PLAIN, tvDisplay: true, rooms: ['team', 'contest', 'user'], moreRooms: ['session', 'module'] },
  'learning-coach': {
    ...PLAIN,
    rooms: ['user', 'leaderboard', 'room'],
    moreRooms: ['team', 'contest', 'session', 'module'],
  },
  academy: PLAIN,
  'educator-quiz': { ...PLAIN, rooms: ['educator'], snapshot: false, poll: true },
  masterx: { ...PLAIN, rooms: ['session'], tokensExpire: true, conversations: true },
  custom: PLAIN,
};

/** What is stored and has no place in the form of this kind of backend. It stays as it is. */
export function unusedIn(draft: SourceForm): string[] {
  const { rooms, moreRooms, snapshot, poll, conversations } = FAMILIES[draft.dialect];
  const unused: string[] = ROOMS.filter((room) => !rooms.includes(room) && !moreRooms.includes(room))
    .filter((room) => draft.rooms[room].trim() !== '')
    .map((room) => `join.${room}`);
  if (!snapshot && draft.snapshotUrl.trim() !== '') unused.push('snapshotUrl');
  if (!poll && draft.pollUrl.trim() !== '') unused.push('pollUrl');
  if (!conversations && draft.showConversations) unused.push('showConversations');
  return unused;
}

export const DEMO_URLS = Object.keys(DEMOS) as readonly DemoUrl[];

/** The demo of a kind of backend; null where there is none. */
export function demoOf(dialect: DialectId): DemoUrl | null {
  return DEMO_URLS.find((url) => DEMOS[url] === dialect) ?? null;
}
