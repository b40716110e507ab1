import { useWall, useWords } from '../wall/services';
import { Quiet } from '../widgets/calm/quiet';
import { Feed } from '../widgets/feed/feed';
import { useArea } from '../widgets/frame/area';
import { SceneFrame } from '../widgets/frame/scene-frame';

/** What happened of late. */
export function ActivityScene() {
  const { live } = useWords();
  const area = useArea();
  const lines = useWall((state) => state.panels?.activity);
  return (
    <SceneFrame title={live.activity} about="">
      {lines === undefined || lines.length === 0 ? (
        <Quiet scene="activity" icon="chat" />
      ) : (
        <Feed lines={lines} area={area} />
      )}
    </SceneFrame>
  );
}
