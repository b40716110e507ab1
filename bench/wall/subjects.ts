import type { Browser } from 'playwright';
import { FULL_HD, Tab, type Early, type Size } from '../kit/browser';
import type { Child } from '../kit/child';
import type { Kit } from '../kit/kit';
import { pause } from '../kit/time';
import { wallProcess } from '../kit/wall-process';

export const PEOPLE = 10;
const SEED = 1;
/** The first board has come in and everything stands. */
const SETTLED_MS = 2_500;

/** A wall that shows the board of a server. */
export interface Subject {
  readonly tab: Tab;
  readonly scores: Child;
  close(): Promise<void>;
}

export interface SubjectOptions {
  readonly browser: Browser;
  readonly size?: Size;
}

/** Each subject has a server of its own, which tells the same. */
export async function scoresFor(kit: Kit): Promise<{ readonly scores: Child; readonly url: string }> {
  const scores = await kit.child('scores', { people: PEOPLE, seed: SEED });
  const { url } = scores.info as { url: string };
  return { scores, url };
}

/** The built app and its page. */
export async function ourWall(
  kit: Kit,
  { browser, size = FULL_HD, calmIntervalMs }: SubjectOptions & { readonly calmIntervalMs?: number },
): Promise<Subject> {
  const { scores, url } = await scoresFor(kit);
  const app = await wallProcess(kit, { sourceUrl: url, ...(calmIntervalMs === undefined ? {} : { calmIntervalMs }) });
  const tab = await shown(browser, app.url, size);
  return {
    tab,
    scores,
    close: async () => {
      await tab.close();
      await app.stop();
      await scores.kill();
    },
  };
}

/** @param pages address of the pages that the wall is measured beside */
export async function naiveWall(
  kit: Kit,
  { browser, size = FULL_HD, pages }: SubjectOptions & { readonly pages: string },
): Promise<Subject> {
  const { scores, url } = await scoresFor(kit);
  const tab = await shown(browser, naiveUrl(pages, url), size);
  return {
    tab,
    scores,
    close: async () => {
      await tab.close();
      await scores.kill();
    },
  };
}

export function naiveUrl(pages: string, server: string): string {
  return `${pages}/naive.html?server=${encodeURIComponent(server)}`;
}

/** A tab with a board on it that has come to rest. */
export async function shown(browser: Browser, url: string, size: Size = FULL_HD, early?: Early): Promise<Tab> {
  const tab = await Tab.open(browser, size, early);
  await tab.goto(url);
  await tab.has('[data-entry-id]');
  await pause(SETTLED_MS);
  return tab;
}
