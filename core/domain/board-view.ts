import type { Board, Entry } from './board';
import type { Period } from './periods';
import { rankBySlot } from './ranking';

/** What a board may be ordered by, other than what the backend says. */
export const BOARD_MEASURES = ['value', 'target', 'improved'] as const;

export type BoardMeasure = (typeof BOARD_MEASURES)[number];

/**
 * A board seen another way, made from what was seen of it:
 *
 * - `value` with a period: what everybody has won since it began;
 * - `target`: how much of the own target is reached, in percent;
 * - `improved`: what was won since the period began, in percent of what there was then.
 */
export interface BoardView {
  readonly measure: BoardMeasure;
  /** null: the values as they are; `improved` then means the month. */
  readonly period: Period | null;
}

/** What is known of an entry since the period of a view began; null for nothing. */
export type SinceBegan = (entryId: string) => { readonly gained: number; readonly fromValue: number | null } | null;

/** Does the view show something else than the board as it is told? */
export function isDerived({ measure, period }: BoardView): boolean {
  return measure !== 'value' || period !== null;
}

/** What a view of a board is called: the board's own id where it is the board as it is told. */
export function viewId(boardId: string, view: BoardView): string {
  if (!isDerived(view)) return boardId;
  return [boardId, view.measure, view.period ?? ''].join('@');
}

/** The board in that view; null when nothing is known that could be shown. Who cannot be measured is not on it. */
export function viewBoard(board: Board, view: BoardView, since: SinceBegan): Board | null {
  if (!isDerived(view)) return board;
  const measured = board.entries.flatMap((entry): Entry[] => {
    const value = measure(entry, view.measure, since);
    return value === null ? [] : [{ ...entry, value, target: null, trend: null }];
  });
  // Array.sort is stable: equals stay in the order of the board.
  const ordered = measured.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  if (!ordered.some(({ value }) => value !== null && value > 0)) return null;
  const entries = rankBySlot(
    ordered.map((entry, index) => ({ ...entry, slot: index + 1 })),
    'standard',
  );
  const currency = view.measure === 'value' ? board.currency : null;
  return { ...board, id: viewId(board.id, view), scheme: 'standard', currency, view, entries };
}

function measure(entry: Entry, by: BoardMeasure, since: SinceBegan): number | null {
  const { id, value, target } = entry;
  switch (by) {
    case 'value':
      return since(id)?.gained ?? null;
    case 'target':
      return value === null || target === null || target <= 0 ? null : percent(value / target);
    case 'improved': {
      const known = since(id);
      if (known === null || known.fromValue === null || known.fromValue <= 0) return null;
      return percent(known.gained / known.fromValue);
    }
  }
}

/** To a tenth. */
const percent = (share: number): number => Math.round(share * 1_000) / 10;
