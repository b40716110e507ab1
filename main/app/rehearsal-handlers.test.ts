import { beforeEach, expect, it } from 'vitest';
import type { PersonConfig } from '#core/config/people';
import { CELEBRATION_KINDS, RARITIES } from '#core/domain/celebrations';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import { celebrationSchema } from '#core/ipc/celebration';
import { FakeClock } from '#core/kernel/fake-clock';
import { BoardStore } from '#main/board/board-store';
import type { People } from '#main/board/people';
import { boardOf, strangers } from '#main/board/testing/samples';
import { Router, type WindowSession } from '#main/hosts/router';
import { silentLogger } from '#main/ports/logger';
import { serveRehearsals } from './rehearsal-handlers';

const window: WindowSession = { id: 'settings-1', kind: 'settings', push: () => undefined };

let router: Router;
let store: BoardStore;
let people: People;
let shown: StagedCelebration[];
let open: boolean;

beforeEach(() => {
  router = new Router(silentLogger);
  store = new BoardStore();
  people = strangers();
  shown = [];
  open = true;
  let ids = 0;
  serveRehearsals({
    router,
    clock: new FakeClock(),
    boards: { store, people },
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

it('nobody plays it who does not want to be named, and whoever plays it is called as the admin says', async () => {
  store.restore([boardOf({ a: 4, b: 3, c: 2, d: 1 })], { mainIds: [], unnamedIds: [] });
  const person = (id: string, privacy: PersonConfig['privacy']): PersonConfig => {
    return { id, privacy, name: `Our ${id}`, is: [{ source: 'sales', entry: id }] };
  };
  people.configure([person('c', 'hidden'), person('d', 'open')]);
  await rehearse('level', 'rare');
  people.configure(['a', 'b', 'c', 'd'].map((id) => person(id, 'hidden')));
  await rehearse('level', 'rare');
  expect(shown).toMatchObject([
    { sourceId: 'sales', entryId: 'd', name: 'Our d' },
    { entryId: null, name: 'Sales floor' },
  ]);
});

it('says so when no wall is open', async () => {
  open = false;
  expect(await rehearse('rank', 'epic')).toMatchObject({ ok: false, error: [{ code: 'REHEARSE-1' }] });
});
