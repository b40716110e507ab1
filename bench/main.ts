import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { startChild } from './kit/child';
import type { Finding } from './kit/finding';
import type { Goal } from './kit/kit';
import { markdownTable, table } from './kit/table';
import { run } from './run';
import { SUITES } from './suites';

const RESULTS_FOLDER = path.join(process.cwd(), 'bench', 'results');
const EXIT_BAD_ARGUMENTS = 2;

/** `npm run bench [-- NAME [GOAL…]]` */
async function main(): Promise<void> {
  const [name, ...wanted] = process.argv.slice(2);
  const names = name === undefined ? Object.keys(SUITES) : [name];
  for (const each of names) {
    const goals = SUITES[each];
    const unknown = wanted.filter((id) => !goals?.some((goal) => goal.id === id));
    if (goals === undefined || unknown.length > 0) {
      const known = goals?.map(({ id }) => id) ?? Object.keys(SUITES);
      console.error(`There is no "${unknown[0] ?? each}" to measure. Choose one of: ${known.join(', ')}.`);
      process.exitCode = EXIT_BAD_ARGUMENTS;
      return;
    }
    const chosen = wanted.length === 0 ? goals : goals.filter(({ id }) => wanted.includes(id));
    const findings = await run(chosen, {
      measure: (goal) => measuredApart(each, goal),
      tell: (line) => {
        console.error(line);
      },
    });
    console.log(`\n${table(findings)}\n\n${summary(findings)}\nJSON: ${saved(each, findings)}`);
  }
  process.exit();
}

async function measuredApart(suite: string, { id }: Goal): Promise<Finding[]> {
  const child = await startChild('goal', { suite, id });
  try {
    return (await child.ask('measure')) as Finding[];
  } finally {
    await child.kill();
  }
}

function summary(findings: readonly Finding[]): string {
  const judged = findings.filter(({ reached }) => reached !== null);
  const reached = judged.filter((each) => each.reached === true).length;
  return `${reached} of ${judged.length} targets reached`;
}

/** Writes what machines read, and beside it the table for the docs; answers with the former's file. */
function saved(suite: string, findings: readonly Finding[]): string {
  const at = new Date(Date.now()).toISOString();
  mkdirSync(RESULTS_FOLDER, { recursive: true });
  const file = path.join(RESULTS_FOLDER, `${suite}-${at.replaceAll(/[:.]/g, '-')}.json`);
  const machine = {
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: process.platform,
    node: process.version,
  };
  writeFileSync(file, `${JSON.stringify({ version: 1, suite, at, machine, findings }, null, 2)}\n`);
  writeFileSync(file.replace(/json$/, 'md'), `${markdownTable(findings)}\n`);
  return path.relative(process.cwd(), file);
}

void main();
