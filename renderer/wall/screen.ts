import { createStore, type StoreApi } from 'zustand/vanilla';
import { FONT_FAMILY } from '../widgets/text/ruler';
import { sameViewport, type Viewport } from '../widgets/board/geometry';

/** The size of what can be seen of the page, in CSS pixels, and a number that grows when a font arrives: texts are then measured anew. */
export interface Screen extends Viewport {
  readonly fonts: number;
}

/** A font that takes longer arrives later; the wall does not wait for it. */
const FONT_PATIENCE_MS = 1_500;

/** @param overscan what the TV cuts off at each edge now, in percent of the width and the height */
export function pageScreen(
  page: Window,
  onFonts: () => void,
  overscan: () => number,
): { readonly screen: StoreApi<Screen>; readonly fit: () => void } {
  const size = (): Viewport => {
    const share = 1 - (2 * overscan()) / 100;
    return { width: page.innerWidth * share, height: page.innerHeight * share };
  };
  const screen = createStore<Screen>(() => ({ ...size(), fonts: 0 }));
  const fit = (): void => {
    if (!sameViewport(screen.getState(), size())) screen.setState(size());
  };
  page.addEventListener('resize', fit);
  page.document.fonts.addEventListener('loadingdone', () => {
    onFonts();
    screen.setState((state) => ({ fonts: state.fonts + 1 }));
  });
  return { screen, fit };
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
