import { memo, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { useRuler, useScreen, useServices } from '../../wall/services';
import { unitOf } from '../board/geometry';
import { Notices } from '../notices/notices';
import { useAgeText, useContestText, useConversationsText, useDifficulty } from './footer-texts';
import { Sources } from './sources';
import { Turns, useTurnsWidth } from './turns';
import './footer.css';

interface FooterProps {
  /** Tells how long the contest has to go. */
  readonly contest: boolean;
}

/** In units: margins and the least distance between left and right. */
const MARGINS = 8.8;
const GAP = 3;
const CONTEST = { size: 2.6, weight: 560 } as const;
const QUIET = { size: 2.25, weight: 500, marker: 2.2 } as const;

/** What happened of late on the left; on the right the contest and what a viewer should know about the data. */
export const Footer = memo(function Footer({ contest }: FooterProps) {
  const { choreography } = useServices();
  const ruler = useRuler();
  const listTop = useStore(choreography.stage, ({ geometry }) => geometry?.list.top ?? 0);
  const screen = useScreen();
  const { u, orientation } = unitOf(screen);
  const contestText = useContestText(contest);
  const difficulty = useDifficulty();
  const age = useAgeText();
  const conversations = useConversationsText();
  // Talk gives way to what a viewer must know.
  const quiet = [age ?? (difficulty === null ? conversations : null), difficulty?.text].filter(
    (text) => typeof text === 'string',
  );
  const widths = quiet.map((text) => ruler(text, QUIET.weight) * QUIET.size + QUIET.marker * 1.5);
  // In portrait one stands below the other.
  const quietWidth =
    orientation === 'landscape' ? widths.reduce((sum, width) => sum + width, 0) : Math.max(0, ...widths);
  // In portrait the contest stands above the list.
  const contestWidth =
    orientation === 'landscape' ? ruler(contestText?.join(' ') ?? '', CONTEST.weight) * CONTEST.size : 0;
  const turnsWidth = useTurnsWidth();
  const room = screen.width / u - MARGINS - Math.max(quietWidth, contestWidth) - turnsWidth - GAP;
  return (
    <footer className="footer">
      <Notices room={room} />
      <div className="footer-side">
        {contestText !== null && (
          <p className="footer-contest" style={{ '--list-top': `${listTop}px` } as CSSProperties}>
            {contestText[0]} <b>{contestText[1]}</b>
          </p>
        )}
        <div className="footer-quiet">
          <Sources difficulty={difficulty} />
          {age === null && difficulty === null && conversations !== null && (
            <span className="footer-item">{conversations}</span>
          )}
          {age !== null && <span className="footer-item">{age}</span>}
        </div>
      </div>
      <Turns />
    </footer>
  );
});
