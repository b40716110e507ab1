import { useExhibit } from '../wall/exhibit';
import { useWall, useWords } from '../wall/services';
import { Footer } from '../widgets/footer/footer';
import { useArea } from '../widgets/frame/area';
import { Header } from '../widgets/header/header';
import { PairBoard } from '../widgets/pair/pair-board';
import { Quiet } from '../widgets/calm/quiet';

/** Two boards at once: beside each other, or in portrait one above the other. */
export function PairScene() {
  const { scenes } = useWords();
  const { orientation } = useArea();
  const wallName = useWall((state) => state.status?.wallName ?? '');
  const boards = useExhibit('pair')?.boards ?? [];
  return (
    <>
      <div className="scene-dimmable">
        <Header title={wallName} about={scenes.titles.pair} />
        {boards.length === 0 && <Quiet scene="pair" icon="bars" />}
        {boards.map((half, index) => (
          <PairBoard key={half.board.id} half={half} index={index} count={boards.length} />
        ))}
      </div>
      <Footer contest={orientation === 'landscape'} />
    </>
  );
}
