import { z } from 'zod';
import { BOARD_MEASURES } from '../domain/board-view';
import { sourceOfBoard } from '../domain/board';
import { PERIODS } from '../domain/periods';
import { SCENE_IDS, type SceneId } from '../domain/scenes';
import { LONGEST_IMAGE } from './choices';
import { hoursSchema } from './hours';
import { broken, picture, shaped, usedTwice, type BrokenRule } from './rules';

/** What a wall shows in turn, and which displays there are. Without a playlist of its own a wall chooses by itself. */

const MOST_ITEMS = 50;
const MOST_DISPLAYS = 20;
/** Of all playlists together: settings travel whole. */
const LONGEST_IMAGES = 2_000_000;
const LONGEST_TURN_SECONDS = 3_600;

const text = (longest: number) => z.string().trim().min(1).max(longest);
const boardIdText = shaped(
  /^[a-z0-9][a-z0-9-]{0,39}:[^\s].{0,199}$/,
  'must be the id of a board, such as "sales:revenue"',
  'Write the id of the source, a colon and the metric; the health page lists all boards by their id.',
);

const NO_SUCH_SOURCE = 'Use a source that there is, by its id, or add this one to the sources.';

const { from, until, weekdays } = hoursSchema.shape;

const whenSchema = z
  .strictObject({
    from: from.optional(),
    until: until.optional(),
    weekdays,
    /** Only while a contest runs. */
    contest: z.literal(true).optional(),
  })
  .superRefine((when, context) => {
    for (const [missing, given] of [
      ['until', 'from'],
      ['from', 'until'],
    ] as const) {
      if (when[missing] !== undefined || when[given] === undefined) continue;
      context.addIssue(broken([missing], `must be given, as "${given}" is`, `Otherwise remove "${given}".`));
    }
  });

const itemFields = z.strictObject({
  scene: z.enum(SCENE_IDS),
  /** Only what this source tells; without one, what all tell. */
  source: z.string().optional(),
  /** Without one, the main board of each source. */
  board: boardIdText.optional(),
  /** The two of a `pair`. */
  boards: z.array(boardIdText).length(2, 'must be a list of two boards').optional(),
  durationSeconds: z.number().min(1).max(LONGEST_TURN_SECONDS).optional(),
  when: whenSchema.optional(),
  /** Without one, the board as the backend tells it. */
  period: z.enum(PERIODS).optional(),
  view: z.enum(BOARD_MEASURES).optional(),
  title: text(120).optional(),
  /** Of a `message`. */
  text: text(500).optional(),
  image: picture(
    LONGEST_IMAGE,
    /^data:image\/(?:png|jpeg|webp|gif|svg\+xml)[;,]/i,
    'must be a picture as a "data:image/…" address',
  ).optional(),
  /** Holds the wall for as long as it has something to show and its conditions hold. */
  pinned: z.boolean().optional(),
});

/** Settings that only some scenes have. */
const ONLY_FOR = {
  board: ['leaderboard', 'battle', 'movers', 'race', 'contest', 'winners'],
  boards: ['pair'],
  period: ['leaderboard', 'pair', 'battle', 'movers', 'race', 'hall-of-fame'],
  view: ['leaderboard', 'pair'],
  text: ['message'],
  image: ['message'],
} as const satisfies Readonly<Record<string, readonly SceneId[]>>;

export const playlistItemSchema = itemFields.superRefine((item, context) => {
  for (const [key, scenes] of Object.entries(ONLY_FOR) as [keyof typeof ONLY_FOR, readonly SceneId[]][]) {
    if (item[key] === undefined || scenes.includes(item.scene)) continue;
    const allowed = `is for ${scenes.map((scene) => `"${scene}"`).join(', ')} only, and this is "${item.scene}"`;
    context.addIssue(broken([key], allowed, `Remove "${key}", or choose a scene that has it.`));
  }
  const { scene, source, board } = item;
  if (scene === 'message' && item.title === undefined && item.text === undefined && item.image === undefined) {
    context.addIssue(broken(['text'], 'must be there, or "title" or "image"', 'It is what the message says.'));
  }
  if (source !== undefined && board !== undefined && sourceOfBoard(board) !== source) {
    const allowed = `must be a board of the source "${source}"`;
    context.addIssue(broken(['board'], allowed, `Choose a board of "${source}", or remove "source".`));
  }
});

export const playlistSchema = z.array(playlistItemSchema).min(1).max(MOST_ITEMS);

const displaySchema = z.strictObject({
  /** In the address of a wall: `/?display=NAME`. */
  name: text(60),
  /** The label or the id of a monitor of this machine: a window of its own is opened there. */
  monitor: text(120).optional(),
  /** Without one, that of the wall. */
  playlist: playlistSchema.optional(),
});

export const playlistFields = {
  playlist: playlistSchema.optional(),
  displays: z.array(displaySchema).max(MOST_DISPLAYS).default([]),
};

export type PlaylistItem = z.infer<typeof playlistItemSchema>;
export type Playlist = z.infer<typeof playlistSchema>;
export type DisplayConfig = z.infer<typeof displaySchema>;

interface Playlists {
  readonly wall: { readonly playlist?: Playlist | undefined; readonly displays: readonly DisplayConfig[] };
  readonly sources: readonly { readonly id: string }[];
}

/** What playlists and displays say of each other and of the sources. */
export function checkPlaylists({ wall, sources }: Playlists, report: (fault: BrokenRule) => void): void {
  const ids = sources.map(({ id }) => id);
  const known = ids.length === 0 ? 'a source, of which there is none' : `one of the sources ${quoted(ids)}`;
  const check = (playlist: Playlist | undefined, at: (string | number)[]): number => {
    let images = 0;
    for (const [index, { source, board, boards, image }] of (playlist ?? []).entries()) {
      images += image?.length ?? 0;
      if (source !== undefined && !ids.includes(source))
        report(broken([...at, index, 'source'], `must be ${known}`, NO_SUCH_SOURCE));
      const named = [
        ...(board === undefined ? [] : [{ id: board, end: ['board'] }]),
        ...(boards ?? []).map((id, place) => ({ id, end: ['boards', place] })),
      ];
      for (const { id, end } of named) {
        if (!ids.includes(sourceOfBoard(id)))
          report(broken([...at, index, ...end], `must be a board of ${known}`, NO_SUCH_SOURCE));
      }
    }
    return images;
  };
  let images = check(wall.playlist, ['wall', 'playlist']);
  const names = new Set<string>();
  for (const [index, { name, playlist }] of wall.displays.entries()) {
    images += check(playlist, ['wall', 'displays', index, 'playlist']);
    if (names.has(name)) {
      report(usedTwice(['wall', 'displays', index, 'name'], 'display', name));
    }
    names.add(name);
  }
  if (images > LONGEST_IMAGES) {
    const allowed = `must hold pictures of ${LONGEST_IMAGES} characters at most in all, but has ${images}`;
    report(broken(['wall', 'playlist'], allowed, 'Use smaller pictures, or fewer of them.'));
  }
}

const quoted = (ids: readonly string[]): string => ids.map((id) => `"${id}"`).join(', ');
