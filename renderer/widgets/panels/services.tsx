import { memo } from 'react';
import type { FrameServices } from '#core/ipc/panels';
import { durationOf, humanised } from '../../language/formats';
import { useFormats, useWords } from '../../wall/services';
import { Icon, type IconName } from '../icons/icons';
import type { Tile } from './layout';
import { growth, TileFrame } from './tile-frame';

const ICONS: Readonly<Record<FrameServices['overall'], IconName>> = {
  operational: 'check',
  degraded: 'warning',
  maintenance: 'info',
  outage: 'warning',
};
/** In units: the line that sums up, a row of single services, and what two rows of them need together with it. */
const SUMMARY = 6.4;
const ROW = 5.2;
const CONTENT = 16;
/** In units: a narrower tile has no room for the time of the check. */
const WITH_CHECK = 40;
/** What the head of a tile takes. */
const HEAD = 8.2;

/** How the backends say that they do. */
export const Services = memo(function Services({ tile, all }: { tile: Tile; all: readonly FrameServices[] }) {
  const { live } = useWords();
  const formats = useFormats();
  const worst = [...all].sort((a, b) => WEIGHT[b.overall] - WEIGHT[a.overall])[0];
  if (worst === undefined) return null;
  const { uptime } = worst;
  const up =
    uptime === null
      ? null
      : live.uptime(
          uptime.unit === 'percent' ? live.percent(uptime.value) : live.length(durationOf(uptime.value * 1000)),
        );
  const scale = growth(tile, CONTENT);
  const rows = Math.max(0, Math.floor(((tile.height - HEAD) / scale - SUMMARY) / ROW));
  const aside = tile.width < WITH_CHECK ? null : live.checkedAt(formats.time(worst.checkedAtMs));
  return (
    <TileFrame tile={tile} title={live.services} aside={aside}>
      <div style={{ zoom: scale }}>
        <p className="service-overall" data-state={worst.overall}>
          <span className="service-mark">
            <Icon name={ICONS[worst.overall]} />
          </span>
          <b>{live.serviceStates[worst.overall]}</b>
        </p>
        {rows > 0 && (
          <ul className="service-list" style={{ maxHeight: `calc(var(--u) * ${rows * ROW - 1})` }}>
            {worst.services.map(({ name, up: isUp }) => (
              <li key={name} className="service" data-up={isUp}>
                <Icon name={isUp ? 'check' : 'warning'} />
                {humanised(name)}
                {!isUp && <span className="sr-only">{live.down}</span>}
              </li>
            ))}
            {up !== null && <li className="service-uptime">{up}</li>}
          </ul>
        )}
      </div>
    </TileFrame>
  );
});

const WEIGHT: Readonly<Record<FrameServices['overall'], number>> = {
  operational: 0,
  maintenance: 1,
  degraded: 2,
  outage: 3,
};
