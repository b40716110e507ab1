import type { CDPSession, Page } from '@playwright/test';
import type { Frame } from '#core/ipc/frame';
import { WALL_PATH, type ToPage } from '#core/ipc/wire';
import { frameOf, NOON_MS } from '../renderer/testing/frames';
import type { Sample } from '../renderer/testing/flashes';

/** Fine enough for what flashes up to ten times a second. */
const STEP_MS = 50;
/** The page has loaded by then. */
const START_MS = NOON_MS + 1_000;
/** Cells of a picture, in a row and in a column. */
const COLUMNS = 32;
const ROWS = 18;

interface SteppedWindow {
  held?: WeakSet<Animation>;
}

/** The real wall, on a clock that goes on step by step: timers, style animations and frames alike. */
export class SteppedWall {
  readonly #page: Page;
  readonly #eye: Page;
  /** Takes pictures without waiting for anything. */
  readonly #camera: CDPSession;
  #tell: (frame: Frame) => void = () => undefined;
  #frame = frameOf([]);
  #atMs = 0;

  private constructor(page: Page, camera: CDPSession, eye: Page) {
    this.#page = page;
    this.#camera = camera;
    this.#eye = eye;
  }

  /** @param eye another page, to look at pictures with */
  static async open(page: Page, eye: Page, url: string): Promise<SteppedWall> {
    const wall = new SteppedWall(page, await page.context().newCDPSession(page), eye);
    await page.routeWebSocket(new RegExp(WALL_PATH), (socket) => {
      wall.#tell = (frame) => {
        const message: ToPage = { kind: 'push', channel: 'wall:frame', payload: frame };
        socket.send(JSON.stringify(message));
      };
    });
    await page.clock.install({ time: NOON_MS });
    await page.goto(url);
    await page.getByTestId('wall').waitFor();
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

  async #seen(): Promise<number[]> {
    const { data: picture } = await this.#camera.send('Page.captureScreenshot', { optimizeForSpeed: true });
    return this.#eye.evaluate(
      async ([data, columns, rows]) => {
        const image = await createImageBitmap(await (await fetch(data)).blob());
        const canvas = new OffscreenCanvas(image.width, image.height);
        const paint = canvas.getContext('2d', { willReadFrequently: true })!;
        paint.drawImage(image, 0, 0);
        const pixels = paint.getImageData(0, 0, image.width, image.height).data;
        const linear = Float64Array.from({ length: 256 }, (_, value) =>
          value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        );
        const sums = new Float64Array(columns * rows);
        const counts = new Float64Array(columns * rows);
        for (let y = 0; y < image.height; y += 3) {
          for (let x = 0; x < image.width; x += 3) {
            const cell = Math.floor((y * rows) / image.height) * columns + Math.floor((x * columns) / image.width);
            const at = (y * image.width + x) * 4;
            const red = 0.2126 * linear[pixels[at]!]!;
            const green = 0.7152 * linear[pixels[at + 1]!]!;
            sums[cell]! += red + green + 0.0722 * linear[pixels[at + 2]!]!;
            counts[cell]!++;
          }
        }
        return Array.from(sums, (sum, cell) => sum / counts[cell]!);
      },
      [`data:image/png;base64,${picture}`, COLUMNS, ROWS] as const,
    );
  }
}
