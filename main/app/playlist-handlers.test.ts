import { beforeEach, expect, it } from 'vitest';
import type { PlaylistItem } from '#core/config/playlist';
import type { PlaylistView } from '#core/ipc/playlist-view';
import { FakeClock } from '#core/kernel/fake-clock';
import type { Result } from '#core/kernel/result';
import { BoardStore } from '#main/board/board-store';
import { boardOf } from '#main/board/testing/samples';
import { MemoryFiles } from '#main/hosts/electron/testing/memory-files';
import { Router, type WindowSession } from '#main/hosts/router';
import { silentLogger } from '#main/ports/logger';
import { Pins } from './pins';
import { servePlaylists, type PlaylistHandlerDeps } from './playlist-handlers';
import { Staging } from './staging';
import { offerWith } from './testing/offers';

const PLAYLIST: readonly PlaylistItem[] = [{ scene: 'leaderboard', source: 'sales' }, { scene: 'contest' }];
const window: WindowSession = { id: 'settings-1', kind: 'settings', push: () => undefined };

let clock: FakeClock;
let pins: Pins;
let router: Router;

beforeEach(() => {
  clock = new FakeClock();
  pins = new Pins({ files: new MemoryFiles(), clock, log: silentLogger });
  router = new Router(silentLogger);
  const store = new BoardStore();
  store.restore([boardOf({ a: 1 })], { mainIds: [], unnamedIds: [] });
  const staging = new Staging({
    clock,
    name: 'wall',
    items: () => PLAYLIST,
    pin: () => pins.of(null)?.item ?? null,
    forced: () => null,
    hasBoard: () => true,
    offer: () => offerWith(),
    celebrating: () => false,
  });
  const displays = {
    known: (name: string | null) => (name === 'Lobby' ? name : null),
    staging: () => staging,
    offer: () => offerWith(),
  };
  const stage = { displays, wouldShow: () => true } as unknown as PlaylistHandlerDeps['stage'];
  servePlaylists({ router, clock, boards: { store }, stage, pins });
});

const ask = async (items: object[] | null): Promise<PlaylistView> => {
  const answer = await router.request(window, 'settings:playlist', { display: null, items });
  if (!answer.ok) throw new Error('no answer');
  return answer.value as PlaylistView;
};
const pin = (display: string | null, item: object | null, minutes: number | null = null) =>
  router.request(window, 'settings:pin', { display, item, minutes }) as Promise<Result<unknown, { code: string }[]>>;

it('tells of each item, saved or not, why it is passed over, and which one is on show', async () => {
  const night = { scene: 'live', when: { from: '25:00' } };
  expect((await ask([...PLAYLIST, { scene: 'message', text: 'Hi' }, night])).items).toEqual([
    { passedOver: null, onShow: true },
    { passedOver: 'no-contest', onShow: false },
    { passedOver: null, onShow: false },
    { passedOver: 'not-right', onShow: false },
  ]);
});

it('tells what is on and by whom, what would be on without a playlist, and which boards there are', async () => {
  expect(await ask(null)).toMatchObject({
    now: { scene: 'leaderboard', boardId: 'sales:main', by: 'turn' },
    pin: null,
    items: [],
    automatic: [{ boardId: 'sales:main' }, { boardId: 'support:main' }],
    boards: [{ id: 'sales:revenue', metric: 'revenue' }],
  });
});

it('pins for as long as it is asked to, and takes it back', async () => {
  const message = { scene: 'message', title: 'Closed' };
  expect(await pin(null, message, 15)).toEqual({ ok: true, value: undefined });
  expect(await ask(null)).toMatchObject({
    now: { scene: 'message', by: 'pin' },
    pin: { item: message, untilMs: clock.now() + 15 * 60_000 },
  });
  await pin(null, null);
  expect(await ask(null)).toMatchObject({ now: { by: 'turn' }, pin: null });
});

it('pins nothing that is not complete, nor to a display that is not saved', async () => {
  expect(await pin('Lobby', { scene: 'message' })).toMatchObject({ ok: false, error: [{ code: 'PIN-2' }] });
  expect(await pin('Cellar', { scene: 'live' })).toMatchObject({ ok: false, error: [{ code: 'PIN-1' }] });
  expect(await pin('Lobby', { scene: 'live' })).toMatchObject({ ok: true });
  expect(pins.of('Lobby')?.untilMs).toBeNull();
});
