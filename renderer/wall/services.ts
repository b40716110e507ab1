import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Clock } from '#core/kernel/clock';
import type { Formats } from '../language/formats';
import { wordsOf } from '../language/registry';
import type { Words } from '../language/words';
import type { Quality } from '../quality/governor';
import type { Choreography } from '../widgets/board/choreography';
import type { Player } from '../widgets/board/puppet';
import type { CelebrationDirector } from '../widgets/celebration/celebration-director';
import type { Ruler } from '../widgets/text/fit-text';
import type { Screen } from './screen';
import type { WallState } from './wall-state';

/** What the widgets work with; made once, in main.tsx. Data lives in the stores, never in this context. */
export interface WallServices {
  readonly wall: StoreApi<WallState>;
  readonly screen: StoreApi<Screen>;
  readonly choreography: Choreography;
  readonly celebrations: CelebrationDirector;
  readonly clock: Clock;
  readonly ruler: Ruler;
  readonly formats: (locale: string) => Formats;
  /** How much the machine can draw beside the movement itself; see quality/policy.ts. */
  readonly quality: StoreApi<Quality>;
  readonly reducedMotion: () => boolean;
  readonly player: Player;
}

const Services = createContext<WallServices | null>(null);
export const WallServicesProvider = Services.Provider;

export function useServices(): WallServices {
  const services = useContext(Services);
  if (services === null) throw new Error('A widget was rendered outside of WallServicesProvider.');
  return services;
}

export function useWall<T>(select: (state: WallState) => T): T {
  return useStore(useServices().wall, select);
}

export function useScreen(): Screen {
  return useStore(useServices().screen);
}

export function useWords(): Words {
  return wordsOf(useWall((state) => state.status?.language));
}

export function useFormats(): Formats {
  const { formats } = useServices();
  return formats(useWords().locale);
}

/** Measures texts; renders again when a font arrives that may measure otherwise. */
export function useRuler(): Ruler {
  const { ruler, screen } = useServices();
  useStore(screen, ({ fonts }) => fonts);
  return ruler;
}

/** Something that changes with time, such as a clock's text. Renders again only when it reads differently. */
export function useTime<T extends string | number | boolean | null>(read: (nowMs: number) => T): T {
  const { clock } = useServices();
  const subscribe = useMemo(
    () => (changed: () => void) => {
      const ticking = clock.every(TICK_MS, changed);
      return () => {
        ticking.dispose();
      };
    },
    [clock],
  );
  return useSyncExternalStore(subscribe, () => read(clock.now()));
}

const TICK_MS = 1_000;
