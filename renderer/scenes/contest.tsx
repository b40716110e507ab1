import { useTime, useWall, useWords } from '../wall/services';
import { durationOf } from '../language/formats';
import { Board } from '../widgets/board/board';
import { Footer } from '../widgets/footer/footer';
import { Header, useBoardTitle } from '../widgets/header/header';

/** A contest's board, under its name and with the time that is left. */
export function ContestScene() {
  const boardTitle = useBoardTitle();
  const contest = useWall((state) => state.status?.contest ?? null);
  return (
    <>
      <div className="scene-dimmable">
        <Header title={contest?.title ?? boardTitle}>
          {typeof contest?.endsAtMs === 'number' && <Countdown endsAtMs={contest.endsAtMs} />}
        </Header>
        <Board />
      </div>
      <Footer contest={false} />
    </>
  );
}

function Countdown({ endsAtMs }: { readonly endsAtMs: number }) {
  const { contest } = useWords();
  const left = useTime((nowMs) => (nowMs < endsAtMs ? contest.left(durationOf(endsAtMs - nowMs)) : null));
  return (
    <div className="countdown" role="timer">
      <span className="countdown-left">{left ?? '0'}</span>
      <span className="countdown-label">{left === null ? contest.over : contest.toGo}</span>
    </div>
  );
}
