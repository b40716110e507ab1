import type { HealthReport } from './health';

/** The health page as Prometheus text. Labels hold ids only: never a name, a text or an address. */
export function metricsText(report: HealthReport): string {
  const { app, sources, outbox, celebrations, boards } = report;
  const perSource = (value: (source: HealthReport['sources'][number]) => number): Sample[] =>
    sources.map((source) => [{ source: source.id }, value(source)]);
  return [
    metric('scorewall_uptime_seconds', 'gauge', 'Time since the start.', [[{}, app.uptimeSeconds]]),
    metric(
      'scorewall_source_live',
      'gauge',
      '1 while the source is live.',
      perSource((s) => (s.state === 'live' ? 1 : 0)),
    ),
    metric(
      'scorewall_source_received_total',
      'counter',
      'Events received.',
      perSource((s) => s.received),
    ),
    metric(
      'scorewall_source_applied_total',
      'counter',
      'Events applied.',
      perSource((s) => s.applied),
    ),
    metric(
      'scorewall_source_rejected_total',
      'counter',
      'Events rejected.',
      perSource((s) => s.rejected),
    ),
    metric(
      'scorewall_source_unknown_total',
      'counter',
      'Events of an unknown type.',
      perSource((s) => s.unknown),
    ),
    metric(
      'scorewall_source_duplicates_total',
      'counter',
      'Events that told nothing new.',
      perSource((s) => s.duplicates),
    ),
    metric(
      'scorewall_source_gaps_total',
      'counter',
      'Gaps in the numbers of messages.',
      perSource((s) => s.gaps),
    ),
    metric(
      'scorewall_source_gaps_healed_total',
      'counter',
      'Gaps that a whole board has made up for.',
      perSource((s) => s.healed),
    ),
    metric(
      'scorewall_source_reconnects_total',
      'counter',
      'Connections after the first.',
      perSource((s) => s.reconnects),
    ),
    metric(
      'scorewall_source_stale',
      'gauge',
      '1 while its data is stale.',
      perSource((s) => (s.freshness === 'stale' ? 1 : 0)),
    ),
    metric(
      'scorewall_outbox_messages',
      'gauge',
      'Messages to backends, by what became of them.',
      Object.entries(outbox).map(([state, count]): Sample => [{ state }, count]),
    ),
    metric(
      'scorewall_celebrations',
      'gauge',
      'Celebrations since the start, by what became of them.',
      Object.entries(celebrations).map(([state, count]): Sample => [{ state }, count]),
    ),
    metric(
      'scorewall_board_entries',
      'gauge',
      'Entries on a board.',
      boards.map((b): Sample => [{ board: b.id }, b.entries]),
    ),
  ].join('');
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

function metric(name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${value.replaceAll(/[\\"\n]/g, '_')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
