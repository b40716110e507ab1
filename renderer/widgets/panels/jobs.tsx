import { memo } from 'react';
import type { FrameJob } from '#core/ipc/panels';
import { useWords } from '../../wall/services';
import { Icon } from '../icons/icons';
import { FittedText } from '../text/fitted-text';
import type { Tile } from './layout';
import { fitInto, TileFrame } from './tile-frame';

const ROW_LEAST = 10;
const PADDING = 5;
const STATE = 13;

interface JobsProps {
  readonly tile: Tile;
  readonly jobs: readonly FrameJob[];
  /** Jobs besides these. */
  readonly more: number;
}

/** Work in the background, and how far it is. */
export const Jobs = memo(function Jobs({ tile, jobs, more }: JobsProps) {
  const { live } = useWords();
  const { count, scale, pitch } = fitInto(tile, jobs.length, ROW_LEAST);
  const hidden = more + jobs.length - count;
  return (
    <TileFrame tile={tile} title={live.jobs} aside={hidden > 0 ? live.more(hidden) : null}>
      <ul className="tile-list" style={{ zoom: scale }}>
        {jobs.slice(0, count).map((job) => (
          <JobRow key={`${job.sourceId}/${job.id}`} job={job} width={tile.width / scale - PADDING} height={pitch} />
        ))}
      </ul>
    </TileFrame>
  );
});

const JobRow = memo(function JobRow({ job, width, height }: { job: FrameJob; width: number; height: number }) {
  const { live } = useWords();
  const { progress, status } = job;
  const state = status === 'running' && progress !== null ? live.percent(Math.round(progress)) : live.jobStates[status];
  return (
    <li className="job" data-job-id={job.id} data-status={status} style={{ height: `calc(var(--u) * ${height})` }}>
      <div className="job-head">
        <span className="job-title">
          <FittedText
            text={job.title ?? live.jobKinds[job.kind]}
            size={3}
            weight={620}
            width={width - STATE}
            lines={1}
            loses="end"
          />
        </span>
        <span className="job-state">
          {status === 'completed' && <Icon name="check" />}
          {status === 'failed' && <Icon name="warning" />}
          {state}
        </span>
      </div>
      {job.message !== null && (
        <p className="job-message">
          <FittedText text={job.message} size={2.3} weight={500} width={width} lines={1} loses="end" />
        </p>
      )}
      <div
        className="job-bar"
        role="progressbar"
        aria-label={job.title ?? live.jobKinds[job.kind]}
        aria-valuenow={progress ?? undefined}
        data-unknown={progress === null && status === 'running'}
      >
        <span style={{ transform: `scaleX(${(progress ?? 0) / 100})` }} />
      </div>
    </li>
  );
});
