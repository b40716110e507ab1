import { beforeEach, expect, it } from 'vitest';
import { CELEBRATION_KINDS, RARITIES } from '#core/domain/celebrations';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import { celebrationSchema } from '#core/ipc/celebration';
import { FakeClock } from '#core/kernel/fake-clock';
import { BoardStore } from '#main/board/board-store';
import { boardOf } from '#main/board/testing/samples';
import { Router, type WindowSession } from '#main/hosts/router';
import { silentLogger } from '#main/ports/logger';
import { serveRehearsals } from './rehearsal-handlers';

const window: WindowSession = { id: 'settings-1', kind: 'settings', push: () => undefined };

let router: Router;
let store: BoardStore;
let shown: StagedCelebration[];
let open: boolean;

beforeEach(() => {
  router = new Router(silentLogger);
  store = new BoardStore();
  shown = [];
  open = true;
  let ids = 0;
  serveRehearsals({
    router,
    clock: new FakeClock(),
    boards: { store },
    celebrations: {
      rehearse: (staged) => {
        if (open) shown.push(staged);
        return open;
      },
    },
    wallName: () => 'Sales floor',
    newId: () => `id-${ids++}`,
  });
});

const rehearse = (kind: string, rarity: string) => router.request(window, 'settings:rehearse', { kind, rarity });

it('shows each kind at each rarity, marked, each time as a new one', async () => {
  for (const kind of CELEBRATION_KINDS) for (const rarity of RARITIES) await rehearse(kind, rarity);
  expect(shown.map(({ kind, rarity }) => `${kind} ${rarity}`)).toEqual(
    CELEBRATION_KINDS.flatMap((kind) => RARITIES.map((rarity) => `${kind} ${rarity}`)),
  );
  expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
  for (const staged of shown) expect(celebrationSchema.parse(staged)).toMatchObject({ rehearsal: true, title: '' });
});

it('somebody of the board plays the part, or the wall where there is no board', async () => {
  await rehearse('level', 'rare');
  store.restore([boardOf({ a: 4, b: 3, c: 2, d: 1 })], { mainIds: [], unnamedIds: [] });
  await rehearse('level', 'rare');
  expect(shown).toMatchObject([
    { entryId: null, name: 'Sales floor' },
    { sourceId: 'sales', entryId: 'c', name: 'Name of c' },
  ]);
});

it('says so when no wall is open', async () => {
  open = false;
  expect(await rehearse('rank', 'epic')).toMatchObject({ ok: false, error: [{ code: 'REHEARSE-1' }] });
});
