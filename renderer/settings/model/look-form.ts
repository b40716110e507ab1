import type { HEMISPHERES, MOTIONS, THEME_CHOICES } from '#core/config/choices';
import type { WallConfig } from '#core/config/schema';
import type { Weekday } from '#core/domain/hours';
import type { BrandColors } from '#core/look/brand-theme';
import { numberIn } from './number-in';

export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Hemisphere = (typeof HEMISPHERES)[number];
export type Motion = (typeof MOTIONS)[number];

export interface DimmingForm {
  readonly from: string;
  readonly until: string;
  /** On which they begin; none: on every day. */
  readonly weekdays: readonly Weekday[];
  readonly brightnessPercent: string;
}

/** What the admin has chosen about the look. Numbers stay texts until they are saved. */
export interface LookForm {
  readonly theme: ThemeChoice;
  readonly hemisphere: Hemisphere;
  /** A `data:` address; null without one. */
  readonly logo: string | null;
  /** null: the theme's own. */
  readonly colors: BrandColors | null;
  readonly motion: Motion;
  readonly overscanPercent: string;
  readonly pixelShift: boolean;
  readonly dimming: readonly DimmingForm[];
}

/** Colours to begin with: the app's own. */
export const FIRST_COLORS: BrandColors = ['#5461ff', '#12b3a6'];
export const NEW_DIMMING: DimmingForm = { from: '19:00', until: '07:00', weekdays: [], brightnessPercent: '40' };

export function lookFormOf(wall: WallConfig): LookForm {
  return {
    theme: wall.theme,
    hemisphere: wall.hemisphere,
    logo: wall.brand.logo ?? null,
    colors: wall.brand.colors ?? null,
    motion: wall.motion,
    overscanPercent: String(wall.overscanPercent),
    pixelShift: wall.pixelShift,
    dimming: wall.dimming.map(({ weekdays = [], ...dimming }) => ({
      ...dimming,
      weekdays,
      brightnessPercent: String(dimming.brightnessPercent),
    })),
  };
}

/** The keys of the wall that are about its look, as `settings:save` takes them. */
export function lookPayload(form: LookForm): Record<string, unknown> {
  const { theme, hemisphere, logo, colors, motion, pixelShift } = form;
  return {
    theme,
    hemisphere,
    motion,
    pixelShift,
    brand: { ...(logo === null ? {} : { logo }), ...(colors === null ? {} : { colors }) },
    overscanPercent: numberIn(form.overscanPercent),
    dimming: form.dimming.map(({ from, until, weekdays, brightnessPercent }) => ({
      from,
      until,
      ...(weekdays.length === 0 ? {} : { weekdays }),
      brightnessPercent: numberIn(brightnessPercent),
    })),
  };
}
