import { titleOf, useExhibit } from '../wall/exhibit';
import { useWords } from '../wall/services';
import { Quiet } from '../widgets/calm/quiet';
import { useArea } from '../widgets/frame/area';
import { SceneFrame } from '../widgets/frame/scene-frame';
import { RaceChart } from '../widgets/race/race-chart';

/** The ranks of the day as lines. */
export function RaceScene() {
  const { titles } = useWords().scenes;
  const area = useArea();
  const race = useExhibit('race');
  const empty = race === null || race.lanes.length === 0;
  return (
    <SceneFrame title={titles.race} about={race === null ? '' : titleOf(race.board)}>
      {empty ? <Quiet scene="race" icon="flag" /> : <RaceChart race={race} area={area} />}
    </SceneFrame>
  );
}
