import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/chromium.mjs';
import type { PaintedValue, Places } from '../pages/probe';
import type { Kit } from './kit';
import { PageClock, type ClockReading } from './page-clock';
import { PROBE_FILE } from './page-server';
import { monotonicMs, pause } from './time';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const FULL_HD: Size = { width: 1_920, height: 1_080 };
export const ULTRA_HD: Size = { width: 3_840, height: 2_160 };

const CLOCK_READINGS = 20;
const CLOCK_EVERY_MS = 1_000;

/** Chromium without a window, with its own defaults. */
export async function browserFor(kit: Kit): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS] });
  kit.onEnd(() => browser.close());
  return browser;
}

/** Since the page was loaded: seconds of processor time that its main thread spent on each. */
export interface Work {
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  /** All of these and whatever else. */
  readonly all: number;
}

/** What to look out for: the first frame that has this on screen. */
export interface Early {
  readonly first: string;
}

/** One page under measurement, in a context of its own, so that nothing is in its cache. */
export class Tab {
  readonly #page: Page;
  readonly #cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  /** @param early what is asked of the probe before the page's own scripts run */
  static async open(browser: Browser, size: Size, early?: Early): Promise<Tab> {
    const context = await browser.newContext({ viewport: size });
    const page = await context.newPage();
    await page.addInitScript({ path: PROBE_FILE });
    if (early !== undefined) await page.addInitScript(`benchProbe.watchFor(${JSON.stringify(early.first)})`);
    const cdp = await context.newCDPSession(page);
    // Counts from here on only, and only what the page's thread itself got of the processor.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Tab(page, cdp);
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url, { waitUntil: 'commit' });
  }

  async has(selector: string): Promise<void> {
    await this.#page.locator(selector).first().waitFor({ state: 'attached' });
  }

  async close(): Promise<void> {
    await this.#page.context().close();
  }

  async work(): Promise<Work> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    const held = new Map(metrics.map(({ name, value }) => [name, value]));
    const of = (name: string): number => held.get(name) ?? 0;
    return {
      script: of('ScriptDuration'),
      style: of('RecalcStyleDuration'),
      layout: of('LayoutDuration'),
      all: of('TaskDuration'),
    };
  }

  /** Of the page's heap, once the garbage is gone. */
  async heapBytes(): Promise<number> {
    for (let times = 0; times < 3; times++) await this.#cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#cdp.send('Runtime.getHeapUsage');
    return usedSize;
  }

  /** The page's clock and this machine's, asked once a second as long as something goes on. */
  async clockDuring(something: Promise<unknown>): Promise<PageClock> {
    const readings: ClockReading[] = [];
    let goesOn = true;
    const ended = something.finally(() => (goesOn = false));
    for (let times = 0; times < CLOCK_READINGS; times++) readings.push(await this.#clockReading());
    while (goesOn as boolean) {
      readings.push(await this.#clockReading());
      await Promise.race([ended, pause(CLOCK_EVERY_MS)]);
    }
    return new PageClock(readings);
  }

  async #clockReading(): Promise<ClockReading> {
    const beforeMs = monotonicMs();
    const pageMs = await this.#asked<number>('now()');
    return { beforeMs, pageMs, afterMs: monotonicMs() };
  }

  watchValues(): Promise<void> {
    return this.#asked('watchValues()');
  }

  painted(): Promise<readonly PaintedValue[]> {
    return this.#asked('painted()');
  }

  watchPlaces(): Promise<void> {
    return this.#asked('watchPlaces()');
  }

  places(): Promise<readonly Places[]> {
    return this.#asked('places()');
  }

  /** Of what the tab was opened to watch for; as the page's clock has it. */
  firstPaint(): Promise<number> {
    return this.#asked('firstPaint()');
  }

  async #asked<T>(call: string): Promise<T> {
    const { result, exceptionDetails } = await this.#cdp.send('Runtime.evaluate', {
      expression: `benchProbe.${call}`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`${call}: ${exceptionDetails.text}`);
    return result.value as T;
  }
}
