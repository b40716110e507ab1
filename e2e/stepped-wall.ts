import type { CDPSession, Page } from '@playwright/test';
import type { Frame } from '#core/ipc/frame';
import { WALL_PATH, type ToPage } from '#core/ipc/wire';
import { frameOf, NOON_MS } from '../renderer/testing/frames';
import type { Sample } from '../renderer/testing/flashes';
import { rasterOf } from './looks/png';
import { CHANNELS } from './looks/raster';

/** Fine enough for what flashes up to ten times a second. */
const STEP_MS = 50;
/** The page has loaded by then. */
const START_MS = NOON_MS + 4_000;
/** Cells of a picture, in a row and in a column. */
const COLUMNS = 32;
const ROWS = 18;
/** Every so many pixels one is looked at, along a row and along a column. */
const PIXEL_STEP = 3;
/** Relative luminance of a channel's levels, as the contrast rules of the web define it. */
const LINEAR = Float64Array.from({ length: 256 }, (_, level) =>
  level <= 10 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4,
);
const SHARES = [0.2126, 0.7152, 0.0722] as const;

interface SteppedWindow {
  held?: WeakSet<Animation>;
}

/** The real wall, on a clock that goes on step by step: timers, style animations and frames alike. */
export class SteppedWall {
  readonly #page: Page;
  /** Takes pictures without waiting for anything. */
  readonly #camera: CDPSession;
  #tell: (frame: Frame) => void = () => undefined;
  #frame = frameOf([]);
  #atMs = 0;

  private constructor(page: Page, camera: CDPSession) {
    this.#page = page;
    this.#camera = camera;
  }

  static async open(page: Page, url: string): Promise<SteppedWall> {
    const wall = new SteppedWall(page, await page.context().newCDPSession(page));
    let opened = (): void => undefined;
    const connected = new Promise<void>((resolve) => {
      opened = resolve;
    });
    await page.routeWebSocket(new RegExp(WALL_PATH), (socket) => {
      wall.#tell = (frame) => {
        const message: ToPage = { kind: 'push', channel: 'wall:frame', payload: frame };
        socket.send(JSON.stringify(message));
      };
      opened();
    });
    await page.clock.install({ time: NOON_MS });
    await page.goto(url);
    // The page is made with its first frame.
    await connected;
    await page.clock.pauseAt(START_MS);
    return wall;
  }

  async show(frame: Frame): Promise<void> {
    this.#frame = frame;
    this.#tell({ ...frame, atMs: this.#nowMs });
    await this.#page.locator('[data-board-id]').waitFor();
  }

  /** What is celebrated from now on; the board stays. */
  async celebrate(celebration: Frame['celebrations'][number]): Promise<void> {
    const atMs = this.#nowMs;
    const celebrations = [{ ...celebration, atMs }];
    this.#frame = { ...this.#frame, full: false, seq: this.#frame.seq + 1, rows: [], order: null, celebrations, atMs };
    this.#tell(this.#frame);
    await this.#page.getByTestId('celebration').waitFor();
  }

  async samples(forMs: number): Promise<Sample[]> {
    const samples: Sample[] = [];
    for (const endMs = this.#atMs + forMs; this.#atMs < endMs;) {
      samples.push({ atMs: this.#atMs, cells: await this.#seen() });
      await this.#step();
    }
    return samples;
  }

  get #nowMs(): number {
    return START_MS + this.#atMs;
  }

  async #step(): Promise<void> {
    await this.#page.clock.runFor(STEP_MS);
    this.#atMs += STEP_MS;
    await this.#page.evaluate((stepMs) => {
      const held = ((window as SteppedWindow).held ??= new WeakSet());
      for (const animation of document.getAnimations()) {
        const isNew = !held.has(animation);
        held.add(animation);
        animation.pause();
        animation.currentTime = isNew ? 0 : Number(animation.currentTime) + stepMs;
      }
    }, STEP_MS);
  }

  /** Mean relative luminance of each cell. */
  async #seen(): Promise<number[]> {
    const { data: picture } = await this.#camera.send('Page.captureScreenshot', { optimizeForSpeed: true });
    const { width, height, data } = rasterOf(Buffer.from(picture, 'base64'));
    const sums = new Float64Array(COLUMNS * ROWS);
    const counts = new Float64Array(COLUMNS * ROWS);
    for (let y = 0; y < height; y += PIXEL_STEP) {
      for (let x = 0; x < width; x += PIXEL_STEP) {
        const cell = Math.floor((y * ROWS) / height) * COLUMNS + Math.floor((x * COLUMNS) / width);
        const at = (y * width + x) * CHANNELS;
        for (const [channel, share] of SHARES.entries()) sums[cell]! += share * LINEAR[data[at + channel]!]!;
        counts[cell]!++;
      }
    }
    return Array.from(sums, (sum, cell) => sum / counts[cell]!);
  }
}
