import { ago, count } from '../model/format';
import { latencyPoints } from '../model/latency-history';
import { useSettingsState } from '../store/context';
import { texts } from '../texts';
import { MiniWall } from './mini-wall';

export function NowColumn() {
  const wall = useSettingsState((state) => state.wall);
  const nowMs = useSettingsState((state) => state.nowMs);
  const lost = useSettingsState((state) => state.lost);
  return (
    <aside className="now" aria-labelledby="now-title">
      <h2 id="now-title" className="now-title">
        {lost ? texts.now.titleLost : texts.now.title}
      </h2>
      <MiniWall view={wall} nowMs={nowMs} />
      <Numbers nowMs={nowMs} />
      <Latency />
    </aside>
  );
}

function Numbers({ nowMs }: { readonly nowMs: number }) {
  const overview = useSettingsState((state) => state.overview);
  const number = (value: number | undefined): string => (value === undefined ? '–' : count(value));
  const last = overview?.lastEventAtMs;
  return (
    <dl className="numbers">
      <dt>{texts.now.lastEvent}</dt>
      <dd>{overview === null ? '–' : last == null ? texts.now.never : ago(last, nowMs)}</dd>
      <dt>{texts.now.lastMinute}</dt>
      <dd>{number(overview?.eventsLastMinute)}</dd>
      <dt>{texts.now.waitingToBeSent}</dt>
      <dd>{number(overview?.waitingToBeSent)}</dd>
      <dt>{texts.now.rejected}</dt>
      <dd>{number(overview?.rejected)}</dd>
    </dl>
  );
}

const WIDTH = 328;
const HEIGHT = 72;

function Latency() {
  const latency = useSettingsState((state) => state.latency);
  const last = latency.at(-1);
  if (last === undefined || latency.length < 2) return null;
  const points = latencyPoints(latency, WIDTH, HEIGHT);
  const startX = points.slice(0, points.indexOf(','));
  return (
    <div className="latency">
      <p className="latency-title">
        {texts.now.latency} <span>{texts.now.latencyNow(Math.round(last))}</span>
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <polygon className="latency-area" points={`${startX},${HEIGHT} ${points} ${WIDTH},${HEIGHT}`} />
        <polyline className="latency-line" points={points} />
      </svg>
    </div>
  );
}
