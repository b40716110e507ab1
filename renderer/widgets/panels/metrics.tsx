import { memo } from 'react';
import type { FrameMetric } from '#core/ipc/panels';
import { humanised } from '../../language/formats';
import { useFormats } from '../../wall/services';
import { FittedText } from '../text/fitted-text';
import { RollingNumber } from '../text/rolling-number';
import { cardsPerRow, type Tile } from './layout';
import { placeOf } from './tile-frame';
import { trendPath } from './trend-path';

const GAP = 1.6;
const PADDING = 4.4;

/** Named numbers with where they have been going. */
export const Metrics = memo(function Metrics({ tile, metrics }: { tile: Tile; metrics: readonly FrameMetric[] }) {
  const perRow = Math.min(cardsPerRow(tile.width), metrics.length);
  const rows = Math.max(1, Math.round((tile.height + GAP) / (18 + GAP)));
  const shown = metrics.slice(0, perRow * rows);
  const columns = Math.ceil(shown.length / Math.ceil(shown.length / perRow));
  const width = (tile.width - GAP * (columns - 1)) / columns;
  return (
    <ul
      className="metrics"
      data-tile="metrics"
      style={{ ...placeOf(tile), gridTemplateColumns: `repeat(${columns}, 1fr)` }}
    >
      {shown.map((metric) => (
        <MetricCard key={`${metric.sourceId}/${metric.id}`} metric={metric} width={width} />
      ))}
    </ul>
  );
});

const MetricCard = memo(function MetricCard({ metric, width }: { metric: FrameMetric; width: number }) {
  const formats = useFormats();
  const value = formats.value(metric.value, null, Math.abs(metric.value) >= 100_000 ? 'compact' : 'full');
  const path = trendPath(metric.history);
  const label = humanised(metric.id.split('.').at(-1) ?? metric.id);
  return (
    <li className="metric" data-metric-id={metric.id}>
      <p className="metric-label">
        <FittedText text={label} size={2.5} weight={540} width={width - PADDING} lines={1} loses="end" />
      </p>
      <p className="metric-value">
        <RollingNumber text={value} value={metric.value} />
      </p>
      {path !== null && (
        <svg className="metric-trend" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
          <path className="metric-area" d={path.area} />
          <path className="metric-line" d={path.line} vectorEffect="non-scaling-stroke" />
        </svg>
      )}
    </li>
  );
});
