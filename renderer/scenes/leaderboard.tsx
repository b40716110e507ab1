import { Board } from '../widgets/board/board';
import { Footer } from '../widgets/footer/footer';
import { Header, useBoardTitle } from '../widgets/header/header';

/** The default scene: podium, list and what happened of late. */
export function LeaderboardScene() {
  const title = useBoardTitle();
  return (
    <>
      <div className="scene-dimmable">
        <Header title={title} />
        <Board />
      </div>
      <Footer contest />
    </>
  );
}
