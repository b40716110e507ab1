import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { sceneOf } from '../scenes/registry';
import { unitOf } from '../widgets/board/geometry';
import { screenKind } from '../widgets/calm/calm-kind';
import { CalmScreen } from '../widgets/calm/calm-screen';
import { CelebrationStage } from '../widgets/celebration/celebration-stage';
import { StaleCard } from '../widgets/freshness/stale-card';
import { useScreen, useServices, useWall, useWords } from './services';
import '../quality/quality.css';
import './wall.css';

const DEFAULT_THEME = 'midnight';

/** The whole wall. */
export function Wall() {
  const root = useRef<HTMLElement>(null);
  const { u } = unitOf(useScreen());
  const freshness = useWall((state) => state.status?.freshness ?? 'offline');
  const theme = useWall((state) => state.status?.theme ?? DEFAULT_THEME);
  const language = useWall((state) => state.status?.language ?? 'en');
  const { direction } = useWords();
  const { level } = useStore(useServices().quality);
  const kind = useWall(screenKind);
  const sceneName = useWall((state) => state.status?.scene ?? '');
  const { name, Scene } = sceneOf(sceneName);

  useLayoutEffect(() => {
    root.current?.style.setProperty('--u', `${u}px`);
  }, [u]);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
  }, [theme, language, direction]);

  return (
    <main ref={root} className="wall" data-testid="wall" data-freshness={freshness} data-quality={level}>
      <div className="scene" data-scene={name}>
        {kind === 'board' ? <Scene /> : <CalmScreen kind={kind} />}
      </div>
      <StaleCard />
      <CelebrationStage />
    </main>
  );
}
