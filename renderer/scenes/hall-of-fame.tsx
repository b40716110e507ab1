import { useExhibit } from '../wall/exhibit';
import { useWords } from '../wall/services';
import { Quiet } from '../widgets/calm/quiet';
import { useArea } from '../widgets/frame/area';
import { SceneFrame } from '../widgets/frame/scene-frame';
import { HallOfFame } from '../widgets/hall/hall';

/** The best of past days, weeks, months and quarters, and records. */
export function HallOfFameScene() {
  const { titles } = useWords().scenes;
  const area = useArea();
  const hall = useExhibit('hall-of-fame');
  const empty = hall === null || hall.champions.length + hall.records.length === 0;
  return (
    <SceneFrame title={titles.hallOfFame} about="">
      {empty ? <Quiet scene="hallOfFame" icon="trophy" /> : <HallOfFame hall={hall} area={area} />}
    </SceneFrame>
  );
}
