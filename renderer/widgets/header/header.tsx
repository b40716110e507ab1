import { memo } from 'react';
import { isolated } from '../../language/script';
import { titleOf } from '../../wall/exhibit';
import { useFormats, useScreen, useTime, useWall, useWords } from '../../wall/services';
import { sourcesBehind } from '../../wall/wall-state';
import { unitOf } from '../board/geometry';
import { FittedText } from '../text/fitted-text';
import { Logo } from './logo';
import './header.css';

interface HeaderProps {
  readonly title: string;
  /** What stands below it beside the wall's name, in place of what is told of the board. */
  readonly about?: string;
  readonly children?: React.ReactNode;
}

/** In units: what the logo, the clock and the margins take from the width. */
const BESIDE_TITLE = { landscape: 62, portrait: 47 } as const;
const SUBTITLE_WIDTH = { landscape: 49, portrait: 46 } as const;
const COUNTDOWN_WIDTH = 44;
/** What a company's logo may be wider than the app's mark. */
const WIDER_LOGO = 17.6;

/** Title, what is on show, and the time. `children` is a second block beside the clock. */
export const Header = memo(function Header({ title, about, children }: HeaderProps) {
  const screen = useScreen();
  const { u, orientation } = unitOf(screen);
  const subtitle = useSubtitle(title, about);
  const extra = children === undefined || orientation === 'portrait' ? 0 : COUNTDOWN_WIDTH;
  const logo = useWall((state) => (state.look.logo === null ? 0 : WIDER_LOGO));
  const width = screen.width / u - BESIDE_TITLE[orientation] - extra - logo;
  return (
    <header className="header">
      <Logo />
      <div className="header-words">
        <h1 className="header-title">
          <FittedText text={title} size={5} weight={760} width={width} lines={1} least={0.66} />
        </h1>
        <p className="header-subtitle">
          <FittedText text={subtitle} size={2.5} weight={500} width={SUBTITLE_WIDTH[orientation]} lines={1} ours />
        </p>
      </div>
      {children}
      <Clock />
    </header>
  );
});

function useSubtitle(title: string, about: string | undefined): string {
  const words = useWords();
  const wallName = useWall((state) => state.status?.wallName ?? '');
  const boardTitle = useWall(({ board }) => (board === null ? '' : titleOf(board)));
  const count = useWall((state) => state.board?.entryCount ?? 0);
  const demo = useWall((state) => sourcesBehind(state).some((source) => source.demo));
  const parts = [
    wallName === title ? '' : wallName,
    about ?? (boardTitle === title ? '' : boardTitle),
    about === undefined && count > 0 ? words.board.entries(count) : '',
    demo ? words.board.demo : '',
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => isolated(part, words.direction))
    .join('  ·  ');
}

/** The board's own title, or its metric in words, or how it is seen. Empty without a board. */
export function useBoardTitle(): string {
  const { board: words } = useWords();
  return useWall(({ board }) => {
    if (board === null) return '';
    const { measure, period } = board.view ?? { measure: 'value', period: null };
    if (measure === 'target') return words.shareOfTarget;
    if (measure === 'improved') return words.improved[period ?? 'month'];
    return period === null ? titleOf(board) : words.gained[period];
  });
}

function Clock() {
  const formats = useFormats();
  const time = useTime((nowMs) => formats.time(nowMs));
  const date = useTime((nowMs) => formats.date(nowMs));
  return (
    <div className="header-clock">
      <time className="header-time">{time}</time>
      <span className="header-date">{date}</span>
    </div>
  );
}
