import { useWall } from '../wall/services';
import { Board } from '../widgets/board/board';
import { Countdown, FinalMinute } from '../widgets/countdown/countdown';
import { Footer } from '../widgets/footer/footer';
import { Header, useBoardTitle } from '../widgets/header/header';

/** A contest's board, under its name and with the time that is left. */
export function ContestScene() {
  const boardTitle = useBoardTitle();
  const contest = useWall((state) => state.status?.contest ?? null);
  const endsAtMs = contest?.endsAtMs ?? null;
  const title = contest?.title ?? boardTitle;
  return (
    <>
      <div className="scene-dimmable">
        <Header title={title}>{endsAtMs !== null && <Countdown endsAtMs={endsAtMs} />}</Header>
        <Board />
      </div>
      <Footer contest={false} />
      {endsAtMs !== null && <FinalMinute endsAtMs={endsAtMs} title={title} />}
    </>
  );
}
