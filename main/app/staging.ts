import type { PlaylistItem } from '#core/config/playlist';
import { SCENE_IDS } from '#core/domain/scenes';
import type { Holder } from '#core/ipc/playlist-view';
import type { Clock } from '#core/kernel/clock';
import type { ForcedScene } from '#main/board/board-service';
import { Occasions } from './occasions';
import { boardsInTurn, keyOf, LEADERBOARD_SCENE, playlist, type Showing } from './playlist';
import { programme, slotOf, type Offer } from './programme';
import { Turns } from './turns';

/** What there is to show is looked at again this often; a board that has gone is noticed at once. */
const LIST_AGE_MS = 1_000;
/** Longer than any celebration: one after the other must not keep a scene for ever. */
export const LONGEST_WAIT_MS = 10_000;

export interface StagingDeps {
  readonly clock: Clock;
  /** Distinguishes its slots from those of other displays. */
  readonly name: string;
  /** null: the wall chooses by itself. The same object until it is changed. */
  readonly items: () => readonly PlaylistItem[] | null;
  /** What was pinned from the settings window. The same object until it is changed. */
  readonly pin: () => PlaylistItem | null;
  /** What a backend asks for. The same object until it asks for something else. */
  readonly forced: () => ForcedScene | null;
  readonly hasBoard: (boardId: string) => boolean;
  readonly offer: () => Offer;
  /** A celebration has the screen: the scene behind it stays for as long. */
  readonly celebrating: () => boolean;
}

/** What is on show, and who has put it there. */
export interface Stage {
  readonly showing: Showing;
  readonly by: Holder;
  /** The item of the playlist, or the pin, that has brought it; null where it is not an admin's choice. */
  readonly item: PlaylistItem | null;
  /** Which of those in turn it is; null when it is not its turn that has brought it. */
  readonly turn: { readonly index: number; readonly count: number } | null;
}

interface Held {
  readonly stage: Stage;
  readonly atMs: number;
  readonly wishes: readonly unknown[];
}

/**
 * Chooses what is on show on one display. What is pinned, from the settings window or in the playlist, goes before what a
 * backend asks for, and that before whose turn it is. What has nothing to show is passed over.
 */
export class Staging {
  readonly #deps: StagingDeps;
  readonly #turns: Turns;
  readonly #pinnedTurns: Turns;
  readonly #occasions: Occasions;
  #held: Held | null = null;
  #offered: readonly Showing[] = [];
  #told = '';

  constructor(deps: StagingDeps) {
    this.#deps = deps;
    this.#turns = new Turns(deps.clock);
    this.#pinnedTurns = new Turns(deps.clock);
    this.#occasions = new Occasions(deps.clock);
  }

  /** Asked for with every message: it is worked out anew only now and then. */
  get current(): Stage {
    const { clock, items, pin, forced } = this.#deps;
    const nowMs = clock.monotonic();
    const wishes = [items(), pin(), forced()];
    if (this.#held !== null && this.#isGood(this.#held, wishes, nowMs)) return this.#held.stage;
    const stage = this.#choose(this.#deps.offer());
    this.#held = { stage, atMs: nowMs, wishes };
    return stage;
  }

  /** Whatever was of the round of late, or held the wall. */
  get offered(): readonly Showing[] {
    return this.#offered;
  }

  /** Has it changed since this was asked last? */
  turned(): boolean {
    const key = keyOf(this.current.showing);
    const changed = key !== this.#told;
    this.#told = key;
    return changed;
  }

  #isGood({ stage, atMs, wishes: before }: Held, wishes: readonly unknown[], nowMs: number): boolean {
    const { boardId } = stage.showing;
    const isThere = boardId === null || this.#deps.hasBoard(boardId);
    const mayWait = isThere && stage.by !== 'nothing' && nowMs - atMs < LONGEST_WAIT_MS;
    if (mayWait && this.#deps.celebrating()) return true;
    if (nowMs - atMs >= LIST_AGE_MS || wishes.some((wish, index) => wish !== before[index])) return false;
    // What is asked for may have something to show from one message to the next.
    const waits = stage.by === 'nothing' || (this.#deps.forced() !== null && stage.by === 'turn');
    return !waits && isThere;
  }

  #choose(offer: Offer): Stage {
    const { items, name } = this.#deps;
    const playing = items();
    const slots = playing === null ? [] : programme(playing, offer, name);
    const round = playing === null ? this.#automatic(offer) : slots.flatMap(({ showings }) => showings);
    const pinned = this.#pinned(offer);
    const pinnedItems = slots.flatMap(({ item, showings }) => (item.pinned === true ? showings : []));
    const forced = this.#forced(offer);
    this.#offered = [...round, ...pinned, ...(forced === null ? [] : [forced])];

    const isPinned = pinned.length > 0;
    const itemOf = (shown: Showing): PlaylistItem | null =>
      slots.find(({ showings }) => showings.some((one) => keyOf(one) === keyOf(shown)))?.item ?? null;
    const held = this.#pinnedTurns.current(isPinned ? pinned : pinnedItems);
    if (held !== null) {
      const item = isPinned ? this.#deps.pin() : itemOf(held);
      return { showing: held, by: isPinned ? 'pin' : 'pinned-item', item, turn: null };
    }
    if (forced !== null) return { showing: forced, by: 'backend', item: null, turn: null };
    const showing = this.#turns.current(round);
    if (showing !== null) return { showing, by: 'turn', item: itemOf(showing), turn: placeIn(round, showing) };
    const [board] = boardsInTurn(offer.sourceIds, offer.boards);
    return { showing: board ?? nothing(offer), by: 'nothing', item: null, turn: null };
  }

  #automatic(offer: Offer): readonly Showing[] {
    const round = playlist(offer.sourceIds, offer.boards, offer.panels);
    const occasion = round.length === 0 ? null : this.#occasions.current(offer, this.#turns.shown);
    return occasion === null ? round : [...round, occasion];
  }

  #pinned(offer: Offer): readonly Showing[] {
    const pin = this.#deps.pin();
    return pin === null ? [] : slotOf(pin, offer, `${this.#deps.name}/pin`).showings;
  }

  #forced(offer: Offer): Showing | null {
    const forced = this.#deps.forced();
    const scene = SCENE_IDS.find((id) => id === forced?.scene);
    if (forced === null || scene === undefined) return null;
    const { sourceId, message } = forced;
    const words = scene === 'message' && message !== null ? messageItem(message) : {};
    // A backend may show a contest that is over.
    const wide = { ...offer, contestBoardId: offer.lastContestBoardId };
    const [first] = slotOf({ scene, source: sourceId, ...words }, wide, 'backend').showings;
    return first ?? null;
  }
}

function messageItem({ title, text, image }: NonNullable<ForcedScene['message']>): Partial<PlaylistItem> {
  return { title: title ?? undefined, text: text ?? undefined, image: image ?? undefined };
}

function placeIn(round: readonly Showing[], shown: Showing): Stage['turn'] {
  const index = round.findIndex((one) => keyOf(one) === keyOf(shown));
  return { index: Math.max(0, index), count: Math.max(1, round.length) };
}

function nothing({ sourceIds }: Offer): Showing {
  return { scene: LEADERBOARD_SCENE, boardId: null, sourceIds: sourceIds.slice(0, 1) };
}
