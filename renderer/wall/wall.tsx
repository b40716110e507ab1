import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { sceneOf } from '../scenes/registry';
import { unitOf } from '../widgets/board/geometry';
import { screenKind } from '../widgets/calm/calm-kind';
import { CalmScreen } from '../widgets/calm/calm-screen';
import { CelebrationStage } from '../widgets/celebration/celebration-stage';
import { StaleCard } from '../widgets/freshness/stale-card';
import { Announcer } from './announcer';
import { Dimmer, Drift } from './long-life';
import { usePageLook } from './page-look';
import { useScreen, useServices, useWall } from './services';
import '../quality/quality.css';
import './wall.css';

/** The whole wall. */
export function Wall() {
  const { u } = unitOf(useScreen());
  const freshness = useWall((state) => state.status?.freshness ?? 'offline');
  const { level } = useStore(useServices().quality);
  const kind = useWall(screenKind);
  const sceneName = useWall((state) => state.status?.scene ?? '');
  const { name, Scene } = sceneOf(sceneName);

  useLayoutEffect(() => {
    // On the document: a change of scene is drawn outside of the wall.
    const { style } = document.documentElement;
    style.setProperty('--u', `${u}px`);
    return () => {
      style.removeProperty('--u');
    };
  }, [u]);
  usePageLook();

  return (
    <main className="wall" data-testid="wall" data-freshness={freshness} data-quality={level}>
      <Drift>
        <div className="scene" data-scene={name}>
          {kind === 'board' ? <Scene /> : <CalmScreen kind={kind} />}
        </div>
        <StaleCard />
        <CelebrationStage />
      </Drift>
      <Announcer />
      <Dimmer />
    </main>
  );
}
