// Makes docs/gallery.md: every scene in three themes and two orientations.
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { buildIfNeeded } from './build.mjs';
import { ensureChromium } from './chromium.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/images/gallery');
const page = path.join(root, 'docs/gallery.md');
/** NAME-THEME-ORIENTATION.jpg */
const PICTURE = /^(?<scene>.+)-(?<theme>[^-]+)-(?<orientation>landscape|portrait)\.jpg$/;
/** In CSS pixels, on the page. */
const WIDTHS = { landscape: 400, portrait: 225 };
function takePictures() {
  const args = [
    path.join(root, 'node_modules/@playwright/test/cli.js'),
    'test',
    '--project=gallery',
    '--reporter=line',
  ];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const capitalised = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

function tableOf(scene, pictures) {
  const themes = [...new Set(pictures.map(({ theme }) => theme))];
  const rows = Object.entries(WIDTHS).map(([orientation, width]) =>
    themes.map((theme) => {
      const alt = `${capitalised(scene)}, ${theme}, ${orientation}`;
      return `<img src="images/gallery/${scene}-${theme}-${orientation}.jpg" width="${width}" alt="${alt}">`;
    }),
  );
  const lines = [themes.map(capitalised), themes.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

await buildIfNeeded();
ensureChromium();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
takePictures();

const pictures = (await readdir(folder)).flatMap((file) => {
  const groups = PICTURE.exec(file)?.groups;
  return groups === undefined ? [] : [{ file, ...groups }];
});

const scenes = [...new Set(pictures.map(({ scene }) => scene))];
const sections = scenes.map((scene) => {
  const ofScene = pictures.filter((picture) => picture.scene === scene);
  return `## ${capitalised(scene)}\n\n${tableOf(scene, ofScene)}\n`;
});
const text = `# Gallery

Every scene of the wall in its themes, on a screen that lies and on one that stands, with the data of an invented office.
Celebrations are shown as they are where people have asked for less motion.
What each scene is for, and when it comes up: [Operations](operations.md). \`npm run gallery\` makes this page anew.

${sections.join('\n')}`;
await writeFile(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
console.log(`docs/gallery.md: ${pictures.length} pictures of ${scenes.length} scenes`);
