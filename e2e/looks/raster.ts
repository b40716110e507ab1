/** Pictures as numbers: red, green and blue of each pixel, from the upper left, 0 to 255 each. */

export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const CHANNELS = 3;

export function blank(width: number, height: number): Raster {
  return { width, height, data: new Uint8Array(width * height * CHANNELS) };
}

/** Half as wide and high: each pixel is the mean of four. What is left over at an odd edge is left out. */
export function halved({ width, height, data }: Raster): Raster {
  const small = blank(Math.floor(width / 2), Math.floor(height / 2));
  for (let y = 0; y < small.height; y++) {
    for (let at = 0; at < small.width * CHANNELS; at++) {
      const x = Math.floor(at / CHANNELS) * 2 * CHANNELS + (at % CHANNELS);
      const above = 2 * y * width * CHANNELS + x;
      const below = above + width * CHANNELS;
      const sum = data[above]! + data[above + CHANNELS]! + data[below]! + data[below + CHANNELS]!;
      small.data[y * small.width * CHANNELS + at] = Math.round(sum / 4);
    }
  }
  return small;
}

/** In steps of so many levels: smooth grounds then take little room in a file. */
export function coarse({ data, ...size }: Raster, step: number): Raster {
  return { ...size, data: data.map((level) => Math.min(255, Math.round(level / step) * step)) };
}

/** The part of a picture that begins there, or null where the picture is too small. */
export function cut(from: Raster, { x, y }: Spot, width: number, height: number): Raster | null {
  if (x + width > from.width || y + height > from.height) return null;
  const part = blank(width, height);
  for (let row = 0; row < height; row++) {
    const begin = ((y + row) * from.width + x) * CHANNELS;
    part.data.set(from.data.subarray(begin, begin + width * CHANNELS), row * width * CHANNELS);
  }
  return part;
}

/** Puts a picture there; it must fit. */
export function put(onto: Raster, { x, y }: Spot, part: Raster): void {
  for (let row = 0; row < part.height; row++) {
    const begin = row * part.width * CHANNELS;
    onto.data.set(part.data.subarray(begin, begin + part.width * CHANNELS), ((y + row) * onto.width + x) * CHANNELS);
  }
}
