import { systemClock } from '#hub/system-clock';
import { play } from '../kit/role';
import { SAVERS, type SaverName } from '../kit/saved-board';

interface Options {
  readonly how: SaverName;
  readonly folder: string;
}

/** Saves a board with a value that grows, without end, and tells each value once it is saved; or as it is asked. */
play(({ how, folder }: Options, tell) => {
  const board = SAVERS[how](folder, systemClock());
  let value = board.load() ?? 0;
  const saveNext = (): void => {
    value++;
    board.save(value);
    tell(value);
    setImmediate(saveNext);
  };
  return {
    ready: value,
    commands: {
      saveForEver: saveNext,
      save(given: { readonly value: number; readonly entries: number }): void {
        board.save(given.value, given.entries);
      },
    },
  };
});
