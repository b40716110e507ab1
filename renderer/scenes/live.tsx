import { useMemo } from 'react';
import { useScreen, useWall, useWords } from '../wall/services';
import { unitOf } from '../widgets/board/geometry';
import { Footer } from '../widgets/footer/footer';
import { Header } from '../widgets/header/header';
import { Activity } from '../widgets/panels/activity';
import { Jobs } from '../widgets/panels/jobs';
import { liveLayout, tilesWith, type Tile } from '../widgets/panels/layout';
import { Metrics } from '../widgets/panels/metrics';
import { Rooms } from '../widgets/panels/rooms';
import { Services } from '../widgets/panels/services';
import { TalkTile } from '../widgets/panels/talk';

/** What goes on besides the rankings: who is where, what is in the works, how the systems do. */
export function LiveScene() {
  const { live } = useWords();
  const { width, height } = useScreen();
  const panels = useWall((state) => state.panels);
  const tiles = useMemo(() => {
    const { u, orientation } = unitOf({ width, height });
    const area = { width: width / u, height: height / u, orientation };
    return panels === null ? [] : liveLayout(tilesWith(panels), panels.metrics.length, area);
  }, [panels, width, height]);
  return (
    <>
      <div className="scene-dimmable">
        <Header title={live.title} />
        {tiles.map((tile) => (
          <PanelTile key={tile.kind} tile={tile} />
        ))}
      </div>
      <Footer contest />
    </>
  );
}

function PanelTile({ tile }: { readonly tile: Tile }) {
  const panels = useWall((state) => state.panels);
  if (panels === null) return null;
  switch (tile.kind) {
    case 'metrics':
      return <Metrics tile={tile} metrics={panels.metrics} />;
    case 'rooms':
      return <Rooms tile={tile} rooms={panels.rooms} more={panels.moreRooms} />;
    case 'jobs':
      return <Jobs tile={tile} jobs={panels.jobs} more={panels.moreJobs} />;
    case 'services':
      return <Services tile={tile} all={panels.services} />;
    case 'activity':
      return <Activity tile={tile} lines={panels.activity} />;
    case 'talk':
      return <TalkTile tile={tile} all={panels.talk} />;
  }
}
