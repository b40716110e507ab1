import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '#core/kernel/fake-clock';
import { Kiosk } from './kiosk';

class FakeBrowser {
  kills = 0;
  end: () => void = () => undefined;
  onEnd(listener: () => void): void {
    this.end = listener;
  }
  kill(): void {
    this.kills++;
  }
}

let clock: FakeClock;
let started: { readonly url: string; readonly browser: FakeBrowser }[];
let kiosk: Kiosk;

beforeEach(() => {
  clock = new FakeClock();
  started = [];
  kiosk = new Kiosk({
    clock,
    start: (url) => {
      const browser = new FakeBrowser();
      started.push({ url, browser });
      return browser;
    },
  });
  kiosk.show('http://127.0.0.1:4600/');
});

const end = (): void => started.at(-1)?.browser.end();

it('a browser that ends is opened again at the same address', () => {
  clock.advance(60_000);
  end();
  expect(started).toHaveLength(1);
  clock.advance(2_000);
  expect(started.map(({ url }) => url)).toEqual(['http://127.0.0.1:4600/', 'http://127.0.0.1:4600/']);
});

it('one that never works is tried ever more slowly, and never given up', () => {
  for (let hour = 0; hour < 3_600; hour++) {
    clock.advance(1_000);
    end();
  }
  expect(started.length).toBeGreaterThan(55);
  expect(started.length).toBeLessThan(75);
});

it('an end told twice opens it once', () => {
  end();
  end();
  clock.advance(120_000);
  expect(started).toHaveLength(2);
});

it('closing ends the browser and opens none', () => {
  kiosk.close();
  end();
  clock.advance(600_000);
  expect(started.map(({ browser }) => browser.kills)).toEqual([1]);
  expect(clock.pendingTimers).toBe(0);
});
