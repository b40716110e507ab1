import { memo, useEffect, useMemo, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { titleOf, type ExhibitOf } from '../../wall/exhibit';
import { useScreen, useServices } from '../../wall/services';
import { EMPTY_WALL } from '../../wall/wall-state';
import { Board } from '../board/board';
import { BoardShow, type BoardPlan } from '../board/board-show';
import { Choreography } from '../board/choreography';
import { plainGeometry, rowsThatFit, unitOf, type Viewport } from '../board/geometry';
import { BoardScopeProvider, type BoardData } from '../board/scope';
import { areaOf } from '../frame/area';
import { FittedText } from '../text/fitted-text';
import './pair.css';

type Half = ExhibitOf<'pair'>['boards'][number];

/** In units: between the two, and a board's title with the gap below it. */
const BETWEEN = { landscape: 3.6, portrait: 2.6 } as const;
const TITLE = { landscape: 6.4, portrait: 6.6 } as const;
const TITLE_SIZE = 3.5;

interface PairBoardProps {
  readonly half: Half;
  readonly index: number;
  /** Boards on the screen. */
  readonly count: number;
}

/** One of the boards of a pair: its title, and its first rows, which move as those of a board that is alone. */
export const PairBoard = memo(function PairBoard({ half, index, count }: PairBoardProps) {
  const { screen, clock, reducedMotion, player, wall } = useServices();
  const [parts] = useState(() => ({
    data: createStore<BoardData>(() => EMPTY_WALL),
    choreography: new Choreography({ clock, reducedMotion, player }),
  }));
  const { width, height } = useScreen();
  const plan = useMemo(() => planOf(index, count), [index, count]);
  useEffect(() => {
    const shown = half.rows.slice(0, plan.rowsPerPage({ width, height }, half.rows.length));
    parts.data.setState({
      board: half.board,
      rows: new Map(shown.map((row) => [row.id, row])),
      names: new Map(shown.map(({ id, name }) => [id, name])),
      order: shown.map((row) => row.id),
      panels: wall.getState().panels,
      status: wall.getState().status,
    });
  }, [half, plan, parts, wall, width, height]);
  useEffect(() => {
    const show = new BoardShow({ wall: parts.data, viewport: screen, choreography: parts.choreography, clock, plan });
    show.start();
    return () => {
      show.dispose();
      parts.choreography.play(null);
    };
  }, [parts, screen, clock, plan]);
  const room = halfOf({ width, height }, index, count);
  return (
    <BoardScopeProvider value={parts}>
      <div className="pair">
        <h2
          className="pair-title"
          style={{ insetInlineStart: `calc(var(--u) * ${room.left})`, top: `calc(var(--u) * ${room.top})` }}
        >
          <FittedText
            text={titleOf(half.board)}
            size={TITLE_SIZE}
            weight={680}
            width={room.width}
            lines={1}
            least={0.7}
          />
        </h2>
        <Board />
      </div>
    </BoardScopeProvider>
  );
});

/** The half of the screen's room that is one board's, its title included. In units. */
export function halfOf(
  viewport: Viewport,
  index: number,
  count: number,
): { left: number; top: number; width: number; height: number } {
  const area = areaOf(viewport);
  const gap = BETWEEN[area.orientation] * (count - 1);
  if (area.orientation === 'portrait') {
    const height = (area.height - gap) / count;
    return { left: area.left, top: area.top + index * (height + gap), width: area.width, height };
  }
  const width = (area.width - gap) / count;
  return { left: area.left + index * (width + gap), top: area.top, width, height: area.height };
}

function planOf(index: number, count: number): BoardPlan {
  const listOf = (viewport: Viewport) => {
    const title = TITLE[unitOf(viewport).orientation];
    const { left, top, width, height } = halfOf(viewport, index, count);
    return { left, top: top + title, width, height: height - title };
  };
  return {
    podium: 0,
    rowsPerPage: (viewport, rowsInAll) =>
      Math.min(rowsInAll, rowsThatFit(listOf(viewport).height, unitOf(viewport).orientation)),
    geometry: (viewport, rowCount, direction) => plainGeometry(viewport, listOf(viewport), rowCount, direction),
  };
}
