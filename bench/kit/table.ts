import type { Finding, Unit } from './finding';

const HEAD = ['goal', 'what', 'target', 'ours', 'baseline', 'ratio', ''] as const;
const WIDEST = 76;

/** The findings for people; each goal's name once. */
export function table(findings: readonly Finding[]): string {
  const rows = findings.map((each, index) => [
    each.goal === findings[index - 1]?.goal ? '' : each.goal,
    shortened(each.what),
    each.target,
    withUnit(each.ours, each.unit),
    baselineOf(each),
    each.ratio === null ? '' : compact(each.ratio),
    mark(each.reached),
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width));
  const notes = findings.filter(({ note }) => note !== '').map(({ goal, what, note }) => `  ${goal} ${what}: ${note}`);
  return [line(HEAD), line(rule), ...rows.map(line), ...(notes.length > 0 ? ['', 'Notes', ...notes] : [])].join('\n');
}

function mark(reached: boolean | null): string {
  if (reached === null) return '';
  return reached ? 'reached' : 'NOT REACHED';
}

function baselineOf({ baseline, baselineName, unit }: Finding): string {
  if (baselineName === '') return '—';
  return `${withUnit(baseline, unit)} ${baselineName}`;
}

function withUnit(value: number | null, unit: Unit): string {
  if (value === null) return 'never';
  return `${compact(value)}${unit === '' || unit === '%' ? unit : ` ${unit}`}`;
}

/** At most three digits that count. */
function compact(value: number): string {
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));
}

function shortened(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`;
}
