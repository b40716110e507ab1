import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** `file` › the test's name, as the source has it, at the end of a table's row. */
const PROMISES = [...textOf('docs/resilience.md').matchAll(/`([\w./-]+\.test\.ts)` › (.+?)\s*\|$/gm)].map(
  ([, file = '', name = '']) => [file, name] as const,
);

describe('docs/resilience.md', () => {
  it('names a test for each promise', () => {
    const rows = textOf('docs/resilience.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| promise') && !line.startsWith('| ---'));
    expect(PROMISES.length).toBeGreaterThan(20);
    expect(PROMISES).toHaveLength(rows.length);
  });

  it.each(PROMISES)('%s has a test that is called "%s"', (file, name) => {
    expect(existsSync(path.join(root, file))).toBe(true);
    expect(textOf(file)).toContain(name);
  });
});
