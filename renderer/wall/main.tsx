import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from 'react-error-boundary';
import { createStore } from 'zustand/vanilla';
import type { WallBridge } from '#core/ipc/bridge';
import { lazy } from '#core/kernel/lazy';
import '../theme/theme';
import { formatsByLocale } from '../language/formats';
import { QualityGovernor } from '../quality/governor';
import { pageFrame } from '../quality/page-frames';
import { BoardShow } from '../widgets/board/board-show';
import { Choreography } from '../widgets/board/choreography';
import { CelebrationDirector } from '../widgets/celebration/celebration-director';
import { SoundPlayer } from '../sound/player';
import { canvasRuler } from '../widgets/text/ruler';
import { nextLayout, paintWatcher } from './after-paint';
import { Connection } from './connection';
import { HostClock, pageClock } from './page-clock';
import { SafeBoard } from './safe-board';
import { pageMotion } from './page-motion';
import { PagePlayer } from './page-play';
import { quietRoot } from './quiet-root';
import { SceneChange } from './scene-change';
import { fontReady, pageScreen } from './screen';
import { WallServicesProvider, type WallServices } from './services';
import { watchTrouble } from './trouble';
import { Wall } from './wall';
import { EMPTY_WALL, type WallState } from './wall-state';

declare global {
  interface Window {
    /** Made by the host before this script runs. */
    readonly scorewall?: WallBridge;
  }
}

/** A page without its host is loaded again after this time. */
const RELOAD_MS = 10_000;
/** The page is made with its first frame, at once and not twice. Without one it is made by then, and says so: fonts may take as long. */
const FIRST_FRAME_WITHIN_MS = 2_000;

function start(bridge: WallBridge, container: HTMLElement): void {
  const clock = new HostClock(pageClock);
  const trouble = watchTrouble(window, bridge);
  const { ruler, forget } = canvasRuler(document);
  const wall = createStore<WallState>(() => EMPTY_WALL);
  const { screen, fit } = pageScreen(window, forget, () => wall.getState().look.overscanPercent);
  wall.subscribe(fit);
  const motion = pageMotion(window, wall);
  const reducedMotion = (): boolean => motion.getState().reduced;
  const player = new PagePlayer(clock, document.timeline);
  const choreography = new Choreography({ clock, reducedMotion, player });
  const sounds = new SoundPlayer(() => new AudioContext(), clock);
  const celebrations = new CelebrationDirector({
    clock,
    report: ({ id, sourceId }, outcome) => {
      bridge.signal('wall:celebrated', { id, sourceId, outcome });
    },
    begins: ({ sound }) => {
      if (sound !== null) void sounds.play(sound);
    },
  });
  const governor = new QualityGovernor({ clock, nextFrame: pageFrame });
  const { quality } = governor;
  const services: WallServices = {
    wall,
    screen,
    choreography,
    celebrations,
    clock,
    ruler,
    formats: formatsByLocale(),
    quality,
    reducedMotion,
    player,
  };

  const ready = fontReady(window);
  const root = createRoot(quietRoot(container), { onUncaughtError: trouble, onCaughtError: trouble });
  const mount = lazy(() => {
    flushSync(() => {
      root.render(
        <ErrorBoundary
          fallbackRender={({ resetErrorBoundary }) => (
            <SafeBoard state={wall.getState()} clock={clock} retry={resetErrorBoundary} />
          )}
        >
          <WallServicesProvider value={services}>
            <Wall />
          </WallServicesProvider>
        </ErrorBoundary>,
      );
    });
  });
  clock.after(FIRST_FRAME_WITHIN_MS, mount);

  governor.start();
  governor.watchWhile(choreography.motion, ({ moving }) => moving);
  governor.watchWhile(celebrations.onShow, ({ current }) => current !== null, true);
  new BoardShow({ wall, viewport: screen, choreography, clock }).start();
  const scenes = new SceneChange({
    wall,
    page: document,
    fades: () => quality.getState().level > 0,
    changing: (change) => {
      celebrations.waitFor(change);
    },
  });
  new Connection({
    bridge,
    clock,
    ready,
    afterPaint: paintWatcher(document, clock),
    show: (state, shown) => {
      // The browser gets a frame ready meanwhile, and not only with the first change of the page, half of the work later.
      nextLayout(document, () => undefined);
      scenes.show(state, () => {
        mount();
        shown();
      });
    },
    celebrate: (arrived) => {
      celebrations.arrive(arrived);
    },
    hostTime: (atMs) => {
      clock.correct(atMs);
    },
  }).start();

  window.addEventListener('keydown', (event) => {
    if (event.key === ',' && (event.ctrlKey || event.metaKey)) bridge.signal('wall:open-settings', undefined);
  });
}

const container = document.querySelector<HTMLElement>('#wall');
if (container === null || window.scorewall === undefined) {
  pageClock.after(RELOAD_MS, () => {
    window.location.reload();
  });
} else {
  start(window.scorewall, container);
}
