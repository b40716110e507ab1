import type { Browser } from 'playwright';

/** As Chromium writes it; `ts` in µs of a clock of its own. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly ts: number;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The reports of frames alone: to note all that goes on in the compositor takes time from what is measured. */
const CATEGORIES = ['disabled-by-default-devtools.timeline.frame'];

/** What Chromium notes of its frames while something goes on. */
export async function traced(browser: Browser, something: () => Promise<unknown>): Promise<readonly TraceEvent[]> {
  const cdp = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await something();
  const complete = new Promise((resolve) => {
    cdp.once('Tracing.tracingComplete', resolve);
  });
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  return events;
}
