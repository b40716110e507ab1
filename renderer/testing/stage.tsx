import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Frame } from '#core/ipc/frame';
import { disposable } from '#core/kernel/disposer';
import { FakeClock } from '#core/kernel/fake-clock';
import { formatsByLocale } from '../language/formats';
import { WallServicesProvider, type WallServices } from '../wall/services';
import type { Screen } from '../wall/screen';
import { applyFrame, EMPTY_WALL, type WallState } from '../wall/wall-state';
import { BoardShow } from '../widgets/board/board-show';
import { Choreography } from '../widgets/board/choreography';
import type { Player } from '../widgets/board/puppet';
import { CelebrationDirector, type CelebrationOutcome } from '../widgets/celebration/celebration-director';
import { NOON_MS } from './frames';

export interface Stage {
  readonly clock: FakeClock;
  readonly wall: StoreApi<WallState>;
  readonly services: WallServices;
  /** What became of celebrations, in order. */
  readonly outcomes: readonly (readonly [string, CelebrationOutcome])[];
  show(frame: Frame): void;
  advance(byMs: number): void;
}

/** Renders part of the wall over a fake clock, with a still board and letters of one width. */
export function renderOnStage(content: ReactNode): Stage {
  const clock = new FakeClock(NOON_MS);
  const wall = createStore<WallState>(() => EMPTY_WALL);
  const screen = createStore<Screen>(() => ({ width: 1920, height: 1080, fonts: 0 }));
  const reducedMotion = (): boolean => true;
  const player: Player = { play: () => disposable(() => undefined), lastFrameMs: 0 };
  const choreography = new Choreography({ clock, reducedMotion, player });
  const outcomes: [string, CelebrationOutcome][] = [];
  const celebrations = new CelebrationDirector({ clock, report: ({ id }, outcome) => outcomes.push([id, outcome]) });
  const services: WallServices = {
    wall,
    screen,
    choreography,
    celebrations,
    clock,
    ruler: (text) => text.length * 0.55,
    formats: formatsByLocale(),
    quality: createStore(() => ({ level: 3 })),
    reducedMotion,
    player,
  };
  new BoardShow({ wall, viewport: screen, choreography, clock }).start();
  render(<WallServicesProvider value={services}>{content}</WallServicesProvider>);
  return {
    clock,
    wall,
    services,
    outcomes,
    show(frame) {
      act(() => {
        wall.setState(applyFrame(wall.getState(), frame));
        celebrations.arrive(frame.celebrations);
      });
    },
    advance(byMs) {
      act(() => {
        clock.advance(byMs);
      });
    },
  };
}
