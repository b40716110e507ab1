import { writeFile } from 'node:fs/promises';
import { THEMES } from '#core/config/choices';
import type { Frame } from '#core/ipc/frame';
import { sourceOf } from '../../renderer/testing/frames';
import { GALLERY } from '../../renderer/testing/gallery';
import { differenceBetween } from './difference';
import { expect, ORIENTATIONS, pictureOn, test, type Walls } from './fixtures';
import { pngOf } from './png';
import type { Raster } from './raster';
import { Sheet, type Orientation, type Theme } from './sheet';

/** Every scene, in every theme, lying and standing, looks as it did when somebody last looked at it and was content. */

const ACCEPT = 'npx playwright test --project=looks --update-snapshots';

/** What is to be said of a picture, or null when it looks as accepted. In `accepting`, the sheet takes it. */
async function complaintOf(sheet: Sheet, name: Name, actual: Raster, accepting: boolean): Promise<string | null> {
  const { theme, orientation } = name;
  const expected = sheet.accepted(theme, orientation);
  const difference = expected === null ? null : differenceBetween(expected, actual);
  if (difference?.looksDifferent === false) return null;
  if (accepting) {
    sheet.accept(theme, orientation, actual);
    return `${theme}, ${orientation}: accepted`;
  }
  const written = [await write(`${theme}-${orientation}-actual.png`, actual)];
  if (expected === null || difference === null) return `${theme}, ${orientation}: never accepted; ${written.join(' ')}`;
  written.push(await write(`${theme}-${orientation}-expected.png`, expected));
  written.push(await write(`${theme}-${orientation}-difference.png`, difference.picture));
  const { places, worst } = difference;
  return `${theme}, ${orientation}: ${places} places, by up to ${worst} of 255 levels; ${written.join(' ')}`;
}

interface Name {
  readonly theme: Theme;
  readonly orientation: Orientation;
}

async function write(name: string, raster: Raster): Promise<string> {
  const file = test.info().outputPath(name);
  await writeFile(file, pngOf(raster));
  return file;
}

async function complaintsOf(scene: string, frame: Frame, walls: Walls): Promise<string[]> {
  const accepting = ['all', 'changed'].includes(test.info().config.updateSnapshots);
  const sheet = await Sheet.open(scene);
  const complaints: string[] = [];
  for (const theme of THEMES) {
    // Side by side: while one is painted, the other is compared.
    const found = await Promise.all(
      ORIENTATIONS.map(async (orientation) => {
        const actual = await pictureOn(walls[orientation], frame, theme);
        return complaintOf(sheet, { theme, orientation }, actual, accepting);
      }),
    );
    complaints.push(...found.filter((complaint) => complaint !== null));
  }
  if (!accepting || complaints.length === 0) return complaints;
  await sheet.save();
  return [];
}

/** An old board is no scene, but it has a look. */
const LOOKS = new Map([...GALLERY, ['stale', staleOf(GALLERY.get('leaderboard')!)]]);

function staleOf(frame: Frame): Frame {
  const confirmedAtMs = frame.atMs - 2 * 3_600_000;
  const source = sourceOf({ state: 'waiting', status: 'reconnecting', trouble: 'server-not-answering', code: 'NET-2' });
  return { ...frame, status: { ...frame.status, freshness: 'stale', confirmedAtMs, sources: [source] } };
}

for (const [scene, frame] of LOOKS) {
  test(`${scene} looks as accepted`, async ({ walls }) => {
    const complaints = await complaintsOf(scene, frame, walls);
    expect(complaints, `Look at the pictures. If this is how it should look: ${ACCEPT}`).toEqual([]);
  });
}
