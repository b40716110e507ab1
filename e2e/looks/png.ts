import { decode, encode } from 'fast-png';
import { blank, CHANNELS, type Raster } from './raster';

/** The picture in a PNG file of 8 bits, without its opacity. */
export function rasterOf(png: Uint8Array): Raster {
  const { width, height, channels, data } = decode(png);
  const raster = blank(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < CHANNELS; channel++) {
      raster.data[pixel * CHANNELS + channel] = data[pixel * channels + channel]!;
    }
  }
  return raster;
}

export function pngOf({ width, height, data }: Raster): Uint8Array {
  return encode({ width, height, data, channels: CHANNELS, depth: 8 }, { zlib: { level: 9 } });
}
