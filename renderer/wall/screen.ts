import { createStore, type StoreApi } from 'zustand/vanilla';
import { FONT_FAMILY } from '../widgets/text/ruler';
import type { Viewport } from '../widgets/board/geometry';

/** The page's size in CSS pixels, and a number that grows when a font arrives: texts are then measured anew. */
export interface Screen extends Viewport {
  readonly fonts: number;
}

/** A font that takes longer arrives later; the wall does not wait for it. */
const FONT_PATIENCE_MS = 1_500;

export function pageScreen(page: Window, onFonts: () => void): StoreApi<Screen> {
  const screen = createStore<Screen>(() => ({ width: page.innerWidth, height: page.innerHeight, fonts: 0 }));
  page.addEventListener('resize', () => {
    screen.setState({ width: page.innerWidth, height: page.innerHeight });
  });
  page.document.fonts.addEventListener('loadingdone', () => {
    onFonts();
    screen.setState((state) => ({ fonts: state.fonts + 1 }));
  });
  return screen;
}

/** Resolves when the wall's font is there, or is late. */
export async function fontReady(page: Window): Promise<void> {
  const late = new Promise<void>((resolve) => {
    page.setTimeout(resolve, FONT_PATIENCE_MS);
  });
  const loaded = page.document.fonts.load(`640 40px '${FONT_FAMILY}'`, 'Łukasz 0123').then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([loaded, late]);
}
