import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

describe('pictures and pages', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => path.posix.join('docs', ...file.split(path.sep))),
  ];
  /** Pictures that the pages show, and other files that they lead to. */
  const named = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)|src="([^"]+)"/g)]
      .map(([, link = '', image = '']) => link || image)
      .filter((target) => !/^\w+:/.test(target))
      .map((target) => ({ page, file: path.posix.join(path.posix.dirname(page), target) })),
  );

  it('every link within the repository leads somewhere', () => {
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ file }) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('every picture is shown on a page', () => {
    const shown = new Set(named.map(({ file }) => file));
    const pictures = readdirSync(path.join(root, 'docs/images'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:png|jpg)$/.test(file))
      .map((file) => path.posix.join('docs/images', ...file.split(path.sep)));
    expect(pictures.filter((picture) => !shown.has(picture))).toEqual([]);
  });
});
