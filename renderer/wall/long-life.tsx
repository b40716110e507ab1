import { memo, type CSSProperties, type ReactNode } from 'react';
import { brightnessAt } from '#core/look/dimming';
import { pixelShiftAt } from '#core/look/pixel-shift';
import { unitOf } from '../widgets/board/geometry';
import { useScreen, useServices, useTime, useWall } from './services';
import './long-life.css';

/** How far the picture drifts, and how far what never changes does beside that. In units; the margins are wider. */
const REACH = 0.5;
const STATIC_REACH = 0.8;
/** What stands still drifts on a slower path of its own, so that it does not share its places with the rest. */
const STATIC_PACE = 0.61;

/** The picture inside of what the TV shows of it, a little beside where it was laid out. */
export function Drift({ children }: { readonly children: ReactNode }) {
  const { clock } = useServices();
  const { u } = unitOf(useScreen());
  const drifts = useWall((state) => state.look.pixelShift);
  const overscan = useWall((state) => state.look.overscanPercent);
  const at = useTime(() => {
    if (!drifts) return '0 0 0 0';
    const elapsedMs = clock.monotonic();
    const picture = pixelShiftAt(elapsedMs, REACH * u);
    const still = pixelShiftAt(elapsedMs * STATIC_PACE, STATIC_REACH * u);
    return [picture.x, picture.y, still.x, still.y].join(' ');
  });
  const [x = 0, y = 0, stillX = 0, stillY = 0] = at.split(' ').map(Number);
  const style = {
    inset: `${overscan}%`,
    transform: `translate(${x}px,${y}px)`,
    '--still-x': `${stillX}px`,
    '--still-y': `${stillY}px`,
  } as CSSProperties;
  return (
    <div className="picture" style={style}>
      {children}
    </div>
  );
}

/** Brightness is told to a thousandth: finer than a screen shows. */
const FINE = 1_000;

/** Over everything: darker at the hours that the admin has set, black at some. */
export const Dimmer = memo(function Dimmer() {
  const dimming = useWall((state) => state.look.dimming);
  const brightness = useTime((nowMs) => Math.round(brightnessAt(dimming, nowMs) * FINE) / FINE);
  if (brightness === 1) return null;
  return <div className="dimmer" data-brightness={brightness} style={{ opacity: 1 - brightness }} aria-hidden="true" />;
});
