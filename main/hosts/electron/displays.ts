import type { Display, Rectangle } from 'electron';
import type { Clock } from '#core/kernel/clock';
import { disposable, type Disposable } from '#core/kernel/disposer';
import type { ScreenPart } from './parts';

/** A TV that wakes up announces itself in several steps. */
const SETTLE_MS = 500;

/** A display of the configuration that is a monitor of this machine. */
export interface MonitorChoice {
  readonly name: string;
  /** Its label or its id. */
  readonly monitor?: string | undefined;
}

/** A window that belongs on a monitor now. */
export interface Placement {
  /** null: the wall itself. */
  readonly display: string | null;
  readonly bounds: Rectangle;
}

/**
 * Where windows belong: one on each monitor that is chosen and there, and the wall itself on the primary one unless that is
 * chosen for something else. None while there is no monitor, as when the only TV is off.
 */
export function placements(
  screen: Pick<ScreenPart, 'getPrimaryDisplay' | 'getAllDisplays'>,
  choices: readonly MonitorChoice[],
): readonly Placement[] {
  const monitors = screen.getAllDisplays().filter(isOn);
  const taken = new Set<number>();
  const chosen = choices.flatMap(({ name, monitor }): Placement[] => {
    const found = monitors.find((one) => !taken.has(one.id) && isCalled(one, monitor));
    if (found === undefined) return [];
    taken.add(found.id);
    return [{ display: name, bounds: found.bounds }];
  });
  const primary = screen.getPrimaryDisplay();
  return isOn(primary) && !taken.has(primary.id) ? [{ display: null, bounds: primary.bounds }, ...chosen] : chosen;
}

function isOn({ bounds }: Display): boolean {
  return bounds.width > 0 && bounds.height > 0;
}

/** A label stays the same when the cable is plugged in again; an id may not. */
function isCalled({ label, id }: Display, monitor: string | undefined): boolean {
  return monitor !== undefined && (label === monitor || String(id) === monitor);
}

/** Says so each time that monitors come, go or change, once things are settled. */
export function watchDisplays(screen: ScreenPart, clock: Clock, changed: () => void): Disposable {
  let pending: Disposable | null = null;
  const later = (): void => {
    pending?.dispose();
    pending = clock.after(SETTLE_MS, changed);
  };
  screen.on('display-added', later);
  screen.on('display-removed', later);
  screen.on('display-metrics-changed', later);
  return disposable(() => {
    pending?.dispose();
    screen.off('display-added', later);
    screen.off('display-removed', later);
    screen.off('display-metrics-changed', later);
  });
}
