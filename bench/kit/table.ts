import type { Finding, Unit } from './finding';

const HEAD = ['goal', 'what', 'target', 'ours', 'baseline', 'ratio', ''] as const;
const WIDEST = 76;

/** The findings for people; each goal's name once. */
export function table(findings: readonly Finding[]): string {
  const rows = rowsOf(findings, mark).map(([goal, what, ...rest]) => [goal, shortened(what), ...rest]);
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

/** The same for docs/benchmarks.md, with whole sentences and without notes. */
export function markdownTable(findings: readonly Finding[]): string {
  const rows = [[...HEAD.slice(0, -1), 'reached'], HEAD.map(() => '---'), ...rowsOf(findings, markInWords)];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

type Cells = readonly [goal: string, what: string, ...rest: string[]];

function rowsOf(findings: readonly Finding[], reached: (value: boolean | null) => string): Cells[] {
  return findings.map((each, index) => [
    each.goal === findings[index - 1]?.goal ? '' : each.goal,
    each.what,
    each.target,
    withUnit(each.ours, each.unit),
    baselineOf(each),
    each.ratio === null ? '' : compact(each.ratio),
    reached(each.reached),
  ]);
}

function markInWords(reached: boolean | null): string {
  if (reached === null) return '';
  return reached ? 'yes' : '**no**';
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
