import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../wall/services';
import { Card } from './card';
import { looksOf } from './looks';
import { PageLabel } from './page-label';
import { Plinths } from './plinths';
import { useBoard, useChoreography } from './scope';
import './board.css';

/** The podium and the list. Who is on it and where is the choreography's business. */
export const Board = memo(function Board() {
  const choreography = useChoreography();
  const { cast, geometry, scenario } = useStore(choreography.stage);
  const title = useBoard((state) => state.board?.title ?? state.board?.metric);
  const words = useWords();
  const looks = useMemo(() => (geometry === null ? null : looksOf(geometry)), [geometry]);
  if (geometry === null || looks === null || scenario === null) return null;
  return (
    <section className="board" data-board-id={scenario.boardId} aria-label={title ?? words.board.leaderboard}>
      <Plinths geometry={geometry} />
      <div className="board-cards" role="list">
        {cast.map((member) => (
          <Card key={member.id} member={member} geometry={geometry} looks={looks} />
        ))}
      </div>
      <PageLabel scenario={scenario} />
    </section>
  );
});
