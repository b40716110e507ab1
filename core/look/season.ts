import type { HEMISPHERES, THEME_CHOICES, THEMES } from '../config/choices';

type Theme = (typeof THEMES)[number];
type Hemisphere = (typeof HEMISPHERES)[number];

/** By months, as meteorologists have it: spring is March to May in the north. */
const FROM_MARCH: readonly Theme[] = ['spring', 'summer', 'autumn', 'winter'];
const MARCH = 2;

/** The theme to show: the one that is chosen, or that of the season. */
export function themeAt(
  choice: (typeof THEME_CHOICES)[number],
  hemisphere: Hemisphere,
  atMs: number,
  monthOf: (atMs: number) => number = (ms) => new Date(ms).getMonth(),
): Theme {
  if (choice !== 'season') return choice;
  const season = Math.floor(((monthOf(atMs) - MARCH + 12) % 12) / 3);
  return FROM_MARCH[(season + (hemisphere === 'south' ? 2 : 0)) % FROM_MARCH.length] ?? 'spring';
}
