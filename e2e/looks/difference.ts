import { blank, CHANNELS, type Raster } from './raster';

/**
 * Do two pictures look different? Both are softened a little, and a pixel may take any value that is found around it in the
 * other picture: so that letters whose edges are smoothed in another way, or that stand a fraction of a pixel aside, look
 * the same, while a name that is lost, a row that has moved or a wrong colour does not.
 */

/** In levels of 255. One place that differs by more than `CLEAR` is seen, and many that differ by more than `FAINT`. */
const CLEAR = 24;
const FAINT = 8;
const MOST_FAINT_PLACES = 60;

export interface Difference {
  readonly looksDifferent: boolean;
  /** In levels of 255, where it is largest. */
  readonly worst: number;
  /** How many pixels differ faintly, or more. */
  readonly places: number;
  /** Where, in red on the expected picture; brighter is more. */
  readonly picture: Raster;
}

/** Throws an Error if the two are not of the same size. */
export function differenceBetween(expected: Raster, actual: Raster): Difference {
  const { width, height } = expected;
  if (width !== actual.width || height !== actual.height) {
    throw new Error(`A picture of ${width} by ${height} cannot be compared with ${actual.width} by ${actual.height}.`);
  }
  const [one, other] = [softened(expected), softened(actual)];
  const picture = blank(width, height);
  const near = new Int32Array(AROUND.length);
  let [worst, places] = [0, 0];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const by = Math.max(outside(one, other, pixel, near), outside(other, one, pixel, near));
    worst = Math.max(worst, by);
    if (by > FAINT) places += 1;
    for (let channel = 0; channel < CHANNELS; channel++) {
      const ground = expected.data[pixel * CHANNELS + channel]! / 4;
      picture.data[pixel * CHANNELS + channel] = channel === 0 && by > FAINT ? Math.min(255, 128 + by * 2) : ground;
    }
  }
  return { looksDifferent: worst > CLEAR || places > MOST_FAINT_PLACES, worst, places, picture };
}

/** The pixels around, one to each side, with what they weigh. */
const AROUND = [-1, 0, 1].flatMap((dy) =>
  [-1, 0, 1].map((dx) => ({ dx, dy, weight: (2 - Math.abs(dx)) * (2 - Math.abs(dy)) })),
);
const WEIGHT = AROUND.reduce((sum, { weight }) => sum + weight, 0);

/** The places in the data of a pixel's neighbours, itself included; an edge is its own neighbour. */
function neighbours({ width, height }: Raster, pixel: number, near: Int32Array): void {
  const x = pixel % width;
  const y = (pixel - x) / width;
  for (const [index, { dx, dy }] of AROUND.entries()) {
    const column = Math.min(width - 1, Math.max(0, x + dx));
    const row = Math.min(height - 1, Math.max(0, y + dy));
    near[index] = (row * width + column) * CHANNELS;
  }
}

function softened(raster: Raster): Raster {
  const soft = blank(raster.width, raster.height);
  const near = new Int32Array(AROUND.length);
  for (let pixel = 0; pixel < raster.width * raster.height; pixel++) {
    neighbours(raster, pixel, near);
    for (let channel = 0; channel < CHANNELS; channel++) {
      let sum = 0;
      for (const [index, { weight }] of AROUND.entries()) sum += raster.data[near[index]! + channel]! * weight;
      soft.data[pixel * CHANNELS + channel] = Math.round(sum / WEIGHT);
    }
  }
  return soft;
}

/** By how many levels a pixel of `one` is outside of all that is around it in `other`. */
function outside(one: Raster, other: Raster, pixel: number, near: Int32Array): number {
  neighbours(other, pixel, near);
  let most = 0;
  for (let channel = 0; channel < CHANNELS; channel++) {
    const level = one.data[pixel * CHANNELS + channel]!;
    let [low, high] = [255, 0];
    for (const at of near) {
      const there = other.data[at + channel]!;
      if (there < low) low = there;
      if (there > high) high = there;
    }
    most = Math.max(most, low - level, level - high);
  }
  return most;
}
