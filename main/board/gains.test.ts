import { expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { silentLogger } from '#main/ports/logger';
import { BoardService } from './board-service';

function service(): BoardService {
  const nothing = (): void => undefined;
  const listener = { boardChanged: nothing, celebration: nothing, notice: nothing, stageChanged: nothing };
  return new BoardService({ clock: new FakeClock(), log: silentLogger, listener });
}
const gain = (id: string, value: number) =>
  ({ kind: 'gains', metric: 'xp', scope: null, gains: [{ id, name: id.toUpperCase(), value }], atMs: 0 }) as const;
const values = (boards: BoardService) =>
  Object.fromEntries(boards.store.board('coach:xp')?.entries.map(({ id, value }) => [id, value]) ?? []);

it('adds up what is won by the piece', () => {
  const boards = service();
  boards.apply('coach', [gain('ada', 50), gain('bob', 20), gain('ada', 5)]);
  boards.apply('coach', [{ ...gain('ada', 1), gains: [...gain('ada', 1).gains, ...gain('ada', 2).gains] }]);
  expect(values(boards)).toEqual({ ada: 58, bob: 20 });
});

it('leaves a board alone that the backend tells itself', () => {
  const boards = service();
  boards.apply('coach', [gain('ada', 50)]);
  const entries = [{ id: 'ada', name: 'Ada', value: 900 }];
  boards.apply('coach', [{ kind: 'snapshot', metric: 'xp', scope: null, entries, atMs: 0 }]);
  boards.apply('coach', [gain('ada', 50)]);
  expect(values(boards)).toEqual({ ada: 900 });
  boards.forgetSource('coach');
  boards.apply('coach', [gain('ada', 50)]);
  expect(values(boards)).toEqual({ ada: 50 });
});
