import type { PlaylistItem } from '#core/config/playlist';
import type { WallConfig } from '#core/config/schema';
import type { Weekday } from '#core/domain/hours';
import type { SceneId } from '#core/domain/scenes';
import { without } from './keyed';
import { numberIn } from './number-in';

/** One item of a playlist as it is typed. Texts stay texts until they are saved, so that nothing typed is lost. */
export interface ItemForm {
  /** Its own for as long as the form is open, wherever it is moved to. */
  readonly key: string;
  readonly scene: SceneId;
  readonly source: string;
  readonly board: string;
  readonly pair: readonly [string, string];
  readonly durationSeconds: string;
  readonly from: string;
  readonly until: string;
  readonly weekdays: readonly Weekday[];
  readonly contest: boolean;
  readonly period: NonNullable<PlaylistItem['period']> | '';
  readonly view: NonNullable<PlaylistItem['view']> | '';
  readonly title: string;
  readonly text: string;
  readonly image: string;
  readonly pinned: boolean;
}

/** `automatic`: what there is takes turns; `wall`: a display shows what the wall shows. */
export type PlaylistMode = 'automatic' | 'wall' | 'own';

export interface DisplayForm {
  readonly key: string;
  /** null: the wall itself. */
  readonly name: string | null;
  readonly monitor: string;
  readonly mode: PlaylistMode;
  readonly items: readonly ItemForm[];
}

/** The wall first, then the displays. */
export interface PlaylistForm {
  readonly displays: readonly DisplayForm[];
  /** For keys. */
  readonly nextKey: number;
}

/** Settings that only some scenes have; the same as in the schema of the configuration, in its words for the form. */
const HAS = {
  source: ['leaderboard', 'pair', 'battle', 'movers', 'race', 'contest', 'winners', 'hall-of-fame', 'activity', 'live'],
  board: ['leaderboard', 'battle', 'movers', 'race', 'contest', 'winners'],
  pair: ['pair'],
  period: ['leaderboard', 'pair', 'battle', 'movers', 'race', 'hall-of-fame'],
  view: ['leaderboard', 'pair'],
  words: ['message'],
} as const satisfies Readonly<Record<string, readonly SceneId[]>>;

export function sceneHas(scene: SceneId, what: keyof typeof HAS): boolean {
  return (HAS[what] as readonly SceneId[]).includes(scene);
}

export function playlistFormOf({ playlist, displays }: WallConfig): PlaylistForm {
  let nextKey = 0;
  const keyed = (item: PlaylistItem): ItemForm => itemFormOf(item, `item-${nextKey++}`);
  const wall: DisplayForm = {
    key: 'wall',
    name: null,
    monitor: '',
    mode: playlist === undefined ? 'automatic' : 'own',
    items: (playlist ?? []).map(keyed),
  };
  const others = displays.map(({ name, monitor = '', playlist: own }): DisplayForm => ({
    key: `display-${nextKey++}`,
    name,
    monitor,
    mode: own === undefined ? 'wall' : 'own',
    items: (own ?? []).map(keyed),
  }));
  return { displays: [wall, ...others], nextKey };
}

function itemFormOf(item: PlaylistItem, key: string): ItemForm {
  const { when = {}, boards = ['', ''] } = item;
  return {
    key,
    scene: item.scene,
    source: item.source ?? '',
    board: item.board ?? '',
    pair: [boards[0] ?? '', boards[1] ?? ''],
    durationSeconds: item.durationSeconds === undefined ? '' : String(item.durationSeconds),
    from: when.from ?? '',
    until: when.until ?? '',
    weekdays: when.weekdays ?? [],
    contest: when.contest ?? false,
    period: item.period ?? '',
    view: item.view ?? '',
    title: item.title ?? '',
    text: item.text ?? '',
    image: item.image ?? '',
    pinned: item.pinned ?? false,
  };
}

/** As `settings:save` takes it: what does not belong to the scene is left out. */
export function itemPayload(form: ItemForm): Record<string, unknown> {
  const { scene, source, board, pair } = form;
  const when = {
    ...given('from', form.from),
    ...given('until', form.until),
    ...(form.weekdays.length === 0 ? {} : { weekdays: form.weekdays }),
    ...(form.contest ? { contest: true } : {}),
  };
  return {
    scene,
    ...(sceneHas(scene, 'source') ? given('source', source) : {}),
    ...(sceneHas(scene, 'board') ? given('board', board) : {}),
    ...(sceneHas(scene, 'pair') && (pair[0] !== '' || pair[1] !== '') ? { boards: pair } : {}),
    ...(form.durationSeconds.trim() === '' ? {} : { durationSeconds: numberIn(form.durationSeconds) }),
    ...(Object.keys(when).length === 0 ? {} : { when }),
    ...(sceneHas(scene, 'period') ? given('period', form.period) : {}),
    ...(sceneHas(scene, 'view') ? given('view', form.view) : {}),
    ...given('title', form.title),
    ...(sceneHas(scene, 'words') ? { ...given('text', form.text), ...given('image', form.image) } : {}),
    ...(form.pinned ? { pinned: true } : {}),
  };
}

function given(key: string, value: string): Record<string, string> {
  return value.trim() === '' ? {} : { [key]: value.trim() };
}

/** The wall's settings with these playlists. */
export function playlistPayload({ displays }: PlaylistForm, saved: WallConfig): Record<string, unknown> {
  const { playlist: _playlist, displays: _displays, ...rest } = saved;
  const [wall, ...others] = displays;
  const own = (display: DisplayForm | undefined) =>
    display?.mode === 'own' ? { playlist: display.items.map(itemPayload) } : {};
  return {
    ...rest,
    ...own(wall),
    displays: others.map((display) => ({
      name: (display.name ?? '').trim(),
      ...given('monitor', display.monitor),
      ...own(display),
    })),
  };
}

export function withDisplay(
  form: PlaylistForm,
  key: string,
  change: (display: DisplayForm) => DisplayForm,
): PlaylistForm {
  return { ...form, displays: form.displays.map((display) => (display.key === key ? change(display) : display)) };
}

export function addedDisplay(form: PlaylistForm, name: string): { readonly form: PlaylistForm; readonly key: string } {
  const key = `display-${form.nextKey}`;
  const display: DisplayForm = { key, name, monitor: '', mode: 'wall', items: [] };
  return { form: { displays: [...form.displays, display], nextKey: form.nextKey + 1 }, key };
}

export function addedItem(form: PlaylistForm, displayKey: string, item: PlaylistItem): PlaylistForm {
  const added = itemFormOf(item, `item-${form.nextKey}`);
  const next = { ...form, nextKey: form.nextKey + 1 };
  return withDisplay(next, displayKey, (display) => ({ ...display, mode: 'own', items: [...display.items, added] }));
}

/** The item at another place of the list; as it is where there is no such place. */
export function moved(items: readonly ItemForm[], key: string, to: number): readonly ItemForm[] {
  const item = items.find((one) => one.key === key);
  if (item === undefined || to < 0 || to >= items.length) return items;
  const others = without(items, key);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

/** Where a display stands in the configuration, for the paths of errors. */
export function playlistPath(form: PlaylistForm, key: string): string {
  const index = form.displays.findIndex((display) => display.key === key);
  return index <= 0 ? 'wall.playlist' : `wall.displays[${index - 1}].playlist`;
}
