import { memo } from 'react';
import { durationOf } from '../../language/formats';
import { useTime, useWall, useWords } from '../../wall/services';
import { Notices } from '../notices/notices';
import { Sources } from './sources';
import './footer.css';

interface FooterProps {
  /** Tells how long the contest has to go. */
  readonly contest: boolean;
}

/** What happened of late on the left; on the right the contest and what a viewer should know about the data. */
export const Footer = memo(function Footer({ contest }: FooterProps) {
  return (
    <footer className="footer">
      <Notices />
      <div className="footer-side">
        {contest && <ContestLine />}
        <div className="footer-quiet">
          <Conversations />
          <Sources />
          <Age />
        </div>
      </div>
    </footer>
  );
});

function ContestLine() {
  const words = useWords();
  const contest = useWall((state) => state.status?.contest ?? null);
  const left = useTime((nowMs) =>
    typeof contest?.endsAtMs === 'number' && nowMs < contest.endsAtMs
      ? words.contest.left(durationOf(contest.endsAtMs - nowMs))
      : null,
  );
  if (contest === null) return null;
  if (contest.endsAtMs === null) return <p className="footer-contest">{contest.title}</p>;
  if (left === null) return <p className="footer-contest">{words.contest.ended(contest.title)}</p>;
  return (
    <p className="footer-contest">
      {words.contest.titleEndsIn(contest.title)} <b>{left}</b>
    </p>
  );
}

function Conversations() {
  const words = useWords();
  const count = useWall((state) => state.status?.sources.reduce((sum, source) => sum + source.conversations, 0) ?? 0);
  return count > 0 ? <span className="footer-item">{words.footer.conversations(count)}</span> : null;
}

/** Only while the data is ageing: live needs no words, stale has a card. */
function Age() {
  const words = useWords();
  const ageing = useWall((state) => state.status?.freshness === 'ageing');
  const confirmedAtMs = useWall((state) => state.status?.confirmedAtMs ?? null);
  const text = useTime((nowMs) =>
    ageing && confirmedAtMs !== null ? words.footer.updated(words.footer.ago(durationOf(nowMs - confirmedAtMs))) : null,
  );
  return text === null ? null : <span className="footer-item">{text}</span>;
}
