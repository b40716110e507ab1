import type { Rectangle } from 'electron';
import type { Clock } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';
import type { ScreenPart } from './parts';

/** A TV that wakes up announces itself in several steps. */
const SETTLE_MS = 500;

/** The display that the wall fills; null while there is none, as when the only TV is off. */
export function wallBounds(screen: Pick<ScreenPart, 'getPrimaryDisplay'>): Rectangle | null {
  const { bounds } = screen.getPrimaryDisplay();
  return bounds.width > 0 && bounds.height > 0 ? bounds : null;
}

/** Tells where the wall belongs, each time that displays come, go or change. */
export function watchDisplays(screen: ScreenPart, clock: Clock, moved: (bounds: Rectangle) => void): Disposable {
  let pending: Disposable | null = null;
  const changed = (): void => {
    pending?.dispose();
    pending = clock.after(SETTLE_MS, () => {
      const bounds = wallBounds(screen);
      if (bounds) moved(bounds);
    });
  };
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
  return disposable(() => {
    pending?.dispose();
    screen.off('display-added', changed);
    screen.off('display-removed', changed);
    screen.off('display-metrics-changed', changed);
  });
}
