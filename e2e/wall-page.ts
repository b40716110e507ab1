import type { Locator, Page } from '@playwright/test';

/** What the wall shows, by the marks that the contract promises. */
export class WallPage {
  constructor(readonly page: Page) {}

  get wall(): Locator {
    return this.page.getByTestId('wall');
  }

  get entries(): Locator {
    return this.page.locator('[data-board-id] [data-entry-id]');
  }

  entry(id: string): Locator {
    return this.page.locator(`[data-board-id] [data-entry-id="${id}"]`);
  }

  get celebration(): Locator {
    return this.page.getByTestId('celebration');
  }

  get notices(): Locator {
    return this.page.getByTestId('notice');
  }

  /** Entries on screen and their ranks, now. */
  async ranks(): Promise<Record<string, string>> {
    return this.entries.evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => [card.getAttribute('data-entry-id') ?? '', card.getAttribute('data-rank') ?? '']),
      ),
    );
  }

  freshness(): Promise<string | null> {
    return this.wall.getAttribute('data-freshness');
  }

  /** Counts entries at every animation frame from now on; the result tells how many frames showed how few. */
  async watchForBlanks(): Promise<() => Promise<{ frames: number; fewest: number }>> {
    await this.page.evaluate(() => {
      const seen = { frames: 0, fewest: Infinity };
      Object.assign(window, { seenEntries: seen });
      const look = (): void => {
        seen.frames++;
        seen.fewest = Math.min(seen.fewest, document.querySelectorAll('[data-board-id] [data-entry-id]').length);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    return () =>
      this.page.evaluate(() => (window as unknown as { seenEntries: { frames: number; fewest: number } }).seenEntries);
  }
}
