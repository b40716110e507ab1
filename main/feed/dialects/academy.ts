import type { DomainEvent } from '#core/domain/events';
import { phrase } from '#core/domain/notices';
import { SERVICE_STATES, SERVICES_PER_SOURCE, type ServiceStatus } from '#core/domain/services';
import { rootAddress, socketAddress } from './addresses';
import {
  Unreadable,
  factsOf,
  fieldsOf,
  firstOf,
  isFields,
  isReserved,
  leniently,
  optionalName,
  optionalMeasure,
  optionalNumber,
  percentFrom,
  optionalTime,
  requiredId,
  type Fields,
} from './fields';
import { partsOf, type Handler } from './handler';
import { boardSnapshot } from './live-board';
import { notification } from './notifications';
import { rawDialect } from './raw-family';
import { wholeRoom } from './study-rooms';

const CONNECTION = 'academy';
const USUAL_PATH = '/ws';
/** Each of these numbers has a board of its own. */
const METRICS = ['studyHours', 'progress', 'streak', 'sessionDuration'];
/** An uptime in this range is a share in percent; any other is a time in seconds, or in milliseconds where it is huge. */
const PERCENT = { from: 90, to: 100 };
const TEN_YEARS_S = 315_360_000;
const UP: ReadonlySet<unknown> = new Set([
  ...[true, 1, 'true', 'up', 'ok', 'operational', 'healthy', 'online', 'available', 'running'],
]);
const DOWN: ReadonlySet<unknown> = new Set([
  ...[false, 0, 'false', 'down', 'outage', 'unhealthy', 'offline', 'unavailable', 'error', 'stopped'],
]);
const LONGEST_SERVICE_NAME = 40;

export const academyDialect = rawDialect({
  id: 'academy',
  bodyKey: 'payload',
  stamp: (messageId, nowMs) => ({ timestamp: nowMs, messageId }),

  connections: ({ url }) => [
    {
      name: CONNECTION,
      url: socketAddress(url, USUAL_PATH),
      otherwise: rootAddress(url),
      signInFirst: (token) => ({ type: 'auth', body: { token } }),
    },
  ],

  messages: new Map<string, Handler>([
    ['study_metrics_update', studyMetrics],
    ['collaborative_session_update', (payload, context) => wholeRoom(payload, context)],
    ['notification', notification],
    ['system_status', systemStatus],
  ]),
  snapshot: (payload, context) => peers(boardSnapshot(payload, context)),
});

/** Hours, progress and streaks stand beside each other. */
function peers(read: ReturnType<Handler>): ReturnType<Handler> {
  const { events, rejections } = partsOf(read);
  return { events: events.map((event) => (event.kind === 'snapshot' ? { ...event, peer: true } : event)), rejections };
}

function studyMetrics(...[payload, { nowMs }]: Parameters<Handler>): ReturnType<Handler> {
  const fields = fieldsOf(payload);
  const id = requiredId(fields, 'userId', 'studentId');
  const facts = factsOf(fields, id);
  const events = METRICS.flatMap((metric): DomainEvent[] => {
    const value = metric === 'progress' ? optionalMeasure(fields, metric) : optionalNumber(fields, metric);
    return value === undefined
      ? []
      : [{ kind: 'values', metric, scope: null, values: [{ ...facts, value }], atMs: nowMs }];
  });
  const topic = leniently(() => optionalName(fields, 'currentTopic', 'topic'));
  if (events.length === 0 && topic === undefined) throw new Unreadable('it holds none of the metrics');
  return topic === undefined ? events : [...events, studying(id, facts.name ?? id, topic, nowMs)];
}

/** Told with every change of a number, and a line when the topic is another one. */
function studying(id: string, name: string, topic: string, nowMs: number): DomainEvent {
  const body = { phrase: phrase('studying', name, { subject: topic }) };
  const notice = { tone: 'info', weight: 'low', entryId: id, body, atMs: nowMs } as const;
  return { kind: 'notice', notice: { id: `studying/${id}/${topic}`, ...notice } };
}

function systemStatus(...[payload, { nowMs }]: Parameters<Handler>): ReturnType<Handler> {
  const fields = fieldsOf(payload);
  const word = lower(firstOf(fields, ['status', 'overall']));
  const overall = SERVICE_STATES.find((state) => state === word);
  if (overall === undefined) throw new Unreadable('"status" is not one that is known');
  const status: ServiceStatus = {
    overall,
    services: servicesIn(firstOf(fields, ['services'])),
    uptime: uptimeIn(fields),
    checkedAtMs: optionalTime(fields, 'lastCheck', 'checkedAt', 'timestamp') ?? nowMs,
  };
  return [{ kind: 'services', status }];
}

const lower = (word: unknown): unknown => (typeof word === 'string' ? word.toLowerCase() : word);

function servicesIn(value: unknown): ServiceStatus['services'] {
  if (!isFields(value)) return [];
  return Object.entries(value)
    .flatMap(([key, state]) => {
      const told = lower(isFields(state) ? firstOf(state, ['status', 'up', 'healthy', 'state']) : state);
      const name = leniently(() => optionalName({ key }, 'key'));
      const known = name !== undefined && name.length <= LONGEST_SERVICE_NAME && !isReserved(name);
      return known && (UP.has(told) || DOWN.has(told)) ? [{ name, up: UP.has(told) }] : [];
    })
    .slice(0, SERVICES_PER_SOURCE);
}

function uptimeIn(fields: Fields): ServiceStatus['uptime'] {
  const share = percentFrom(firstOf(fields, ['uptime']));
  if (share !== undefined && share >= 0 && share <= PERCENT.to) return { unit: 'percent', value: share };
  const value = leniently(() => optionalNumber(fields, 'uptime', 'uptimeSeconds'));
  if (value === undefined || value < 0) return null;
  if (value >= PERCENT.from && value <= PERCENT.to) return { unit: 'percent', value };
  return { unit: 'seconds', value: Math.floor(value > TEN_YEARS_S ? value / 1_000 : value) };
}
