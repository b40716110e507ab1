import { titleOf, useExhibit } from '../wall/exhibit';
import { useFormats, useWords } from '../wall/services';
import { Quiet } from '../widgets/calm/quiet';
import { useArea } from '../widgets/frame/area';
import { SceneFrame } from '../widgets/frame/scene-frame';
import { MoversView } from '../widgets/movers/movers';

/** Who has climbed and who has gained most since the day began. */
export function MoversScene() {
  const { titles, movers: words } = useWords().scenes;
  const formats = useFormats();
  const area = useArea();
  const movers = useExhibit('movers');
  const none = movers === null || movers.climbers.length + movers.gainers.length === 0;
  const about = movers === null ? '' : `${titleOf(movers.board)} · ${words.since(formats.time(movers.sinceMs))}`;
  return (
    <SceneFrame title={titles.movers} about={about}>
      {none ? <Quiet scene="movers" icon="up" /> : <MoversView movers={movers} area={area} />}
    </SceneFrame>
  );
}
