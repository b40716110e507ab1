import { sourceOfBoard } from '../domain/board';
import type { DisplayConfig, Playlist, PlaylistItem } from './playlist';

/** What playlists say of a source, for when it goes. */

interface Playlists {
  readonly playlist?: Playlist | undefined;
  readonly displays: readonly DisplayConfig[];
}

export interface NamingItem {
  /** null: the wall's own playlist. */
  readonly display: string | null;
  readonly item: PlaylistItem;
}

/** The entries that could not be there without this source, in their order. */
export function itemsNaming({ playlist, displays }: Playlists, sourceId: string): readonly NamingItem[] {
  const lists = [{ name: null, playlist }, ...displays];
  return lists.flatMap(({ name, playlist: items = [] }) =>
    items.filter((item) => names(item, sourceId)).map((item) => ({ display: name, item })),
  );
}

/** The same without these entries. A playlist that is then empty is no playlist: the wall chooses by itself. */
export function withoutSource<T extends Playlists>(wall: T, sourceId: string): T {
  const without = <L extends { readonly playlist?: Playlist | undefined }>(list: L): L => {
    const { playlist, ...rest } = list;
    const kept = playlist?.filter((item) => !names(item, sourceId)) ?? [];
    return kept.length === playlist?.length ? list : ({ ...rest, ...(kept.length > 0 ? { playlist: kept } : {}) } as L);
  };
  return { ...without(wall), displays: wall.displays.map(without) };
}

function names({ source, board, boards = [] }: PlaylistItem, sourceId: string): boolean {
  const named = [...boards, ...(board === undefined ? [] : [board])];
  return source === sourceId || named.some((id) => sourceOfBoard(id) === sourceId);
}
