import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WallState } from './wall-state';

export interface PageMotion {
  readonly reduced: boolean;
}

/** Whether things travel or cross-fade: as the admin has set it, or else as this machine's system has it. */
export function pageMotion(page: Window, wall: StoreApi<WallState>): StoreApi<PageMotion> {
  const stillness = page.matchMedia('(prefers-reduced-motion: reduce)');
  const now = (): boolean => {
    const { motion } = wall.getState().look;
    return motion === 'system' ? stillness.matches : motion === 'reduced';
  };
  const motion = createStore<PageMotion>(() => ({ reduced: now() }));
  const update = (): void => {
    const reduced = now();
    if (reduced !== motion.getState().reduced) motion.setState({ reduced });
    // The stylesheets' half of it.
    page.document.documentElement.dataset['motion'] = reduced ? 'reduced' : 'full';
  };
  stillness.addEventListener('change', update);
  wall.subscribe((state, before) => {
    if (state.look !== before.look) update();
  });
  update();
  return motion;
}
