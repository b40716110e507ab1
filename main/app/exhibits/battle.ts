import type { Board, Entry } from '#core/domain/board';
import { headOf } from '#main/board/rows';
import type { History } from '#main/history/history';
import type { ShownBoards } from '../shown-boards';
import type { ExhibitMaker } from './exhibit-maker';
import { personOf } from './person';

const MOST_SIDES = 6;
const BEST_SHOWN = 5;
/** One alone is no team. */
const FEWEST_MEMBERS = 2;

interface Side {
  readonly name: string;
  readonly members: readonly (Entry & { readonly reached: number })[];
}

/**
 * Teams against each other. A team is whoever has the same second line (a team or a town). Teams of one size are compared by
 * what they have together, others by what each member has on average: it is not won by being more.
 */
export function battleMaker(deps: { readonly shown: ShownBoards; readonly history: History }): ExhibitMaker {
  return {
    scene: 'battle',
    make({ boardId, period }) {
      const board = boardId === null ? null : deps.shown.board(boardId);
      if (board === null) return null;
      const told = new Set(deps.shown.entriesOf(board).map(({ id }) => id));
      const sides = sidesOf(board, (entry) =>
        period === undefined ? entry.value : (deps.history.of(board.id)?.since(period, entry.id)?.gained ?? null),
      );
      if (sides.length < 2) return null;
      const even = new Set(sides.map(({ members }) => members.length)).size === 1;
      const measured = sides
        .map((side) => ({ ...side, total: total(side), value: even ? total(side) : total(side) / side.members.length }))
        .sort((a, b) => b.value - a.value)
        .slice(0, MOST_SIDES);
      return {
        kind: 'battle',
        board: headOf(board),
        by: even ? 'sum' : 'mean',
        sides: measured.map(({ name, members, value, total }) => ({
          id: name,
          name,
          value,
          memberCount: members.length,
          best: members
            .filter(({ id }) => told.has(id))
            .sort((a, b) => b.reached - a.reached)
            .slice(0, BEST_SHOWN)
            .map((member) => ({ ...personOf(member), value: member.reached, rank: member.rank })),
          progress: period === undefined ? progress(members, total) : null,
        })),
      };
    },
  };
}

function sidesOf({ entries }: Board, reached: (entry: Entry) => number | null): readonly Side[] {
  const sides = new Map<string, (Entry & { readonly reached: number })[]>();
  for (const entry of entries) {
    const has = reached(entry);
    if (entry.detail === null || has === null) continue;
    const members = sides.get(entry.detail) ?? [];
    members.push({ ...entry, reached: has });
    sides.set(entry.detail, members);
  }
  return [...sides].flatMap(([name, members]) => (members.length < FEWEST_MEMBERS ? [] : [{ name, members }]));
}

const total = ({ members }: Side): number => members.reduce((sum, { reached }) => sum + reached, 0);

/** Only where everybody has a target. */
function progress(members: readonly Entry[], reached: number): number | null {
  let target = 0;
  for (const member of members) {
    if (member.target === null || member.target <= 0) return null;
    target += member.target;
  }
  return Math.min(1, Math.max(0, reached / target));
}
