import { useEffect } from 'react';
import type { Clock } from '#core/kernel/clock';
import { wordsOf } from '../language/registry';
import type { WallState } from './wall-state';
import './safe-board.css';

interface SafeBoardProps {
  readonly state: WallState;
  readonly clock: Clock;
  readonly retry: () => void;
}

/** How long the plain board stays before the wall is tried again. */
export const RETRY_MS = 8_000;
const ROWS_SHOWN = 10;

/** The last good board with nothing that could fail: no motion, no measuring, no formats. */
export function SafeBoard({ state, clock, retry }: SafeBoardProps) {
  useEffect(() => {
    const timer = clock.after(RETRY_MS, retry);
    return () => {
      timer.dispose();
    };
  }, [clock, retry]);
  const { board, rows, order, status } = state;
  return (
    <main className="safe" data-testid="wall" data-freshness={status?.freshness ?? 'offline'}>
      <h1>{board?.title ?? board?.metric ?? status?.wallName ?? ''}</h1>
      <ol data-board-id={board?.id}>
        {order.slice(0, ROWS_SHOWN).map((id) => {
          const row = rows.get(id);
          return row === undefined ? null : (
            <li key={id} data-entry-id={id} data-rank={row.rank}>
              <b>{row.rank}</b>
              <span>{row.name}</span>
              <i>{row.value}</i>
            </li>
          );
        })}
      </ol>
      <p>{wordsOf(status?.language).recovering}</p>
    </main>
  );
}
