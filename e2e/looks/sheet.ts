import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { THEMES } from '#core/config/choices';
import type { Size } from '../gallery/gallery-page';
import { pngOf, rasterOf } from './png';
import { blank, coarse, cut, halved, put, type Raster, type Spot } from './raster';

/** The accepted pictures of a scene: a file with all themes beside each other, lying ones above, standing ones below. */

const folder = path.resolve(import.meta.dirname, 'pictures');
/** In levels of 255: finer ones make the files larger, and nothing else. */
const STEP = 4;
/** The layout is that of a screen of 720p; the wall's page paints it in half the size, and it is kept in a quarter. */
export const SIZES = {
  landscape: { width: 1280, height: 720 },
  portrait: { width: 720, height: 1280 },
} as const satisfies Record<string, Size>;
const KEPT = 4;

export type Orientation = keyof typeof SIZES;
export type Theme = (typeof THEMES)[number];

/** A screenshot as it is compared and kept. */
export function pictureOf(screenshot: Uint8Array): Raster {
  return halved(rasterOf(screenshot));
}

export class Sheet {
  readonly #file: string;
  #accepted: Raster;

  private constructor(file: string, accepted: Raster) {
    this.#file = file;
    this.#accepted = accepted;
  }

  /** The sheet of a scene; an empty one where there is none yet, or one for other themes. */
  static async open(scene: string): Promise<Sheet> {
    const file = path.join(folder, `${scene}.png`);
    const kept = await readFile(file).then(rasterOf, () => null);
    const { width, height } = emptySheet();
    return new Sheet(file, kept?.width === width && kept.height === height ? kept : emptySheet());
  }

  /** Null where none has been accepted. */
  accepted(theme: Theme, orientation: Orientation): Raster | null {
    const { width, height } = SIZES[orientation];
    const picture = cut(this.#accepted, spotOf(theme, orientation), width / KEPT, height / KEPT);
    return picture?.data.some((level) => level !== 0) ? picture : null;
  }

  accept(theme: Theme, orientation: Orientation, picture: Raster): void {
    put(this.#accepted, spotOf(theme, orientation), coarse(picture, STEP));
  }

  async save(): Promise<void> {
    await writeFile(this.#file, pngOf(this.#accepted));
  }
}

function emptySheet(): Raster {
  const { landscape, portrait } = SIZES;
  return blank((THEMES.length * landscape.width) / KEPT, (landscape.height + portrait.height) / KEPT);
}

function spotOf(theme: Theme, orientation: Orientation): Spot {
  return {
    x: (THEMES.indexOf(theme) * SIZES.landscape.width) / KEPT,
    y: orientation === 'landscape' ? 0 : SIZES.landscape.height / KEPT,
  };
}
