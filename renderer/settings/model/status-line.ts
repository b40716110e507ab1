import { isDemoUrl } from '#core/config/choices';
import type { SourceConfig } from '#core/config/schema';
import type { Trouble } from '#core/ipc/frame';
import type { Overview, SourceOverview } from '#core/ipc/settings-view';
import { texts } from '../texts';
import { count, span } from './format';

/** How a source does, for its dot. The words always say it too. */
type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'off';

export interface StatusLine {
  readonly tone: Tone;
  /** "Leaderboard over Socket.IO" */
  readonly kind: string;
  /** "live, 4 ms", "token refused, next try in 58 s" */
  readonly state: string;
  /** "1,204 events" while live; otherwise the state is what matters. */
  readonly events: string | null;
}

export function statusLine(
  source: SourceConfig,
  overview: SourceOverview | undefined,
  trouble: Trouble | null,
  nowMs: number,
): StatusLine {
  const kind = isDemoUrl(source.url) ? texts.demos[source.url].kind : texts.dialects[source.dialect].kind;
  if (!source.enabled) return { tone: 'off', kind, state: texts.status.switchedOff, events: null };
  if (overview === undefined) return { tone: 'busy', kind, state: texts.status.starting, events: null };
  const { received, state } = overview;
  const counted = state === 'live' && received > 0;
  return {
    kind,
    events: counted ? texts.status.events(count(received), received) : null,
    ...connection(overview, trouble, nowMs),
  };
}

/** A state without what is known besides. */
export function toneOf(state: SourceOverview['state']): Tone {
  return TONES[state];
}

const TONES: Readonly<Record<SourceOverview['state'], Tone>> = {
  idle: 'off',
  connecting: 'busy',
  syncing: 'busy',
  live: 'good',
  waiting: 'warn',
  degraded: 'bad',
  rejected: 'bad',
  stopped: 'off',
};

export function statusText({ kind, state, events }: StatusLine): string {
  return [kind, state, events].filter((part) => part !== null).join(' · ');
}

function connection(
  overview: SourceOverview,
  trouble: Trouble | null,
  nowMs: number,
): Pick<StatusLine, 'tone' | 'state'> {
  const { nextAttemptAtMs } = overview;
  const retrying = (what: string): string => {
    if (nextAttemptAtMs === null) return what;
    const leftMs = nextAttemptAtMs - nowMs;
    return leftMs < 1_000 ? texts.status.tryingNow(what) : texts.status.nextTry(what, span(leftMs));
  };
  const why = trouble === null ? null : texts.status.troubles[trouble];
  switch (overview.state) {
    case 'live':
      return live(overview, nowMs);
    case 'connecting':
      return { tone: 'busy', state: texts.status.connecting };
    case 'syncing':
      return { tone: 'busy', state: texts.status.syncing };
    case 'waiting':
      return { tone: 'warn', state: retrying(why ?? texts.status.waiting) };
    case 'degraded':
      return { tone: 'bad', state: retrying(why ?? texts.status.degraded) };
    case 'rejected':
      return { tone: 'bad', state: retrying(why ?? texts.status.rejected) };
    case 'idle':
      return { tone: 'off', state: texts.status.idle };
    case 'stopped':
      return { tone: 'off', state: texts.status.stopped };
  }
}

/** A connection without news is told apart from one with. */
function live(overview: SourceOverview, nowMs: number): Pick<StatusLine, 'tone' | 'state'> {
  if (overview.freshness === 'live') {
    const { latencyMs } = overview;
    return {
      tone: 'good',
      state: latencyMs === null ? texts.status.live : texts.status.liveWithin(Math.max(1, Math.round(latencyMs))),
    };
  }
  const { lastEventAtMs } = overview;
  return {
    tone: 'warn',
    state: lastEventAtMs === null ? texts.status.noDataYet : texts.status.noDataFor(span(nowMs - lastEventAtMs)),
  };
}

/** Does this source need the admin's eye? */
export function needsAttention(overview: SourceOverview): boolean {
  return (
    overview.problem !== null ||
    overview.refusedRooms.length > 0 ||
    overview.state === 'rejected' ||
    overview.state === 'degraded'
  );
}

/** How many of the switched-on sources need the admin. */
export function attentionCount(sources: readonly SourceConfig[], overview: Overview | null): number {
  const enabled = new Set(sources.filter((source) => source.enabled).map((source) => source.id));
  return (overview?.sources ?? []).filter((source) => enabled.has(source.id) && needsAttention(source)).length;
}
