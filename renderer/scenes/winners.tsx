import { titleOf, useExhibit } from '../wall/exhibit';
import { useWall, useWords } from '../wall/services';
import { Quiet } from '../widgets/calm/quiet';
import { useArea } from '../widgets/frame/area';
import { SceneFrame } from '../widgets/frame/scene-frame';
import { WinnersPodium } from '../widgets/winners/podium';

/** The podium of a contest that has ended. */
export function WinnersScene() {
  const { winners: words } = useWords().scenes;
  const area = useArea();
  const wallName = useWall((state) => state.status?.wallName ?? '');
  const winners = useExhibit('winners');
  if (winners === null || winners.places.length === 0) {
    return (
      <SceneFrame title={winners?.title ?? wallName} about={words.result}>
        <Quiet scene="winners" icon="trophy" />
      </SceneFrame>
    );
  }
  return (
    <SceneFrame title={winners.title} about={`${words.result} · ${titleOf(winners.board)}`}>
      <WinnersPodium winners={winners} area={area} />
    </SceneFrame>
  );
}
