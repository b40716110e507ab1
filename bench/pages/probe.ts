/** Watches a wall from inside its page. Put into the page before its own scripts; asked from outside. */

/** A value that came on screen; `atMs` of the page's clock. */
export interface PaintedValue {
  readonly entryId: string;
  readonly value: number;
  readonly atMs: number;
}

/** Where the cards were in one frame: the middle of each, in pixels, and how far it is to be seen, 0 to 1. */
export interface Places {
  /** What the browser plays stands where it is at this time, however late the frame is. */
  readonly atMs: number;
  readonly cards: readonly (readonly [entryId: string, x: number, y: number, seen: number])[];
}

export interface Probe {
  now(): number;
  /** Begins to write down values as they are painted; with what is there already. */
  watchValues(): void;
  painted(): readonly PaintedValue[];
  /** Begins to write down the places of all cards with each frame. */
  watchPlaces(): void;
  places(): readonly Places[];
  /** Looks out for the first frame with this on screen. */
  watchFor(selector: string): void;
  /** When that was. */
  firstPaint(): Promise<number>;
}

declare global {
  interface Window {
    benchProbe: Probe;
  }
}

const CARDS = '[data-entry-id]';
const DIGITS = /\D/g;

/** `look` sees what the next frame paints; what it returns is called once that is done. */
function inNextFrame(look: () => (() => void) | null): void {
  requestAnimationFrame(() => {
    const done = look();
    if (done === null) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

function cards(): NodeListOf<HTMLElement> {
  return document.querySelectorAll<HTMLElement>(CARDS);
}

const painted: PaintedValue[] = [];
const places: Places[] = [];
let firstPaint = Promise.reject<number>(new Error('nothing is looked out for'));
firstPaint.catch(() => undefined);

window.benchProbe = {
  now: () => performance.now(),

  watchValues() {
    const shown = new Map<string, number>();
    let waiting = false;
    const look = (): (() => void) => {
      waiting = false;
      const fresh: (readonly [string, number])[] = [];
      for (const card of cards()) {
        const id = card.dataset['entryId'] ?? '';
        const value = Number((card.querySelector('.number')?.textContent ?? '').replace(DIGITS, ''));
        if (shown.get(id) === value) continue;
        shown.set(id, value);
        fresh.push([id, value]);
      }
      return () => {
        const atMs = performance.now();
        for (const [entryId, value] of fresh) painted.push({ entryId, value, atMs });
      };
    };
    const changed = (): void => {
      if (waiting) return;
      waiting = true;
      inNextFrame(look);
    };
    new MutationObserver(changed).observe(document, { childList: true, characterData: true, subtree: true });
    changed();
  },

  painted: () => painted,

  watchPlaces() {
    const look = (): (() => void) => {
      inNextFrame(look);
      return () => {
        places.push({ atMs: Number(document.timeline.currentTime), cards: [...cards()].map(placeOf) });
      };
    };
    inNextFrame(look);
  },

  places: () => places,

  watchFor(selector) {
    firstPaint = new Promise((resolve) => {
      const look = (): (() => void) | null => {
        if (document.querySelector(selector) !== null)
          return () => {
            resolve(performance.now());
          };
        inNextFrame(look);
        return null;
      };
      inNextFrame(look);
    });
  },

  firstPaint: () => firstPaint,
};

function placeOf(card: HTMLElement): readonly [string, number, number, number] {
  const box = card.getBoundingClientRect();
  const seen = Number(getComputedStyle(card).opacity);
  // A card that steps onto the podium becomes narrower at its end, which is no movement.
  return [card.dataset['entryId'] ?? '', box.x, box.y + box.height / 2, seen];
}
