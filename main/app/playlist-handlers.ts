import { playlistItemSchema, type PlaylistItem } from '#core/config/playlist';
import type { PlaylistView } from '#core/ipc/playlist-view';
import { appError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import { err, ok } from '#core/kernel/result';
import type { BoardService } from '#main/board/board-service';
import type { Router } from '#main/hosts/router';
import type { Pins } from './pins';
import { playlist } from './playlist';
import { slotOf } from './programme';
import type { WallStage } from './wall-stage';

const MINUTE_MS = 60_000;

export interface PlaylistHandlerDeps {
  readonly router: Router;
  readonly clock: Clock;
  readonly boards: Pick<BoardService, 'store'>;
  readonly stage: Pick<WallStage, 'displays' | 'wouldShow'>;
  readonly pins: Pins;
}

type Draft = Readonly<Record<string, unknown>>;

/** Tells the settings window what is on and why, also of a playlist that is not saved; and pins what it asks for. */
export function servePlaylists(deps: PlaylistHandlerDeps): void {
  const { router, clock, stage, pins } = deps;

  router.onRequest('settings:playlist', ({ display, items }) => ok(viewOf(deps, display, items)));

  router.onRequest('settings:pin', ({ display, item, minutes }) => {
    const known = stage.displays.known(display);
    if (known !== display) {
      return err([appError('PIN-1', 'This display is not set up yet.', 'Save it first, then pin to it.')]);
    }
    if (item === null) {
      pins.takeBack(display);
      return ok(undefined);
    }
    const parsed = playlistItemSchema.safeParse(item);
    if (!parsed.success) {
      return err([appError('PIN-2', 'This item is not complete.', 'Save the playlist: it says what is missing.')]);
    }
    pins.set({ display, item: parsed.data, untilMs: minutes === null ? null : clock.now() + minutes * MINUTE_MS });
    return ok(undefined);
  });
}

function viewOf(deps: PlaylistHandlerDeps, display: string | null, items: readonly Draft[] | null): PlaylistView {
  const { boards, stage, pins } = deps;
  const { displays } = stage;
  const { showing, by, item: onShow } = displays.staging(display).current;
  const offer = displays.offer((tried) => stage.wouldShow(tried));
  const pin = pins.of(displays.known(display));
  return {
    now: { scene: showing.scene, boardId: showing.boardId, by },
    pin: pin === null ? null : { item: pin.item, untilMs: pin.untilMs },
    items: (items ?? []).map((draft) => {
      const parsed = playlistItemSchema.safeParse(draft);
      if (!parsed.success) return { passedOver: 'not-right', onShow: false };
      return { passedOver: slotOf(parsed.data, offer, 'draft').passedOver, onShow: isSame(parsed.data, onShow) };
    }),
    automatic: playlist(offer.sourceIds, offer.boards, offer.panels).map(({ scene, boardId }) => ({ scene, boardId })),
    boards: boards.store.boards.map(({ id, metric, scope, title }) => ({ id, metric, scope, title })),
  };
}

function isSame(item: PlaylistItem, other: PlaylistItem | null): boolean {
  return other !== null && JSON.stringify(item) === JSON.stringify(other);
}
