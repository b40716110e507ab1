import type { FrameRow } from '#core/ipc/frame';
import type { CSSProperties } from 'react';
import { boardValue, clockTime, count } from '../model/format';
import { topRows } from '../model/top-rows';
import { humanised } from '../../language/formats';
import { Avatar } from '../../widgets/avatar/avatar';
import type { WallState } from '../../wall/wall-state';
import { texts } from '../texts';

const PODIUM = 3;
const ENTRIES = 10;

interface MiniWallProps {
  readonly view: WallState;
  /** Shows the wall in this theme instead of its own. */
  readonly theme?: string;
  /** Over the tokens of that theme, instead of its own. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** Instead of its own; null: none. */
  readonly logo?: string | null;
  readonly nowMs: number;
}

/** The wall, small: its board and its freshness, without motion. */
export function MiniWall({ view, theme, tokens, logo, nowMs }: MiniWallProps) {
  const title = view.board ? (view.board.title ?? humanised(view.board.metric)) : texts.now.noBoard;
  const shownTheme = theme ?? view.status?.theme ?? 'midnight';
  const old = view.status !== null && (view.status.freshness === 'stale' || view.status.freshness === 'offline');
  return (
    <div
      className="mini"
      role="img"
      aria-label={texts.now.miniature(title)}
      data-theme={shownTheme}
      data-old={old}
      style={tokens ?? view.look.tokens}
    >
      {view.board ? (
        <Board view={view} title={title} logo={logo === undefined ? view.look.logo : logo} nowMs={nowMs} />
      ) : (
        <Empty waiting={view.status === null} />
      )}
      {old && view.board && <OldNote confirmedAtMs={view.status.confirmedAtMs} />}
    </div>
  );
}

interface BoardProps {
  readonly view: WallState;
  readonly title: string;
  readonly logo: string | null;
  readonly nowMs: number;
}

function Board({ view, title, logo, nowMs }: BoardProps) {
  const rows = topRows(view, ENTRIES);
  const currency = view.board?.currency ?? null;
  const entries = view.board?.entryCount ?? 0;
  return (
    <div className="mini-board">
      <div className="mini-header">
        {logo === null ? <span className="mini-mark" /> : <img className="mini-logo" src={logo} alt="" />}
        <span className="mini-heading">
          <span className="mini-title">{title}</span>
          <span className="mini-sub">
            {view.status?.wallName} · {texts.now.people(count(entries), entries)}
          </span>
        </span>
        <span className="mini-time">{clockTime(nowMs)}</span>
      </div>
      <div className="mini-podium">
        {rows.slice(0, PODIUM).map((row, place) => (
          <Step key={row.id} row={row} place={place + 1} currency={currency} />
        ))}
      </div>
      <div className="mini-rows">
        {rows.slice(PODIUM).map((row) => (
          <Row key={row.id} row={row} currency={currency} />
        ))}
      </div>
    </div>
  );
}

function Step({
  row,
  place,
  currency,
}: {
  readonly row: FrameRow;
  readonly place: number;
  readonly currency: string | null;
}) {
  return (
    <div className={`mini-step mini-step-${place}`}>
      <Face row={row} />
      <span className="mini-name">{row.name}</span>
      {row.value !== null && <span className="mini-value">{boardValue(row.value, currency)}</span>}
      <span className="mini-block">{row.rank}</span>
    </div>
  );
}

function Row({ row, currency }: { readonly row: FrameRow; readonly currency: string | null }) {
  const progress = { '--progress': row.progress ?? 0 } as CSSProperties;
  return (
    <div className="mini-row">
      <span className="mini-rank">{row.rank}</span>
      <span className="mini-delta" data-way={row.delta > 0 ? 'up' : row.delta < 0 ? 'down' : 'none'}>
        {row.delta === 0 ? '–' : `${row.delta > 0 ? '▲' : '▼'} ${Math.abs(row.delta)}`}
      </span>
      <Face row={row} />
      <span className="mini-name">{row.name}</span>
      {row.value !== null && <span className="mini-value">{boardValue(row.value, currency)}</span>}
      {row.progress !== null && <span className="mini-progress" style={progress} />}
    </div>
  );
}

function Face({ row }: { readonly row: FrameRow }) {
  return (
    <span className="mini-avatar">
      <Avatar id={row.id} name={row.name} image={row.avatar} />
    </span>
  );
}

function Empty({ waiting }: { readonly waiting: boolean }) {
  return <p className="mini-empty">{waiting ? texts.now.waiting : texts.now.noBoard}</p>;
}

function OldNote({ confirmedAtMs }: { readonly confirmedAtMs: number | null }) {
  return (
    <p className="mini-old">
      {confirmedAtMs === null ? texts.now.stale : texts.now.staleSince(clockTime(confirmedAtMs))}
    </p>
  );
}
