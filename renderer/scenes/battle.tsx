import { titleOf, useExhibit } from '../wall/exhibit';
import { useWords } from '../wall/services';
import { Columns } from '../widgets/battle/columns';
import { Duel } from '../widgets/battle/duel';
import { Quiet } from '../widgets/calm/quiet';
import { useArea } from '../widgets/frame/area';
import { SceneFrame } from '../widgets/frame/scene-frame';

/** Teams against each other: two push a seam between them, more stand as columns. */
export function BattleScene() {
  const { titles } = useWords().scenes;
  const area = useArea();
  const battle = useExhibit('battle');
  if (battle === null || battle.sides.length === 0) {
    return (
      <SceneFrame title={titles.battle} about="">
        <Quiet scene="battle" icon="flag" />
      </SceneFrame>
    );
  }
  return (
    <SceneFrame title={titles.battle} about={titleOf(battle.board)}>
      {battle.sides.length === 2 ? <Duel battle={battle} area={area} /> : <Columns battle={battle} area={area} />}
    </SceneFrame>
  );
}
