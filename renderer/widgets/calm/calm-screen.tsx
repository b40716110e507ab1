import { memo } from 'react';
import { useWall, useWords } from '../../wall/services';
import { difficultyOf } from '../freshness/trouble';
import { Footer } from '../footer/footer';
import { Header, useBoardTitle } from '../header/header';
import { Icon, type IconName } from '../icons/icons';
import type { CalmKind } from './calm-kind';
import './calm.css';

const ICONS: Readonly<Record<CalmKind, IconName>> = {
  connecting: 'bars',
  unconfigured: 'plug',
  offline: 'plug',
  empty: 'flag',
};

/** What the wall shows when there is no board to show: calm, and in words. */
export const CalmScreen = memo(function CalmScreen({ kind }: { readonly kind: CalmKind }) {
  const words = useWords();
  const status = useWall((state) => state.status);
  const board = useWall((state) => state.board);
  const boardTitle = useBoardTitle();
  const { title, text } = words.screens[kind];
  const { trouble, code } = difficultyOf({ status, board });
  return (
    <>
      <Header title={boardTitle || (status?.wallName ?? words.board.leaderboard)} />
      <section className="calm" data-calm={kind} data-board-id={board?.id} role="status">
        <div className="calm-mark">
          {kind === 'connecting' && <span className="calm-orbit" />}
          <Icon name={ICONS[kind]} />
        </div>
        <h2 className="calm-title">{title}</h2>
        <p className="calm-text">{kind === 'offline' ? `${words.freshness.why[trouble]} ${text}` : text}</p>
        {kind === 'offline' && code !== null && <span className="calm-code">{code}</span>}
      </section>
      <Footer contest={false} />
    </>
  );
});
